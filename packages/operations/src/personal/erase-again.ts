import { sqlOf, transaction } from '@plumbline/database';
import type { Deps } from '../deps.ts';
import { namedStatement } from '../record/named-statement.ts';
import { listTowns } from '../town/create-town.ts';
import { todayOf, townFacts } from '../town/facts.ts';
import { finishErasure } from './erase-person.ts';
import { finishPupilErasure } from './erase-pupil.ts';
import type { ListedErasure } from './erasure-list.ts';

/** What came back with an older backup and was erased again. */
export interface ErasedAgain {
  readonly persons: number;
  readonly pupils: number;
  /** Posts that the erased persons hold in it: somebody has to end them. */
  readonly posts: number;
}

/** Reason that stands with an erasure that was done again. */
const again = '恢复较早的备份后再次注销';

type Found = Pick<ListedErasure, 'kind' | 'id' | 'madeAt'>;
const columns = `p.id, p.created_at as "madeAt"`;
const persons = namedStatement<Found & { readonly posts: number }>(`
  select 'person' as kind, ${columns}, (select count(*)::int from post o
    where o.town_id = p.town_id and o.person_id = p.id and o.to_on >= :today::date) as posts
  from person p where p.town_id = :town::int and p.id = any(:ids::bigint[]) and p.erased_at is null`);
const pupils = namedStatement<Found & { readonly posts: number }>(`
  select 'pupil' as kind, ${columns}, 0 as posts
  from pupils.pupil p where p.town_id = :town::int and p.id = any(:ids::bigint[]) and p.erased_at is null`);
const done = namedStatement<Found>(`
  select 'person' as kind, ${columns} from person p where p.town_id = :town::int and p.erased_at is not null
  union all select 'pupil', ${columns} from pupils.pupil p where p.town_id = :town::int and p.erased_at is not null`);

const askAgain = (deps: Deps, townId: number, { kind, id }: Found) =>
  transaction(deps.pool, { townId, personId: null }, (tx) =>
    tx.run(
      sqlOf
        .insertInto('erasure')
        .values({
          town_id: townId,
          ...(kind === 'person' ? { person_id: id } : { pupil_id: id }),
          reason: again,
          words: [],
          asked_at: deps.clock(),
        })
        .onConflict((conflict) => conflict.doNothing()),
    ),
  );

const isSame = (one: Found, other: Found): boolean =>
  one.kind === other.kind && one.id === other.id && one.madeAt.getTime() === other.madeAt.getTime();

/**
 * Erases again whom the list names and the database, brought back from an older backup, still knows; posts and open cases do
 * not stand against it. What the database has erased and the list lacks is added to the list. Without a list nothing happens.
 */
export const eraseAgain = async (deps: Deps): Promise<ErasedAgain> => {
  const listed = (await deps.erasures?.all()) ?? [];
  const count = { persons: 0, pupils: 0, posts: 0 };
  for (const { id: townId } of await listTowns(deps)) {
    const today = todayOf(await townFacts(deps, townId), deps.clock());
    const named = listed.filter((each) => each.townId === townId);
    const idsOf = (kind: ListedErasure['kind']) => named.filter((each) => each.kind === kind).map(({ id }) => id);
    const scope = { townId, personId: null, as: 'eraser' } as const;
    const { back, gone } = await transaction(deps.pool, scope, async (tx) => ({
      back: [
        ...(await tx.run(persons({ town: townId, today, ids: idsOf('person') }))),
        ...(await tx.run(pupils({ town: townId, ids: idsOf('pupil') }))),
      ].filter((found) => named.some((each) => isSame(each, found))),
      gone: await tx.run(done({ town: townId })),
    }));
    for (const found of back) {
      await askAgain(deps, townId, found);
      if (found.kind === 'person') await finishErasure(deps, townId, found.id);
      else await finishPupilErasure(deps, townId, found.id);
      count[found.kind === 'person' ? 'persons' : 'pupils'] += 1;
      count.posts += found.posts;
    }
    for (const each of gone)
      if (!named.some((known) => isSame(known, each))) await deps.erasures?.add({ townId, ...each });
  }
  return count;
};
