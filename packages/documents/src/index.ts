export { type ComparisonRow, writeComparison } from './comparison/write-comparison.ts';
export { type CountyLayout, type CountyOptions, countySpec } from './county/columns.ts';
export { type CountyRows, type CountySheet, openCountyResults } from './county/open-county.ts';
export { type LedgerRow, writeLedger } from './findings/ledger.ts';
export { markFindings } from './findings/mark-findings.ts';
export type { MatchedColumn } from './findings/match-header.ts';
export { type FindingSheet, readFindings } from './findings/read-findings.ts';
export { type PupilOptions, rosterSpec } from './roster/columns.ts';
export { openRoster, type RosterSheet } from './roster/open-roster.ts';
export type { PupilRows } from './roster/pupil-rows.ts';
export { type ScoreOptions, scoreSpec, subjectOf } from './scores/columns.ts';
export { openScores, type ScoreRows, type ScoreSheet } from './scores/open-scores.ts';
export {
  explain,
  type RowCode as SheetRowCode,
  rowCodes as sheetRowCodes,
  type WarningCode as SheetWarningCode,
  warningCodes as sheetWarningCodes,
} from './sheet/codes.ts';
export type { MarkColumn } from './sheet/good-rows.ts';
export type { RowMark } from './sheet/mark-layout.ts';
export { type MarkedSheet, markProblems } from './sheet/mark-problems.ts';
export type { GuessedColumn, RememberedColumns } from './sheet/match-columns.ts';
export type { SheetReport } from './sheet/open-sheet.ts';
export type { RowNotice, RowProblem } from './sheet/problems.ts';
export type { ColumnSpec, SheetSpec } from './sheet/spec.ts';
export { type MarkStatus, markStatuses } from './sheet/verdict.ts';
export { type StaffOptions, staffSpec } from './staff/columns.ts';
export { openStaff, type StaffRows, type StaffSheet } from './staff/open-staff.ts';
export { writeStaffTemplate } from './staff/write-template.ts';
export { comparedHeader } from './table/find-header.ts';
export type { TableSource } from './table/source.ts';
export { FileFault, type FileFaultCode } from './table/table.ts';
