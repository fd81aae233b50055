import type { Context } from '@plumbline/workflows';

/** `rectifyBy` as a column: `rectify_by`. */
export const columnOf = (name: string): string => name.replace(/([A-Z])/g, '_$1').toLowerCase();

/** A machine's context as the columns that hold it. */
export const toColumns = (context: Context): Record<string, unknown> =>
  Object.fromEntries(Object.entries(context).map(([name, value]) => [columnOf(name), value]));

/** The context of a record, read from its row by the names that its workflow declares. */
export const toContext = (names: readonly string[], row: Readonly<Record<string, unknown>>): Context =>
  Object.fromEntries(names.map((name) => [name, row[columnOf(name)]]));
