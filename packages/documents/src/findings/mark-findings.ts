import type { JudgedRow } from '@plumbline/operations';
import { type Locale, say } from '@plumbline/terms';
import { markLayout } from '../sheet/mark-layout.ts';
import { markWorkbook } from '../sheet/mark-workbook.ts';
import { openTable } from '../table/open-table.ts';
import { readTables } from '../table/read-table.ts';
import type { SourceRow } from '../table/source-row.ts';
import { matchHeader } from './match-header.ts';

/**
 * The same sheet handed back with one more column that says what is wrong with each row.
 * @returns an XLSX file, whatever the sheet came in
 */
export const markFindings = async (bytes: Buffer, judged: readonly JudgedRow[], locale: Locale): Promise<Buffer> => {
  const { table, line, columns } = matchHeader(await readTables(bytes));
  const { sheets } = await openTable({ bytes });
  const rows: SourceRow[] = [];
  for await (const batch of sheets.find(({ name }) => name === table.sheet)?.rows() ?? []) rows.push(...batch);
  const headerOf = (wanted: string | null): string | null =>
    wanted === null ? null : (columns.find(({ column }) => column === wanted)?.header ?? null);
  const marks = judged.flatMap(({ sheetLine, faults }) =>
    faults.map(({ column, reason, remedy }) => ({ sheetLine, column: headerOf(column), reason, remedy })),
  );
  const header = {
    headerLine: line,
    columns: columns.map(({ header: text }, at) => ({ column: at + 1, header: text })),
  };
  return markWorkbook(rows, markLayout(header, marks, locale), table.sheet ?? say(['台账', 'Ledger'], locale), locale);
};
