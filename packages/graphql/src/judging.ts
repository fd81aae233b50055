import { actorOf, factsOn, factsTables, type HeldAssignment, toContext } from '@plumbline/operations';
import {
  type Actor,
  type Context,
  type Judged,
  judgeAll,
  type Position,
  type Workflow,
  workflowNamed,
} from '@plumbline/workflows';
import { sql } from 'kysely';
import type { GraphqlContext } from './context.ts';
import { at } from './read/fields.ts';
import type { ReadRequest, Sql } from './read/plan.ts';
import { slot } from './read/slot.ts';

/** What judging a record for the viewer needs, as it comes from the database. */
export interface Judgeable {
  readonly kind: string;
  readonly state: string;
  readonly unitId: number;
  readonly planYearId: number;
  readonly facts: Readonly<Record<string, unknown>>;
  /** The viewer's own relations, in force. */
  readonly relations: readonly string[] | null;
}

/** A record's row in the table of its own workflow. */
const factsOf = (alias: string): Sql =>
  sql`case ${at(alias, 'kind')} ${sql.join(
    factsTables.map(
      ({ kind, table }) =>
        sql`when ${sql.lit(kind)} then (select to_json(f) from ${sql.table(table)} f where f.town_id = ${at(alias, 'town_id')} and f.record_id = ${at(alias, 'id')})`,
    ),
    sql` `,
  )} end`;

/** The hidden column behind `availableSteps`, `blockedSteps` and the button of a 待办 row; the alias is a record's. */
export const judgeable = (
  alias: string,
): Sql => sql`json_build_object('kind', ${at(alias, 'kind')}, 'state', ${at(alias, 'state')}, 'unitId', ${at(alias, 'unit_id')}, 'planYearId', ${at(alias, 'plan_year_id')},
  'facts', ${factsOf(alias)},
  'relations', (select json_agg(distinct a.relation) from assignment a where a.town_id = ${at(alias, 'town_id')} and a.record_id = ${at(alias, 'id')}
    and a.person_id = ${slot<ReadRequest>(({ context }) => context.viewer.personId)}::bigint and a.until is null))`;

/** A record judged for the viewer. */
export interface JudgedRecord {
  readonly workflow: Workflow;
  readonly position: Position;
  readonly facts: Context;
  readonly actor: Actor;
  readonly steps: readonly Judged[];
}

const judged = new WeakMap<Judgeable, JudgedRecord>();

/** Judges a record for the viewer with the same function that guards the steps; once per row. */
export const judgeRecord = (record: Judgeable, { viewer, town, today }: GraphqlContext): JudgedRecord => {
  const known = judged.get(record);
  if (known !== undefined) return known;
  const workflow = workflowNamed(record.kind);
  if (workflow === undefined) throw new Error(`There is no workflow ${record.kind}.`);
  const { facts } = factsOn(workflow, town, today, record.planYearId);
  const assignments: HeldAssignment[] = (record.relations ?? []).map((relation) => ({
    relation,
    person_id: viewer.personId,
  }));
  const posts = viewer.posts.map(({ id, role, unitId }) => ({ id, role, unit_id: unitId }));
  const actor = actorOf(workflow, town, viewer.personId, posts, { unitId: record.unitId, assignments });
  const position: Position = {
    state: record.state,
    context: toContext(Object.keys(workflow.context.shape), record.facts),
  };
  const result: JudgedRecord = { workflow, position, facts, actor, steps: judgeAll(workflow, position, facts, actor) };
  judged.set(record, result);
  return result;
};
