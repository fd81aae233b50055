import type { JudgedRow } from '@plumbline/operations';
import { type Locale, say, type Text } from '@plumbline/terms';
import writeWorkbook from 'write-excel-file/node';
import { readTables } from '../table/read-table.ts';
import { matchHeader } from './match-header.ts';

const errorColumn: Text = ['要改的地方', 'What to mend'];
const tint = '#fde8e6';

/**
 * The same sheet handed back with one more column that says what is wrong with each row.
 * @returns an XLSX file, whatever the sheet came in
 */
export const markFindings = async (bytes: Buffer, judged: readonly JudgedRow[], locale: Locale): Promise<Buffer> => {
  const header = matchHeader(await readTables(bytes));
  const faults = new Map(judged.map((row) => [row.sheetLine, row.faults]));
  const columns = Math.max(...header.table.rows.map(({ cells }) => cells.length));
  const rows = header.table.rows.map(({ line, cells }) => {
    const own = faults.get(line) ?? [];
    const said = own.map(({ reason, remedy }) => `${say(reason, locale)}；${say(remedy, locale)}`).join('\n');
    const told = line === header.line ? say(errorColumn, locale) : said;
    return [
      ...Array.from({ length: columns }, (_, at) => ({
        type: String,
        value: cells[at]?.text ?? '',
        ...(own.length > 0 &&
          own.some(({ column }) => column === header.columns[at]?.column) && { backgroundColor: tint }),
      })),
      { type: String, value: told, wrap: true, ...(own.length > 0 && { backgroundColor: tint }) },
    ];
  });
  return writeWorkbook(rows, {
    sheet: header.table.sheet ?? say(['台账', 'Ledger'], locale),
    columns: [...Array.from({ length: columns }, () => ({ width: 16 })), { width: 60 }],
  }).toBuffer();
};
