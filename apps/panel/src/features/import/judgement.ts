/** Something wrong in a row of the file. */
export type Rejection = {
  line: number;
  sheetLine: number;
  column: string | null;
  code: string;
  found: string;
  reason: string;
  remedy: string;
};

/** Something to know about a row that keeps nothing out. */
export type Remark = { line: number; sheetLine: number; code: string; found: string; reason: string };

/** What came of judging a file, whatever it holds. */
export type Judgement = {
  rows: number;
  accepted: number;
  fileError: { code: string; message: string } | null;
  rejected: Rejection[];
  warnings: Remark[];
  counts: { new: number; unchanged: number; changed: number; bad: number };
  written: boolean;
};

/** The file as it was read: its sheet, where the header stands, and what each column was taken for. */
export type ReadFile = {
  sheet: string | null;
  headerLine: number;
  columns: readonly { header: string; title: string | null }[];
};
