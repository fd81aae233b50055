import { CsvError, parse } from 'csv-parse/sync';
import { decodeText } from './decode.ts';
import { FileFault, hasContent, type Table, type TableRow, textCell } from './table.ts';

const separators = [',', '\t', ';'] as const;

/** The separator that stands most often outside quotes in the first lines. */
const separatorOf = (text: string): string => {
  const start = text.slice(0, 20_000).replaceAll(/"[^"]*"/g, '');
  const counted = separators.map((separator) => ({ separator, count: start.split(separator).length }));
  return counted.reduce((best, each) => (each.count > best.count ? each : best)).separator;
};

const unclosed = (line: number): FileFault =>
  new FileFault('UNCLOSED_QUOTE', [
    `第 ${line} 行起有一个双引号没有配对，后面的内容都连在一起了。请补上引号，或另存为 .xlsx 再导入。`,
    `A quotation mark from line ${line} on is never closed, so that all that follows runs together. Close it, or save as .xlsx.`,
  ]);

/** Lines that a record's text takes. */
const linesIn = (raw: string): number => raw.replace(/(\r\n|\r|\n)$/u, '').split(/\r\n|\r|\n/u).length;

/** A file that was saved as UTF-16 ends its text with zeros where it was cut; a real table holds none. */
const checkPlain = (text: string): string => {
  if (!text.includes('\u0000')) return text;
  throw new FileFault('UNSUPPORTED_FORMAT', [
    '这不是表格文件。请选择 .xlsx 或 .csv 文件。',
    'This is no table. Choose a file in .xlsx or .csv format.',
  ]);
};

/**
 * Reads comma, tab or semicolon separated text.
 * @throws FileFault UNCLOSED_QUOTE, MIXED_ENCODING, UNSUPPORTED_FORMAT
 */
export const readCsv = (bytes: Buffer): Table => {
  const text = checkPlain(decodeText(bytes)).replace(/^\ufeff/u, '');
  try {
    const records = parse(text, {
      delimiter: separatorOf(text),
      relax_column_count: true,
      relax_quotes: true,
      raw: true,
      skip_empty_lines: false,
    }) as unknown as readonly { record: string[]; raw: string }[];
    let line = 1;
    const rows: TableRow[] = [];
    for (const { record, raw } of records) {
      rows.push({ line, cells: record.map(textCell) });
      line += linesIn(raw);
    }
    return { format: 'csv', sheet: null, rows: rows.filter(hasContent) };
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') throw unclosed(Number(error['lines'] ?? 1));
    throw error;
  }
};
