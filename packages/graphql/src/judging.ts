import {
  actingOf,
  actorFor,
  factsOn,
  factsTables,
  type HeldAssignment,
  mayOverride,
  type Represented,
  representedSql,
  toContext,
  verdictOnOverride,
} from '@plumbline/operations';
import {
  type Actor,
  type Context,
  type Judged,
  judgeAll,
  type Position,
  type Step,
  type Workflow,
  workflowNamed,
} from '@plumbline/workflows';
import { sql } from 'kysely';
import type { GraphqlContext } from './context.ts';
import { at, today } from './read/fields.ts';
import type { ReadRequest, Sql } from './read/plan.ts';
import { slot } from './read/slot.ts';

/** What judging a record for the viewer needs, as it comes from the database. */
export interface Judgeable {
  readonly kind: string;
  readonly state: string;
  readonly unitId: number;
  readonly planYearId: number;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Relations in force: the viewer's, or those of whom they stand in for. */
  readonly relations: readonly string[] | null;
  /** The viewer's own, where they stand in for somebody. */
  readonly own?: readonly string[] | null;
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

const relationsOf = (alias: string, who: (context: GraphqlContext) => number): Sql =>
  sql`(select json_agg(distinct a.relation) from assignment a where a.town_id = ${at(alias, 'town_id')} and a.record_id = ${at(alias, 'id')}
    and a.person_id = ${slot<ReadRequest>(({ context }) => who(context))}::bigint and a.until is null)`;

/** The hidden column behind `availableSteps`, `blockedSteps` and the button of a 待办 row; the alias is a record's. */
export const judgeable = (
  alias: string,
  { standsIn } = { standsIn: false },
): Sql => sql`json_build_object('kind', ${at(alias, 'kind')}, 'state', ${at(alias, 'state')}, 'unitId', ${at(alias, 'unit_id')}, 'planYearId', ${at(alias, 'plan_year_id')},
  'facts', ${factsOf(alias)},
  'relations', ${relationsOf(alias, ({ viewer }) => viewer.behalf?.personId ?? viewer.personId)}${
    standsIn ? sql`, 'own', ${relationsOf(alias, ({ viewer }) => viewer.personId)}` : sql``
  })`;

/** Who of a record has a delegate today; only asked for where somebody may override. */
export const representedIn = (alias: string): Sql =>
  sql`(${sql.join(
    representedSql(`${alias}.town_id`, `${alias}.id`, `${alias}.kind`, ':day')
      .split(':day')
      .map((text) => sql.raw(text)),
    today(),
  )})`;

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
export const judgeRecord = (record: Judgeable, { viewer, town, today: day }: GraphqlContext): JudgedRecord => {
  const known = judged.get(record);
  if (known !== undefined) return known;
  const workflow = workflowNamed(record.kind);
  if (workflow === undefined) throw new Error(`There is no workflow ${record.kind}.`);
  const { facts } = factsOn(workflow, town, day, record.planYearId);
  const acting = actingOf(viewer, workflow);
  const assignments: HeldAssignment[] = [
    ...(record.relations ?? []).map((relation) => ({ relation, person_id: acting.personId })),
    ...(record.own ?? []).map((relation) => ({ relation, person_id: viewer.personId })),
  ];
  const actor = actorFor(workflow, town, acting, { unitId: record.unitId, assignments });
  const position: Position = {
    state: record.state,
    context: toContext(Object.keys(workflow.context.shape), record.facts),
  };
  const result: JudgedRecord = { workflow, position, facts, actor, steps: judgeAll(workflow, position, facts, actor) };
  judged.set(record, result);
  return result;
};

/** Steps that the viewer may take for somebody absent: judged by what guards them. */
export const overridable = (
  row: Judgeable,
  people: readonly Represented[],
  context: GraphqlContext,
): { readonly name: string; readonly step: Step; readonly record: JudgedRecord }[] => {
  const { town, viewer } = context;
  if (viewer.behalf !== undefined || !mayOverride(viewer.posts)) return [];
  const record = judgeRecord(row, context);
  const stands = { ...record, town, unitId: row.unitId };
  return record.steps
    .filter(({ step }) => verdictOnOverride(stands, step, people).open)
    .map(({ name, step }) => ({ name, step, record }));
};
