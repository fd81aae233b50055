import { type Locale, say, type Text } from '@plumbline/terms';
import writeWorkbook from 'write-excel-file/node';
import { cellKinds, type SourceRow } from '../table/source-row.ts';
import { strip } from '../table/table.ts';
import type { MarkLayout } from './mark-layout.ts';

const tint = '#fde8e6';
const noValue = '#N/A';
const sheetName: Text = ['表格', 'Sheet'];

/** Numbers stay numbers, all else is text, so that nothing is turned into something else. */
const cellValue = ({ cells, kinds }: SourceRow, at: number) => {
  const text = strip(cells[at] ?? '');
  if (kinds?.[at] === cellKinds.uncomputed) return { type: String, value: noValue };
  if (kinds?.[at] === cellKinds.number && String(Number(text)) === text) return { type: Number, value: Number(text) };
  return { type: String, value: text };
};

/** The rows of a sheet as a workbook, with one more column that says what to mend, and the cells concerned in red. */
export const markWorkbook = (
  rows: readonly SourceRow[],
  layout: MarkLayout,
  name: string | null,
  locale: Locale,
): Promise<Buffer> => {
  const width = Math.max(layout.width, ...rows.map(({ cells }) => cells.length));
  const place = layout.errorColumn ?? width;
  const marked = rows.map((row) => {
    const { columns, said } = layout.of(row.line);
    return Array.from({ length: Math.max(width, place + 1) }, (_, at) =>
      at === place
        ? { type: String, value: said, wrap: true, ...(columns !== null && { backgroundColor: tint }) }
        : { ...cellValue(row, at), ...(columns?.has(at) === true && { backgroundColor: tint }) },
    );
  });
  return writeWorkbook(marked, {
    sheet: name ?? say(sheetName, locale),
    columns: Array.from({ length: Math.max(width, place + 1) }, (_, at) => ({ width: at === place ? 60 : 16 })),
  }).toBuffer();
};
