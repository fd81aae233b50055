import type { Role } from '@plumbline/terms';
import type { Ask } from './asks.ts';

/**
 * What is expected of the fields of one type of record in some places, written by hand. A grid has a line of columns, and a
 * line for each field with a word for each column, in which a letter stands for each place: `y` it may, `n` it is refused
 * and told so, `b` it would be theirs but separation of duties bars this person, `w` it would be
 * barred so, but the record has not come so far: another section tries it when it has, `-` it is answered as where there is nothing, `.` there is no such thing for the role.
 */
export interface Section {
  /** Where the records stand, as seen from the person of the role. */
  readonly places: readonly string[];
  /** Roles of whom the same is expected. */
  readonly columns: Readonly<Record<string, readonly Role[]>>;
  /** How each row is asked. Its name is that of the field; where a field is asked in two ways, with `/` and what tells them apart. */
  readonly asks: Readonly<Record<string, Ask>>;
  readonly grid: string;
}

/** Everything that is expected of the fields of one type of record. */
export type RightsTable = readonly Section[];

/** The field of a row. */
export const fieldOf = (row: string): string => row.split('/')[0] ?? row;

/** A row of a grid: its name, and the word of each column. */
export interface Row {
  readonly name: string;
  readonly words: ReadonlyMap<string, string>;
}

/** Reads a grid. @throws Error where a word is missing or has not a letter for each place */
export const rowsOf = ({ grid, places, columns }: Section): readonly Row[] => {
  const [head = [], ...lines] = grid
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([first]) => first !== '');
  if (head.join() !== Object.keys(columns).join())
    throw new Error(`The columns are ${head.join()} and ${Object.keys(columns).join()}.`);
  return lines.map(([name = '', ...words]) => {
    const isRight =
      words.length === head.length && words.every((word) => new RegExp(`^[ynbw.-]{${places.length}}$`).test(word));
    if (!isRight) throw new Error(`The row ${name} has not a word of ${places.length} letters for each column.`);
    return { name, words: new Map(head.map((column, place) => [column, words[place] ?? ''])) };
  });
};
