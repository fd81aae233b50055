import { type Locale, say, type Text } from '@plumbline/terms';
import { errorColumn, isErrorHeader } from './match-columns.ts';

/** Something to be told beside a row. */
export interface RowMark {
  /** As the spreadsheet or editor counts. */
  readonly sheetLine: number;
  /** The header as it stands in the file; `null` where the whole row is meant. */
  readonly column: string | null;
  readonly reason: Text;
  readonly remedy: Text;
}

/** Where the header of a sheet stands. */
export interface HeaderPlace {
  readonly headerLine: number;
  /** Column from 1 on, and its header. */
  readonly columns: readonly { readonly column: number; readonly header: string }[];
}

/** What is written beside each row, and where. */
export interface MarkLayout {
  readonly headerLine: number;
  /** Cells up to the last that has a header. */
  readonly width: number;
  /** Index of the column that an earlier marking added; `null` where there is none. */
  readonly errorColumn: number | null;
  /** What is said beside a row, and the indexes of the cells concerned; `null` where nothing is wrong. */
  readonly of: (sheetLine: number) => { readonly said: string; readonly columns: ReadonlySet<number> | null };
}

/** Lays the marks of a sheet out by row. */
export const markLayout = (
  { headerLine, columns }: HeaderPlace,
  marks: readonly RowMark[],
  locale: Locale,
): MarkLayout => {
  const byLine = Map.groupBy(marks, ({ sheetLine }) => sheetLine);
  const own = columns.find(({ header }) => isErrorHeader(header));
  const placeOf = (header: string | null): number => columns.find((each) => each.header === header)?.column ?? 0;
  return {
    headerLine,
    width: Math.max(0, ...columns.map(({ column }) => column)),
    errorColumn: own === undefined ? null : own.column - 1,
    of: (sheetLine) => {
      const found = byLine.get(sheetLine);
      if (found === undefined) return { said: sheetLine === headerLine ? say(errorColumn, locale) : '', columns: null };
      return {
        said: found.map(({ reason, remedy }) => `${say(reason, locale)}；${say(remedy, locale)}`).join('\n'),
        columns: new Set(found.map(({ column }) => placeOf(column) - 1)),
      };
    },
  };
};
