import type { SheetProblem, SheetReport, SheetWarning } from '@plumbline/operations';
import { type Locale, say } from '@plumbline/terms';
import type { Rejection, Warning } from './findings.ts';

/** What a column may be taken for. */
export type Choice = { as: string; title: string };

/** A column of the file and what it was taken for. */
export type AnsweredColumn = {
  /** Counted from 1. */
  column: number;
  /** As it stands in the file. */
  header: string;
  /** By this key it is told in `mapping`. */
  key: string;
  /** What it was taken for, one of the choices; nothing where it is not imported. */
  as: string | null;
  title: string | null;
};

/** What the file was found to be. */
export type AnsweredFile = {
  format: 'csv' | 'xlsx';
  sheet: string | null;
  encoding: string | null;
  headerLine: number;
  columns: AnsweredColumn[];
  /** What a column may be taken for. */
  choices: Choice[];
  /** Whether the columns were understood as somebody told before. */
  remembered: boolean;
};

/** What came of an import of a sheet, in the reader's language. */
export type SheetAnswer = {
  rows: number;
  accepted: number;
  /** With the columns of the header where those were not understood: the person may tell in `mapping` what they are. */
  fileError: {
    code: string;
    message: string;
    columns: { header: string; key: string; as: string | null }[];
    choices: Choice[];
  } | null;
  rejected: Rejection[];
  /** Problems beyond those that are told. */
  rejectedLeftOut: number;
  warnings: Warning[];
  counts: SheetReport['counts'];
  written: boolean;
  created: SheetReport['created'];
  /** Nothing where the file was refused whole. */
  file: AnsweredFile | null;
  /** SHA-256 of the file: `?digest=` of the next request refuses another one. */
  digest: string;
};

const rejection =
  (locale: Locale) =>
  ({ line, sheetLine, column, code, found, reason, remedy }: SheetProblem): Rejection => ({
    line,
    sheetLine,
    column,
    code,
    found,
    reason: say(reason, locale),
    remedy: say(remedy, locale),
  });

const warning =
  (locale: Locale) =>
  ({ line, sheetLine, code, found, reason }: SheetWarning): Warning => ({
    line,
    sheetLine,
    code,
    found,
    reason: say(reason, locale),
  });

/** The answer of an import that judged its file. */
export const answerOf = (report: SheetReport, locale: Locale, file: AnsweredFile, digest: string): SheetAnswer => ({
  rows: report.rows,
  accepted: report.accepted,
  fileError: null,
  rejected: report.problems.map(rejection(locale)),
  rejectedLeftOut: report.problemsLeftOut,
  warnings: report.warnings.map(warning(locale)),
  counts: report.counts,
  written: report.written,
  created: report.created,
  file,
  digest,
});

/** The answer of an import whose file was refused whole. */
export const refusedWhole = (fileError: NonNullable<SheetAnswer['fileError']>, digest: string): SheetAnswer => ({
  rows: 0,
  accepted: 0,
  fileError,
  rejected: [],
  rejectedLeftOut: 0,
  warnings: [],
  counts: { new: 0, changed: 0, unchanged: 0, bad: 0 },
  written: false,
  created: { schools: [], classes: [], pupils: 0 },
  file: null,
  digest,
});
