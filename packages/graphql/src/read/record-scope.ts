import { type Acting, actingOf, reaches, reachesTown, sightOf } from '@plumbline/operations';
import { standInPattern, type Workflow, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import type { GraphqlContext } from '../context.ts';
import { at } from './fields.ts';
import type { ReadRequest, Sql } from './plan.ts';
import { slot } from './slot.ts';

/** How far the viewer sees a workflow's records, in their own right or in somebody's stead. */
const sight = ({ town, viewer }: GraphqlContext, workflow: Workflow) =>
  sightOf(workflow, town, actingOf(viewer, workflow).posts);

/** Distinguishes statements by how far the viewer sees. */
export const sightShape = (context: GraphqlContext): string =>
  Object.values(workflows)
    .map((workflow) => (sight(context, workflow).all ? 'all' : 'part'))
    .join();

const unitsSeen = (workflow: Workflow): Sql =>
  slot<ReadRequest>(({ context }) => {
    const seen = sight(context, workflow);
    return seen.all ? [] : [...seen.units];
  });

const acting = ({ viewer }: GraphqlContext, workflow: Workflow): Acting => actingOf(viewer, workflow);

/** Nobody, for whom no assignment counts. */
const nobody = 0;

/** The person has a part in a record; to have acted for somebody is none. */
const hasPart = (alias: string, person: Sql): Sql =>
  sql`exists (select from assignment seen
    where seen.town_id = ${at(alias, 'town_id')} and seen.record_id = ${at(alias, 'id')} and seen.person_id = ${person}::bigint and seen.until is null and seen.relation not like ${sql.lit(standInPattern)})`;

/** Whoever has a part, wherever the record lies; of somebody absent it counts if a delegation reaches the town. */
const partAnywhere = (workflow: Workflow, alias: string): Sql =>
  hasPart(
    alias,
    slot<ReadRequest>(({ context }) => {
      const whose = acting(context, workflow);
      return reachesTown(whose) ? whose.personId : nobody;
    }),
  );

/** The same for somebody who stands in, exactly: a part of the absent person counts where a delegated post reaches. */
const partReached = (workflow: Workflow, alias: string): Sql => {
  const units = slot<ReadRequest>(({ context }) => {
    const whose = acting(context, workflow);
    return [...context.town.units.keys()].filter((unit) => reaches(context.town, whose, unit));
  });
  const person = slot<ReadRequest>(({ context }) => acting(context, workflow).personId);
  return sql`(${at(alias, 'unit_id')} = any(${units}::bigint[]) and ${hasPart(alias, person)})`;
};

const part = ({ viewer }: GraphqlContext, workflow: Workflow, alias: string): Sql =>
  viewer.behalf === undefined ? partAnywhere(workflow, alias) : partReached(workflow, alias);

/** The condition that a record is one that the viewer sees; empty where everything is seen. The town itself is another condition. */
export const seenBy = (context: GraphqlContext, workflow: Workflow, alias: string): Sql =>
  sight(context, workflow).all
    ? sql``
    : sql`and (${at(alias, 'unit_id')} = any(${unitsSeen(workflow)}::bigint[]) or ${part(context, workflow, alias)})`;

/**
 * As `seenBy`, but for a place in a statement that does not know its reader: how far they see comes in as a parameter.
 * @param context where it does know the reader, so that a delegation is followed to the unit
 */
export const seenInside = (workflow: Workflow, alias: string, context?: GraphqlContext): Sql => {
  const everything = slot<ReadRequest>((now) => sight(now.context, workflow).all);
  const own = context === undefined ? partAnywhere(workflow, alias) : part(context, workflow, alias);
  return sql`(${everything}::boolean or ${at(alias, 'unit_id')} = any(${unitsSeen(workflow)}::bigint[]) or ${own})`;
};

/** The same condition as `seenBy`, for a part of a statement that is the same for all viewers. */
export const seenByAny = (workflow: Workflow, alias: string): Sql => seenInside(workflow, alias);

/** The viewer's town, as a parameter. */
export const ownTown = (): Sql => sql`${slot<ReadRequest>((now) => now.context.viewer.townId)}::int`;
