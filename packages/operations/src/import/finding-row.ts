import type { Text } from '@plumbline/terms';
import type { RowCode, WarningCode } from './codes.ts';

/** Columns of a ledger 整改台账 as the product writes and reads it. */
export const findingColumns = {
  number: ['编号', 'Number'],
  inspection: ['检查', 'Inspection'],
  inspectedOn: ['检查日期', 'Inspected on'],
  unit: ['校片', 'Campus'],
  place: ['地点', 'Place'],
  title: ['问题', 'Finding'],
  description: ['详细情况', 'Details'],
  category: ['类别', 'Category'],
  weight: ['轻重', 'Weight'],
  responsible: ['责任人', 'Responsible person'],
  requirement: ['整改要求', 'Requirement'],
  rectifyBy: ['整改期限', 'Rectify by'],
  inspector: ['检查人', 'Inspector'],
  state: ['状态', 'State'],
  returns: ['退回次数', 'Returns'],
  closedOn: ['销号日期', 'Closed on'],
} as const satisfies Readonly<Record<string, Text>>;

/** A column of the ledger. */
export type FindingColumn = keyof typeof findingColumns;

/** What stands in a cell: its text, and its day where it holds a date. */
export interface GivenCell {
  readonly text: string;
  readonly day: string | null;
}

/** Something that is wrong with a row: where, what was found, and in words why and what to do. */
export interface RowFault {
  readonly column: FindingColumn | null;
  readonly code: RowCode;
  readonly found: string;
  readonly reason: Text;
  readonly remedy: Text;
}

/** Something that a person should know about a row, and that does not keep it out. */
export interface RowWarning {
  readonly code: WarningCode;
  readonly found: string;
  readonly reason: Text;
}

/** A row of a ledger as it was read from a file. */
export interface FindingRow {
  /** Counted from the header, which is line 1. */
  readonly line: number;
  /** As the spreadsheet or editor counts. */
  readonly sheetLine: number;
  readonly cells: Readonly<Partial<Record<FindingColumn, GivenCell>>>;
  /** What was wrong with it already when it was read. */
  readonly faults: readonly RowFault[];
}

/** Text as it is compared: NFKC, without any space. */
export const compared = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '').toLowerCase();

/** The text of a cell; empty where there is none. */
export const textOf = ({ cells }: FindingRow, column: FindingColumn): string => cells[column]?.text ?? '';
