import type { Text } from '@plumbline/terms';
import { copied } from './clean.ts';
import { explain, type Mentioned, type RowCode, type WarningCode, warn } from './codes.ts';

/** Something wrong in a row. `found` is for the person who brought the file, and for no log. */
export interface RowProblem {
  /** Counted from the header, which is line 1. */
  readonly line: number;
  /** As the spreadsheet or editor counts. */
  readonly sheetLine: number;
  /** The header as it stands in the file; `null` where the whole row is meant. */
  readonly column: string | null;
  readonly code: RowCode;
  readonly found: string;
  readonly reason: Text;
  readonly remedy: Text;
}

/** Something to know about a row that does not keep it out. */
export interface RowNotice {
  readonly line: number;
  readonly sheetLine: number;
  readonly code: WarningCode;
  readonly found: string;
  readonly reason: Text;
}

/** Problems and warnings of one file: the first are kept in full, all are counted. */
export interface ProblemList {
  readonly refuse: (line: number, column: string | null, code: RowCode, found: string, mentioned?: Mentioned) => void;
  readonly warn: (line: number, code: WarningCode, found: string, mentioned?: Mentioned) => void;
  readonly problems: () => readonly RowProblem[];
  readonly notices: () => readonly RowNotice[];
  readonly counts: () => Readonly<Record<string, number>>;
}

/** So many problems, and so many warnings, are kept in full. */
export const mostKept = 10_000;
const longestFound = 200;

const byLine = (a: { readonly line: number }, b: { readonly line: number }): number => a.line - b.line;

/**
 * Makes an empty list of problems.
 * @param headerLine line of the file that counts as line 1
 */
export const newProblemList = (headerLine: number): ProblemList => {
  const problems: RowProblem[] = [];
  const notices: RowNotice[] = [];
  const counts: Partial<Record<string, number>> = {};
  const counted = (code: string): void => {
    counts[code] = (counts[code] ?? 0) + 1;
  };
  return {
    refuse: (line, column, code, text, mentioned) => {
      counted(code);
      if (problems.length >= mostKept) return;
      const found = copied(text.slice(0, longestFound));
      const said = explain(code, { found, column: column ?? '', ...mentioned });
      problems.push({
        line,
        sheetLine: line + headerLine - 1,
        column,
        code,
        found,
        ...said,
      });
    },
    warn: (line, code, text, mentioned) => {
      counted(code);
      if (notices.length >= mostKept) return;
      const found = copied(text.slice(0, longestFound));
      const reason = warn(code, { found, ...mentioned });
      notices.push({ line, sheetLine: line + headerLine - 1, code, found, reason });
    },
    problems: () => problems.toSorted(byLine),
    notices: () => notices.toSorted(byLine),
    counts: () => counts as Record<string, number>,
  };
};
