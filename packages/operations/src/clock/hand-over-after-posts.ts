import { readOnce } from '@plumbline/database';
import type { Deps } from '../deps.ts';
import { handOver, handOverOrphans } from '../record/hand-over.ts';
import { namedStatement } from '../record/named-statement.ts';
import type { TownFacts } from '../town/facts.ts';
import { firstTime, type Span } from './span.ts';

// A post counts to the end of its last day. Another post in the same unit keeps the cases with the person, and so does one
// that carries it on elsewhere: a class teacher who went up with the class.
const leftUnits = namedStatement<{
  readonly person_id: number;
  readonly successor_id: number | null;
  readonly units: readonly number[];
}>(`
  select p.person_id, p.successor_id, array_agg(distinct p.unit_id) as units from post p
  where p.town_id = :town::int and p.to_on >= :since::date and p.to_on < :today::date
    and not exists (select from post q where q.town_id = p.town_id and q.person_id = p.person_id and q.unit_id = p.unit_id
      and q.from_on <= :today::date and q.to_on >= :today::date)
    and not exists (select from post q where q.town_id = p.town_id and q.person_id = p.person_id and q.follows_id = p.id
      and q.from_on <= :today::date and q.to_on >= :today::date)
  group by p.person_id, p.successor_id order by p.person_id, p.successor_id`);

/**
 * Hands over the cases of posts that have ended by their dates since the clock last looked (I6: a case follows the post):
 * of whoever left a unit, the cases there; of whoever holds no post any more, all.
 */
export const handOverAfterPosts = async (deps: Deps, town: TownFacts, { since, today }: Span): Promise<void> => {
  // Before the clock ran for the first time, people may have been given cases on purpose after they had left.
  if (since !== firstTime) {
    const scope = { townId: town.id, personId: null };
    const left = await readOnce(deps.pool, scope, leftUnits({ town: town.id, since, today }));
    for (const { person_id, successor_id, units } of left)
      await handOver(deps, { townId: town.id, personId: person_id, by: null, successorId: successor_id, units });
  }
  await handOverOrphans(deps, town.id);
};
