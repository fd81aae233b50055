import { toList, type Workflow, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import { at } from './fields.ts';
import type { ReadRequest, Sql } from './plan.ts';
import { slot } from './slot.ts';

/** Relations of which one is needed to read what is sealed, ever; the person concerned never does. */
const inside = ['proposer', 'handler', 'chair', 'member', 'recused', 'voted'];

const sealedSteps = Object.values<Workflow>(workflows).flatMap(({ name: kind, steps }) =>
  Object.entries(steps).flatMap(([step, { sealed, from }]) =>
    sealed === undefined ? [] : [{ kind, step, relation: sealed, from: [...toList(from)] }],
  ),
);

/** The viewer stands or stood in a relation to an event's record. */
const stands = (
  event: string,
  condition: Sql,
): Sql => sql`exists (select from assignment part where part.town_id = ${at(event, 'town_id')} and part.record_id = ${at(event, 'record_id')}
  and part.person_id = ${slot<ReadRequest>(({ context }) => context.viewer.personId)}::bigint and ${condition})`;

/**
 * The condition that what was entered at an event is kept from the viewer: a sealed step of somebody else, read by the
 * person concerned or by who was only asked; or by anybody who has not taken it too, as long as the record has not left
 * the states in which it is taken.
 */
export const sealedFrom = (event: string): Sql => {
  const cases = sealedSteps.map(
    ({ kind, step, relation, from }) =>
      sql`when ${at(event, 'kind')} = ${sql.lit(kind)} and ${at(event, 'step')} = ${sql.lit(step)}
        and ${at(event, 'actor_id')} is distinct from ${slot<ReadRequest>(({ context }) => context.viewer.personId)}::bigint
      then ${stands(event, sql`part.relation = 'concerned'`)}
        or not ${stands(event, sql`part.relation = any(${inside}::text[])`)}
        or not ${stands(event, sql`part.relation = ${sql.lit(relation)} and part.until is null`)}
          and not exists (select from event later where later.town_id = ${at(event, 'town_id')} and later.record_id = ${at(event, 'record_id')}
            and later.version > ${at(event, 'version')} and later.state <> all(${from}::text[]))`,
  );
  return cases.length === 0 ? sql`false` : sql`case ${sql.join(cases, sql` `)} else false end`;
};
