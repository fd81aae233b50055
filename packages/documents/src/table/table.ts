import type { Text } from '@plumbline/terms';

/** Why a file is refused whole; names of the outside contract. */
export type FileFaultCode =
  | 'EMPTY_FILE'
  | 'NO_DATA_ROWS'
  | 'MISSING_COLUMN'
  | 'DUPLICATE_COLUMN'
  | 'UNCLOSED_QUOTE'
  | 'MIXED_ENCODING'
  | 'UNSUPPORTED_FORMAT'
  | 'CORRUPT_FILE'
  | 'UNCOMPRESSED_TOO_LARGE'
  | 'UNSAFE_XML';

/** A column of a header as it stands in the file, and what it was taken for. */
export interface HeaderColumn {
  readonly header: string;
  readonly as: string | null;
}

/** A file cannot be judged row by row: what was found, what is expected, what to do. */
export class FileFault extends Error {
  override readonly name = 'FileFault';
  readonly code: FileFaultCode;
  readonly text: Text;
  /** The columns of the header that was found, where not all that is needed could be understood. */
  readonly columns: readonly HeaderColumn[] | undefined;
  constructor(code: FileFaultCode, text: Text, columns?: readonly HeaderColumn[]) {
    super(code);
    this.code = code;
    this.text = text;
    this.columns = columns;
  }
}

/** One cell as it was found. */
export interface Cell {
  /** Trimmed of any Unicode space, text guards stripped; otherwise as typed. */
  readonly text: string;
  /** The day, where the cell holds a date: `YYYY-MM-DD`. */
  readonly day: string | null;
  /** A formula whose value was never computed. */
  readonly uncomputed: boolean;
}

/** A row with the line that it begins on: as the spreadsheet counts, or as an editor does. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly Cell[];
}

/** A sheet or text file as rows of cells; rows without any content are left out. */
export interface Table {
  readonly format: 'xlsx' | 'csv';
  /** Name of the sheet; `null` in a text file. */
  readonly sheet: string | null;
  readonly rows: readonly TableRow[];
}

const edges = /^[\s\u0085\u180e\u200b\u2060\ufeff]+|[\s\u0085\u180e\u200b\u2060\ufeff]+$/gu;

/**
 * Whether a text is as it should be without looking closer: Han and visible ASCII only, no guard in front. Neither
 * stripping nor NFKC changes it.
 */
export const isPlain = (text: string): boolean => {
  const first = text.charCodeAt(0);
  if (first === 0x27 || first === 0x3d) return false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code < 0x21 || code > 0x7e) && (code < 0x4e00 || code > 0x9fff)) return false;
  }
  return text !== '';
};

/** Strips what surrounds a cell's text: any Unicode space, `="…"`, a leading apostrophe. */
export const strip = (text: string): string => {
  const trimmed = text.replace(edges, '');
  const guarded = /^="(.*)"$/su.exec(trimmed)?.[1] ?? trimmed;
  return (guarded.startsWith("'") ? guarded.slice(1) : guarded).replace(edges, '');
};
