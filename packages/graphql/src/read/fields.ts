import { sql } from 'kysely';
import type { Beside, FieldPlan, ReadRequest, Sql } from './plan.ts';
import { keyOf } from './plan.ts';
import type { Row } from './read.ts';
import { slot } from './slot.ts';

/** `alias.column`, both constants of this package. */
export const at = (alias: string, column: string): Sql => sql.raw(`${alias}.${column}`);

/** Extensions of a field that is a column of its row. */
export const column = (read: (alias: string) => Sql): { plan: FieldPlan } => ({ plan: { kind: 'column', sql: read } });

/** Extensions of a field that is a column with a name of its own. */
export const named = (name: string): { plan: FieldPlan } => column((alias) => at(alias, name));

/** Extensions of a field that is a column of a table beside the row's own. */
export const besideColumn = (beside: Beside, name: string): { plan: FieldPlan } => ({
  plan: { kind: 'column', sql: (_, child) => at(child, name), beside },
});

/** The town's present day, as a parameter. */
export const today = (): Sql => sql`${slot<ReadRequest>(({ context }) => context.today)}::date`;

/** Extensions of a field that is an instant: written with the offset of the town's time zone. */
export const instant = (name: string): { plan: FieldPlan } => column((alias) => sql`to_json(${at(alias, name)})`);

/** Extensions of a field whose resolver reads hidden columns. */
export const computed = (...needs: string[]): { plan: FieldPlan } => ({ plan: { kind: 'computed', needs } });

/** Extensions of a field that is one row of another table. */
export const one = (
  type: string,
  join: (parent: string, child: string) => Sql,
  beside?: Beside,
): { plan: FieldPlan } => ({
  plan: { kind: 'one', type, join, ...(beside && { beside }) },
});

/** A row of a table by a foreign key of the parent. */
export const byKey = (type: string, table: string, key: string, beside?: Beside): { plan: FieldPlan } =>
  one(
    type,
    (parent, child) =>
      sql`${sql.table(table)} ${sql.raw(child)} on ${at(child, 'town_id')} = ${at(parent, 'town_id')} and ${at(child, 'id')} = ${at(parent, key)}`,
    beside,
  );

/** Extensions of a field that is a list of rows of another table. */
export const many = (
  type: string,
  from: Extract<FieldPlan, { kind: 'many' }>['from'],
  order: (child: string) => Sql,
  arrives?: Extract<FieldPlan, { kind: 'many' }>['arrives'],
): { plan: FieldPlan } => ({ plan: { kind: 'many', type, from, order, ...(arrives && { arrives }) } });

/** Reads a planned field from its row; fields without arguments get GraphQL's own property resolver once the schema is built. */
export const fromRow = (row: Row, args: object, _context: unknown, info: { fieldName: string }): never =>
  row[keyOf(info.fieldName, args as Record<string, unknown>)] as never;

/** A hidden column of a row. */
export const hidden = <Value>(row: Row, name: `$${string}`): Value => row[name] as Value;

/** A day column whose infinity means that there is none. */
export const dayOrNull = (alias: string, name: string): Sql => sql`nullif(${at(alias, name)}, 'infinity')`;
