import type { Locale } from '@plumbline/terms';
import { openTable } from '../table/open-table.ts';
import type { TableSource } from '../table/source.ts';
import type { SourceRow } from '../table/source-row.ts';
import { type HeaderPlace, markLayout, type RowMark } from './mark-layout.ts';
import { markText } from './mark-text.ts';
import { markWorkbook } from './mark-workbook.ts';

/** A sheet with what is wrong beside each row, to be handed back. */
export interface MarkedSheet {
  readonly extension: 'csv' | 'xlsx';
  readonly mediaType: string;
  readonly contents: AsyncIterable<Buffer>;
}

const once = async function* (bytes: Promise<Buffer>): AsyncGenerator<Buffer> {
  yield await bytes;
};

/**
 * Hands the same sheet back with one more column that says what to mend; a text file in its own encoding and separator,
 * however large, a workbook as the one sheet that was imported.
 * @param sheet as `openSheet` found it
 * @throws FileFault where the file cannot be read
 */
export const markProblems = async (
  source: TableSource,
  sheet: HeaderPlace & { readonly sheet: string | null },
  marks: readonly RowMark[],
  locale: Locale,
): Promise<MarkedSheet> => {
  const table = await openTable(source);
  const layout = markLayout(sheet, marks, locale);
  if (table.format === 'csv')
    return { extension: 'csv', mediaType: 'text/csv', contents: markText(table.sheets[0].rows(), layout, table) };
  const rows: SourceRow[] = [];
  for await (const batch of table.sheets.find(({ name }) => name === sheet.sheet)?.rows() ?? []) rows.push(...batch);
  return {
    extension: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    contents: once(markWorkbook(rows, layout, sheet.sheet, locale)),
  };
};
