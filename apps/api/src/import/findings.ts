import { FileFault, type FindingSheet, readFindings } from '@plumbline/documents';
import {
  type Deps,
  findingColumns,
  type ImportOptions,
  type ImportReport,
  importFindings,
  type JudgedRow,
  type Viewer,
} from '@plumbline/operations';
import { fill, say, type Text } from '@plumbline/terms';

/** Something wrong in a row, as it is told: where it stands in the file, what was found, why, and what to do. */
export type Rejection = {
  /** Counted from the header, line 1. */
  line: number;
  /** As the spreadsheet counts. */
  sheetLine: number;
  /** The header as it stands in the file. */
  column: string | null;
  code: string;
  found: string;
  reason: string;
  remedy: string;
};

/** Something to know about a row that does not keep it out. */
export type Warning = { line: number; sheetLine: number; code: string; found: string; reason: string };

/** What came of an import, in the reader's language. */
export type FindingsImport = {
  rows: number;
  accepted: number;
  fileError: { code: string; message: string } | null;
  rejected: Rejection[];
  warnings: Warning[];
  counts: ImportReport['counts'];
  written: boolean;
  recorded: number;
  noticed: number;
  /** What the file's columns were taken for; nothing where it was refused whole. */
  file: {
    format: string;
    sheet: string | null;
    headerLine: number;
    columns: { header: string; title: string | null }[];
  } | null;
};

const nothing = {
  rows: 0,
  accepted: 0,
  rejected: [],
  warnings: [],
  counts: { new: 0, unchanged: 0, changed: 0, bad: 0 },
  written: false,
  recorded: 0,
  noticed: 0,
  file: null,
};

const unknownColumn: Text = ['“{found}”这一列不导入', 'The column “{found}” is not imported'];

const headerOf = ({ columns }: FindingSheet, wanted: string | null): string | null =>
  wanted === null ? null : (columns.find(({ column }) => column === wanted)?.header ?? wanted);

const rejections = (sheet: FindingSheet, rows: readonly JudgedRow[], { locale }: Viewer): Rejection[] =>
  rows.flatMap(({ line, sheetLine, faults }) =>
    faults.map(({ column, code, found, reason, remedy }) => ({
      line,
      sheetLine,
      column: headerOf(sheet, column),
      code,
      found,
      reason: say(reason, locale),
      remedy: say(remedy, locale),
    })),
  );

const warningsOf = (sheet: FindingSheet, rows: readonly JudgedRow[], { locale }: Viewer): Warning[] => [
  ...sheet.unknownColumns.map((found) => ({
    line: 1,
    sheetLine: sheet.headerLine,
    code: 'UNKNOWN_COLUMN',
    found,
    reason: say(fill(unknownColumn, { found }), locale),
  })),
  ...rows.flatMap(({ line, sheetLine, warnings }) =>
    warnings.map(({ code, found, reason }) => ({ line, sheetLine, code, found, reason: say(reason, locale) })),
  ),
];

/**
 * Imports a ledger 整改台账 from a file.
 * @param onRead told the rows as they were judged, for whoever hands the sheet back
 */
export const importFindingsFile = async (
  deps: Deps,
  viewer: Viewer,
  bytes: Buffer,
  options: ImportOptions & { readonly onRead?: (rows: readonly JudgedRow[]) => void } = {},
): Promise<FindingsImport> => {
  try {
    const sheet = await readFindings(bytes);
    const report = await importFindings(deps, viewer, sheet.rows, options);
    options.onRead?.(report.rows);
    const { rows, ...told } = report;
    return {
      ...told,
      rows: rows.length,
      fileError: null,
      rejected: rejections(sheet, rows, viewer),
      warnings: warningsOf(sheet, rows, viewer),
      file: {
        format: sheet.format,
        sheet: sheet.sheet,
        headerLine: sheet.headerLine,
        columns: sheet.columns.map(({ header, column }) => ({
          header,
          title: column === null ? null : say(findingColumns[column], viewer.locale),
        })),
      },
    };
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    return { ...nothing, fileError: { code: error.code, message: say(error.text, viewer.locale) } };
  }
};
