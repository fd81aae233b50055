import { sql } from 'kysely';
import type { Sql } from './plan.ts';

/** A row as resolvers read it: fields by name and arguments, hidden columns by `$name`. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * One entry of a row, and how it travels: rows come as plain lists of cells, since making JSON costs PostgreSQL more
 * than anything else in a list.
 */
export type Part =
  | { readonly kind: 'value'; readonly key: string; readonly column: Sql; readonly neverNull?: boolean }
  /** The same in every row, so that it need not travel. */
  | { readonly kind: 'constant'; readonly key: string; readonly value: unknown }
  /** A row of another table: its own cells, of which the first is null where there is no row. */
  | { readonly kind: 'one'; readonly key: string; readonly mark: Sql | null; readonly parts: readonly Part[] }
  /** Rows of another table: one cell with a JSON list of such lists, or null. */
  | {
      readonly kind: 'many';
      readonly key: string;
      readonly rows: Sql;
      readonly reversed: boolean;
      readonly parts: readonly Part[];
    };

/**
 * A row of another table that may be missing. Whether it is there is told by a cell that is never null in a row, or by a
 * mark of its own where it has none.
 * @param mark a column that is null only where there is no row
 */
export const onePart = (key: string, mark: Sql, parts: readonly Part[]): Part => {
  const tells = parts.find((part) => part.kind === 'value' && part.neverNull === true);
  return tells === undefined
    ? { kind: 'one', key, mark, parts }
    : { kind: 'one', key, mark: null, parts: [tells, ...parts.filter((part) => part !== tells)] };
};

/** The cells of a row, in order. */
export const cellsOf = (parts: readonly Part[]): readonly Sql[] => parts.flatMap(cellsOfPart);

const cellsOfPart = (part: Part): readonly Sql[] => {
  switch (part.kind) {
    case 'value':
      return [part.column];
    case 'constant':
      return [];
    case 'one':
      return part.mark === null ? cellsOf(part.parts) : [part.mark, ...cellsOf(part.parts)];
    case 'many':
      return [part.rows];
  }
};

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
type Reader = (cells: Cells) => Row;

/** Makes the function that turns cells into rows again. */
export const rowReader = (parts: readonly Part[]): Reader => readerFrom(parts, 0);

const manyReader = (parts: readonly Part[], at: number, reversed: boolean): ((cells: Cells) => readonly Row[]) => {
  const read = rowReader(parts);
  return (cells) => {
    const rows = (cells[at] as readonly Cells[] | null)?.map(read) ?? [];
    return reversed ? rows.reverse() : rows;
  };
};

const oneReader = (read: Reader, at: number): ((cells: Cells) => Row | null) => {
  return (cells) => (cells[at] === null ? null : read(cells));
};

const readerFrom = (parts: readonly Part[], from: number): Reader => {
  const keys: string[] = [];
  const places: number[] = [];
  const others: { readonly key: string; readonly read: (cells: Cells) => unknown }[] = [];
  let place = from;
  for (const part of parts) {
    const { key } = part;
    if (part.kind === 'value') {
      keys.push(key);
      places.push(place);
    } else if (part.kind === 'constant') {
      others.push({ key, read: () => part.value });
    } else if (part.kind === 'one') {
      others.push({ key, read: oneReader(readerFrom(part.parts, part.mark === null ? place : place + 1), place) });
    } else {
      others.push({ key, read: manyReader(part.parts, place, part.reversed) });
    }
    place += cellsOfPart(part).length;
  }
  return (cells) => {
    const row: Record<string, unknown> = {};
    for (let index = 0; index < keys.length; index += 1) row[keys[index] as string] = cells[places[index] as number];
    for (const { key, read } of others) row[key] = read(cells);
    return row;
  };
};
