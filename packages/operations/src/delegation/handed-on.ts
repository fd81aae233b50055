import type { Statement } from '@plumbline/database';
import { isDelegable, type Workflow } from '@plumbline/workflows';
import { namedStatement } from '../record/named-statement.ts';
import type { HeldPost } from '../record/relations.ts';
import type { Behalf, Viewer } from '../viewer.ts';
import type { Acting } from './acting.ts';

/** The condition that delegation `d` holds on the day `:today`: not yet before its first, no more once it was ended. */
export const livingToday = 'd.from_on <= :today::date and d.to_on >= :today::date and d.ended_at is null';

/**
 * Posts that a delegation hands on today for one workflow, as JSON: none when it is over, was ended a moment ago, is
 * somebody else's or does not reach the workflow. A sub-select of statements that run in the step's own transaction.
 */
export const handedOn = `
    select coalesce(json_agg(json_build_object('id', p.id, 'role', p.role, 'unit_id', p.unit_id) order by p.id), '[]'::json)
      from delegation d join post p on p.town_id = d.town_id and p.person_id = d.from_id
      where d.town_id = :town::int and d.id = :delegation::bigint and d.from_id = :absent::bigint and d.to_id = :person::bigint
        and ${livingToday} and :delegable::boolean and (d.workflows is null or :workflow = any(d.workflows))
        and (d.post_ids is null or p.id = any(d.post_ids)) and p.from_on <= :today::date and p.to_on >= :today::date`;

/** Values of `handedOn` beside the town and the day. */
export const handedOnValues = (personId: number, behalf: Behalf, workflow: Workflow) => ({
  person: personId,
  delegation: behalf.delegationId,
  absent: behalf.personId,
  workflow: workflow.name,
  delegable: isDelegable(workflow),
});

const readHandedOn = namedStatement<{ readonly posts: readonly HeldPost[]; readonly own: readonly HeldPost[] }>(`
  select (${handedOn}) as posts,
    (select coalesce(json_agg(json_build_object('id', p.id, 'role', p.role, 'unit_id', p.unit_id) order by p.id), '[]'::json)
      from post p where p.town_id = :town::int and p.person_id = :person::bigint and p.from_on <= :today::date and p.to_on >= :today::date) as own`);

/** The statement that looks up what a delegation hands on for a workflow today, and what its holder holds themselves. */
export const handedOnStatement = (
  townId: number,
  personId: number,
  behalf: Behalf,
  workflow: Workflow,
  today: string,
): Statement<{ readonly posts: readonly HeldPost[]; readonly own: readonly HeldPost[] }> =>
  readHandedOn({ town: townId, today, ...handedOnValues(personId, behalf, workflow) });

/** Whose rights a step is taken with, by posts that were looked up in its transaction. */
export const actingNow = (
  { personId, behalf }: Pick<Viewer, 'personId' | 'behalf'>,
  posts: readonly HeldPost[],
  own: readonly HeldPost[] = [],
): Acting =>
  behalf === undefined
    ? { personId, posts }
    : { personId: behalf.personId, posts, standIn: { personId, posts: own, everyPost: behalf.everyPost } };
