import { type FindingColumn, type FindingRow, type GivenCell, type RowFault, rowFault } from '@plumbline/operations';
import { readTables } from '../table/read-table.ts';
import type { TableRow } from '../table/table.ts';
import { type Header, type MatchedColumn, matchHeader, unknownHeaders } from './match-header.ts';

/** A ledger as it was read: its rows, and what its columns were taken for. */
export interface FindingSheet {
  readonly format: 'xlsx' | 'csv';
  readonly sheet: string | null;
  /** Line of the file in which the header stands. */
  readonly headerLine: number;
  readonly columns: readonly MatchedColumn[];
  /** Headers of columns that are not imported. */
  readonly unknownColumns: readonly string[];
  readonly rows: readonly FindingRow[];
}

const faultsIn = (row: TableRow, columns: readonly MatchedColumn[], format: 'xlsx' | 'csv'): readonly RowFault[] => {
  const beyond = row.cells.slice(columns.length).find(({ text }) => text !== '');
  const tooMany = beyond === undefined || format === 'xlsx' ? [] : [rowFault('COLUMN_COUNT', null, beyond.text)];
  const uncomputed = columns.flatMap(({ column }, at) =>
    column !== null && row.cells[at]?.uncomputed === true ? [rowFault('FORMULA_WITHOUT_VALUE', column, '')] : [],
  );
  return [...tooMany, ...uncomputed];
};

const rowOf = ({ columns, line, table }: Header, row: TableRow): FindingRow => {
  const cells: Partial<Record<FindingColumn, GivenCell>> = {};
  for (const [at, { column }] of columns.entries()) {
    const cell = row.cells[at];
    if (column !== null && cell !== undefined && cell.text !== '') cells[column] = { text: cell.text, day: cell.day };
  }
  return {
    line: row.line - line + 1,
    sheetLine: row.line,
    cells,
    faults: faultsIn(row, columns, table.format),
  };
};

/** A row says something only in columns that are imported: a running number alone is no finding. */
const saysSomething = ({ cells, faults }: FindingRow): boolean => Object.keys(cells).length > 0 || faults.length > 0;

/**
 * Reads a ledger 整改台账 from a spreadsheet or text file.
 * @throws FileFault where the file is refused whole
 * @example const { rows } = await readFindings(await readFile('台账.xlsx'));
 */
export const readFindings = async (bytes: Buffer): Promise<FindingSheet> => {
  const header = matchHeader(await readTables(bytes));
  const { table, firstRow, line, columns } = header;
  return {
    format: table.format,
    sheet: table.sheet,
    headerLine: line,
    columns: columns.filter(({ header: text }) => text !== ''),
    unknownColumns: unknownHeaders(header),
    rows: table.rows
      .slice(firstRow)
      .map((row) => rowOf(header, row))
      .filter(saysSomething),
  };
};
