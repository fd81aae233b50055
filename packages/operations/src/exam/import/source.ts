import type { Text } from '@plumbline/terms';

/** Something that keeps a row out: where, what was found, and in words why and what to do. */
export interface SheetProblem {
  /** Counted from the header, which is line 1. */
  readonly line: number;
  /** As the spreadsheet or editor counts. */
  readonly sheetLine: number;
  /** The header as it stands in the file. */
  readonly column: string | null;
  readonly code: string;
  readonly found: string;
  readonly reason: Text;
  readonly remedy: Text;
}

/** Something to know about a row that does not keep it out. */
export interface SheetWarning {
  readonly line: number;
  readonly sheetLine: number;
  readonly code: string;
  readonly found: string;
  readonly reason: Text;
}

/** What the file alone tells, once it is read to its end. */
export interface SheetVerdict {
  /** Rows with content. */
  readonly rows: number;
  /** Good rows. */
  readonly accepted: number;
  /** Rows that say the same as an earlier one, and are taken once. */
  readonly identical: number;
  /** By line; of very many the first. */
  readonly problems: readonly SheetProblem[];
  readonly warnings: readonly SheetWarning[];
  /** How many there are of each code, those that are not told included. */
  readonly counts: Readonly<Record<string, number>>;
  /** Lines that were handed over as good before a later row contradicted them. */
  readonly withdrawn: Int32Array;
}

/** A sheet whose columns are known and whose rows are judged while they are read. */
export interface Sheet<Rows> {
  /** Line of the file that counts as line 1. */
  readonly headerLine: number;
  /**
   * Judges every row and hands over the good ones, a batch at a time.
   * @param take is waited for before more is read
   */
  readonly judge: (take: (rows: Rows) => Promise<void>) => Promise<SheetVerdict>;
}

/** Good rows of pupils by columns: one entry per row in every list. */
export interface PupilRows {
  readonly count: number;
  readonly lines: Int32Array;
  readonly school: readonly string[];
  /** `null` where the file has no such column. */
  readonly class: readonly string[] | null;
  readonly name: readonly string[] | null;
  readonly id: readonly string[];
  /** Decimals as they are written. */
  readonly prior: readonly string[] | null;
}

/** Good rows of scores by columns. */
export interface ScoreRows extends PupilRows {
  /** Per subject, in the order of `ScoreSheet.subjects`: hundredths of a point, and 0 or why there is none by `statusCodes`. */
  readonly marks: readonly { readonly hundredths: Int32Array; readonly status: Uint8Array }[];
}

/** Why there is no mark, by the numbers that readers of sheets use; 0 is a mark. */
export const statusCodes = [null, 'ABSENT', 'VOID', 'DEFERRED', 'EXEMPT', 'MISSING'] as const;

/** A sheet of pupils. */
export interface PupilSheet<Rows extends PupilRows = PupilRows> extends Sheet<Rows> {
  /** Header of the column that tells the pupil. */
  readonly idHeader: string;
  /** National ids 学籍号, or any token. */
  readonly idKind: 'national' | 'school';
  /** What is said of a pupil whom nobody knows. */
  readonly unknownPupil: { readonly reason: Text; readonly remedy: Text };
}

/** A sheet of scores. */
export interface ScoreSheet extends PupilSheet<ScoreRows> {
  /** Subjects in the order of the columns. */
  readonly subjects: readonly string[];
}

/** What a reader of scores has to know of the session. */
export interface ScoreExpectation {
  /** Subjects with full marks in hundredths; `null` where the session does not exist and the columns decide. */
  readonly subjects: readonly { readonly name: string; readonly fullMark: number }[] | null;
  /** What a column 成绩 stands for. */
  readonly singleSubject: string;
  /** Full mark in hundredths of subjects that are not told. */
  readonly fullMark: number;
  readonly allowNegative: boolean;
  /** Whether rows of a school may come in. */
  readonly knowsSchool: (name: string) => boolean;
}
