import { isPlain, strip } from './table.ts';

/** What a cell of a workbook is beside its text; in a text file all are `text`. */
export const cellKinds = { text: 0, day: 1, number: 2, uncomputed: 3 } as const;

/** A row as it stands in the file: cells unstripped, blank rows left out. */
export interface SourceRow {
  /** As the spreadsheet or editor counts; of the first line where the row takes several. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Of each cell one of `cellKinds`; `null` where all are text. */
  readonly kinds: Uint8Array | null;
}

/** A sheet, or a text file, whose rows are read in batches; may be read again and again. */
export interface SourceSheet {
  /** Name of the sheet; `null` in a text file. */
  readonly name: string | null;
  readonly rows: () => AsyncIterable<readonly SourceRow[]>;
}

/** Whether a row has no content at all: a separator and spaces are none. */
export const isBlank = (cells: readonly string[], kinds: Uint8Array | null = null): boolean => {
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at] ?? '';
    if (kinds?.[at] === cellKinds.uncomputed) return false;
    if (cell !== '' && (isPlain(cell) || strip(cell) !== '')) return false;
  }
  return true;
};
