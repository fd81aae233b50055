import { csvRows, type Separator, separatorOf } from './csv-rows.ts';
import { detectEncoding, type Encoding, textOf } from './encoding.ts';
import type { TableSource } from './source.ts';
import type { SourceSheet } from './source-row.ts';

/** A text file that is read as a table. */
export interface CsvTable {
  readonly encoding: Encoding;
  readonly separator: Separator;
  readonly sheet: SourceSheet;
}

/**
 * Opens comma, tab or semicolon separated text of any size.
 * @throws FileFault MIXED_ENCODING, and while it is read UNCLOSED_QUOTE, UNSUPPORTED_FORMAT
 */
export const openCsv = async (source: TableSource): Promise<CsvTable> => {
  const encoding = await detectEncoding(source);
  let start = '';
  for await (const text of textOf(source, encoding)) {
    start += text;
    if (start.length >= 20_000) break;
  }
  const separator = separatorOf(start);
  return { encoding, separator, sheet: { name: null, rows: () => csvRows(textOf(source, encoding), separator) } };
};
