import { sightOf } from '@plumbline/operations';
import { type Workflow, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import type { GraphqlContext } from '../context.ts';
import { at } from './fields.ts';
import type { ReadRequest, Sql } from './plan.ts';
import { slot } from './slot.ts';

/** How far the viewer sees a workflow's records. */
const sight = (context: GraphqlContext, workflow: Workflow) =>
  sightOf(
    workflow,
    context.town,
    context.viewer.posts.map(({ id, role, unitId }) => ({ id, role, unit_id: unitId })),
  );

/** Distinguishes statements by how far the viewer sees. */
export const sightShape = (context: GraphqlContext): string =>
  Object.values(workflows)
    .map((workflow) => (sight(context, workflow).all ? 'all' : 'part'))
    .join();

/** The condition that a record is one that the viewer sees; empty where everything is seen. The town itself is another condition. */
export const seenBy = (context: GraphqlContext, workflow: Workflow, alias: string): Sql => {
  if (sight(context, workflow).all) return sql``;
  const units = slot<ReadRequest>((now) => {
    const seen = sight(now.context, workflow);
    return seen.all ? [] : [...seen.units];
  });
  const person = slot<ReadRequest>((now) => now.context.viewer.personId);
  return sql`and (${at(alias, 'unit_id')} = any(${units}::bigint[]) or exists (select from assignment seen
    where seen.town_id = ${at(alias, 'town_id')} and seen.record_id = ${at(alias, 'id')} and seen.person_id = ${person}::bigint))`;
};

/** As `seenBy`, but for a place in a statement that does not know its reader: how far they see comes in as a parameter. */
export const seenInside = (workflow: Workflow, alias: string): Sql => {
  const everything = slot<ReadRequest>(({ context }) => sight(context, workflow).all);
  const units = slot<ReadRequest>(({ context }) => {
    const seen = sight(context, workflow);
    return seen.all ? [] : [...seen.units];
  });
  const person = slot<ReadRequest>(({ context }) => context.viewer.personId);
  return sql`(${everything}::boolean or ${at(alias, 'unit_id')} = any(${units}::bigint[]) or exists (select from assignment seen
    where seen.town_id = ${at(alias, 'town_id')} and seen.record_id = ${at(alias, 'id')} and seen.person_id = ${person}::bigint))`;
};

/** The same condition as `seenBy`, for a part of a statement that is the same for all viewers. */
export const seenByAny = (workflow: Workflow, alias: string): Sql => {
  const all = slot<ReadRequest>((now) => sight(now.context, workflow).all);
  const units = slot<ReadRequest>((now) => {
    const seen = sight(now.context, workflow);
    return seen.all ? [] : [...seen.units];
  });
  const person = slot<ReadRequest>((now) => now.context.viewer.personId);
  return sql`(${all}::boolean or ${at(alias, 'unit_id')} = any(${units}::bigint[]) or exists (select from assignment seen
    where seen.town_id = ${at(alias, 'town_id')} and seen.record_id = ${at(alias, 'id')} and seen.person_id = ${person}::bigint))`;
};

/** The viewer's town, as a parameter. */
export const ownTown = (): Sql => sql`${slot<ReadRequest>((now) => now.context.viewer.townId)}::int`;
