import { readOnce, sqlOf, transaction } from '@plumbline/database';
import { returnUnsigned } from '../agreement/return-unsigned.ts';
import { tellOfDelegations } from '../delegation/tell-of-delegations.ts';
import type { Deps } from '../deps.ts';
import { namedStatement } from '../record/named-statement.ts';
import { proposeConsequencesDaily } from '../sanction/propose-from.ts';
import { type TownFacts, todayOf } from '../town/facts.ts';
import { clearAway } from './clear-away.ts';
import { composeBodies } from './compose-bodies.ts';
import { handOverAfterPosts } from './hand-over-after-posts.ts';
import { firstTime, type Span } from './span.ts';
import { todoAfterPosts } from './todo-after-posts.ts';

/** What the clock does once on each day of a town. A duty that is broken off is done again from its beginning. */
export interface DailyDuty {
  readonly name: string;
  readonly run: (deps: Deps, town: TownFacts, span: Span) => Promise<void>;
}

/** Duties in the order in which they are done. */
export const dailyDuties: readonly DailyDuty[] = [
  { name: 'handOverAfterPosts', run: handOverAfterPosts },
  { name: 'todoAfterPosts', run: todoAfterPosts },
  { name: 'proposeConsequences', run: proposeConsequencesDaily },
  { name: 'composeBodies', run: async (deps, town) => void (await composeBodies(deps, town.id)) },
  { name: 'returnUnsigned', run: async (deps, town) => void (await returnUnsigned(deps, town)) },
  { name: 'tellOfDelegations', run: async (deps, town, span) => void (await tellOfDelegations(deps, town.id, span)) },
  { name: 'clearAway', run: clearAway },
];

const begin = namedStatement(`
  insert into town_duty (town_id, duty, done_on, at) values (:town::int, :duty, :never::date, :at::timestamptz) on conflict do nothing`);
const claim = namedStatement<{ readonly done_on: string }>(`
  select done_on from town_duty where town_id = :town::int and duty = :duty for update skip locked`);
const finish = namedStatement(`
  update town_duty set done_on = :today::date, at = :at::timestamptz where town_id = :town::int and duty = :duty`);

const doDuty = async (deps: Deps, town: TownFacts, duty: DailyDuty, today: string, isNew: boolean): Promise<void> => {
  const scope = { townId: town.id, personId: null, as: 'clock' } as const;
  const values = { town: town.id, duty: duty.name, today, never: firstTime, at: deps.clock() };
  // On its own: whoever inserted the same row would otherwise wait until the duty is done.
  if (isNew) await transaction(deps.pool, scope, (tx) => tx.finish([begin(values)]));
  await transaction(deps.pool, scope, async (tx) => {
    const claimed = await tx.first(claim(values));
    // Another worker is at it, or has just done it.
    if (claimed === undefined || claimed.done_on === today) return;
    await duty.run(deps, town, { since: claimed.done_on, today });
    await tx.finish([finish(values)]);
  });
};

/** Does what is left to do of a town's duties for its present day, at any hour; days on which no clock ran are made good. */
export const doDailyDuties = async (
  deps: Deps,
  town: TownFacts,
  duties: readonly DailyDuty[] = dailyDuties,
): Promise<void> => {
  const today = todayOf(town, deps.clock());
  const rows = await readOnce(
    deps.pool,
    { townId: town.id, personId: null },
    sqlOf.selectFrom('town_duty').where('town_id', '=', town.id).select(['duty', 'done_on']),
  );
  const doneOn = new Map(rows.map(({ duty, done_on }) => [duty, done_on]));
  for (const duty of duties) {
    const last = doneOn.get(duty.name);
    if (last !== today) await doDuty(deps, town, duty, today, last === undefined);
  }
};
