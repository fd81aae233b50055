import { sql } from 'kysely';
import type { Sql } from './plan.ts';

/** A row as resolvers read it: fields by name and arguments, hidden columns by `$name`. */
export type Row = Readonly<Record<string, unknown>>;

/** One entry of a row, and how it travels: rows come as plain lists of cells, since making JSON costs PostgreSQL more than anything else in a list. */
export type Part =
  | { readonly kind: 'value'; readonly key: string; readonly column: Sql }
  /** A row of another table: a cell that is null where there is none, then the row's own cells. */
  | { readonly kind: 'one'; readonly key: string; readonly present: Sql; readonly parts: readonly Part[] }
  /** Rows of another table: one cell with a JSON list of such lists, or null. */
  | { readonly kind: 'many'; readonly key: string; readonly rows: Sql; readonly parts: readonly Part[] };

/** The cells of a row, in order. */
export const cellsOf = (parts: readonly Part[]): readonly Sql[] =>
  parts.flatMap((part) => {
    if (part.kind === 'value') return [part.column];
    return part.kind === 'one' ? [part.present, ...cellsOf(part.parts)] : [part.rows];
  });

/** A row's cells as one JSON list. */
export const listOfCells = (parts: readonly Part[]): Sql => {
  const cells = cellsOf(parts);
  // A function of PostgreSQL takes at most 100 arguments.
  const lists = Array.from({ length: Math.ceil(cells.length / 100) }, (_, at) => cells.slice(at * 100, at * 100 + 100));
  const [only = []] = lists;
  if (lists.length <= 1) return sql`json_build_array(${sql.join(only)})`;
  return sql`(${sql.join(
    lists.map((list) => sql`jsonb_build_array(${sql.join(list)})`),
    sql` || `,
  )})`;
};

type Cells = readonly unknown[];

/** Makes the function that turns cells into rows again. */
export const rowReader = (parts: readonly Part[]): ((cells: Cells) => Row) => {
  const read = readerFrom(parts, 0);
  return (cells) => read(cells);
};

const widthOf = (part: Part): number => (part.kind === 'one' ? 1 + widthOfAll(part.parts) : 1);
const widthOfAll = (parts: readonly Part[]): number => parts.reduce((sum, part) => sum + widthOf(part), 0);

const readerFrom = (parts: readonly Part[], from: number): ((cells: Cells) => Row) => {
  let place = from;
  const entries = parts.map((part): readonly [string, (cells: Cells) => unknown] => {
    const at = place;
    place += widthOf(part);
    if (part.kind === 'value') return [part.key, (cells) => cells[at]];
    if (part.kind === 'one') {
      const read = readerFrom(part.parts, at + 1);
      return [part.key, (cells) => (cells[at] === null ? null : read(cells))];
    }
    const read = readerFrom(part.parts, 0);
    return [part.key, (cells) => ((cells[at] as readonly Cells[] | null) ?? []).map(read)];
  });
  return (cells) => {
    const row: Record<string, unknown> = {};
    for (const [key, read] of entries) row[key] = read(cells);
    return row;
  };
};
