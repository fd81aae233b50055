import type { Separator } from './csv-rows.ts';
import type { Encoding } from './encoding.ts';
import { openCsv } from './read-csv.ts';
import { readSheets } from './read-xlsx.ts';
import { bytesOf, sizeOf, startOf, type TableSource } from './source.ts';
import type { SourceSheet } from './source-row.ts';
import { FileFault } from './table.ts';
import { mostUnpacked, tooLarge } from './unpack.ts';

/** A file that turned out to be a table, or several. */
export type OpenTable =
  | { readonly format: 'xlsx'; readonly sheets: readonly SourceSheet[] }
  | {
      readonly format: 'csv';
      readonly sheets: readonly [SourceSheet];
      readonly encoding: Encoding;
      readonly separator: Separator;
    };

const startsWith = (bytes: Buffer, ...start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

const unsupported = (found: string, englishFound: string): FileFault =>
  new FileFault('UNSUPPORTED_FORMAT', [
    `这是${found}，不能导入。请在表格软件里另存为 .xlsx 或 .csv 再导入。`,
    `This is ${englishFound}, which cannot be imported. Save it as .xlsx or .csv and import that.`,
  ]);

/** What a file is by its content, where that is something else than a table that can be read. */
const otherFormat = (start: Buffer): FileFault | null => {
  if (startsWith(start, 0xd0, 0xcf, 0x11, 0xe0))
    return unsupported('旧版 .xls 或加了密码的文件', 'an old .xls file or one with a password');
  if (startsWith(start, 0x25, 0x50, 0x44, 0x46)) return unsupported(' PDF 文件', 'a PDF file');
  if (startsWith(start, 0xff, 0xd8, 0xff) || startsWith(start, 0x89, 0x50, 0x4e, 0x47))
    return unsupported('图片', 'a picture');
  if (/^\s*(<!doctype html|<html|<\?xml|<table)/iu.test(start.subarray(0, 512).toString('latin1')))
    return unsupported('网页或 XML 文件', 'a web page or an XML file');
  return null;
};

const openXlsx = async (source: TableSource): Promise<OpenTable> => {
  if ((await sizeOf(source)) > mostUnpacked) throw tooLarge();
  const bytes = await bytesOf(source);
  if (!bytes.includes('xl/workbook.xml') && bytes.includes('PK\u0005\u0006'))
    throw unsupported('压缩包或其他文件', 'an archive or another kind of file');
  return { format: 'xlsx', sheets: await readSheets(bytes) };
};

/**
 * Opens a file as a table, told apart by what it is and not by what it is called. A text file may have any size and is
 * read in batches; a workbook is read whole and may unpack to 96 MB.
 * @throws FileFault where the file as a whole cannot be read; also while its rows are read
 * @example for await (const rows of (await openTable({ path })).sheets[0].rows()) take(rows);
 */
export const openTable = async (source: TableSource): Promise<OpenTable> => {
  const start = await startOf(source, 4096);
  if (start.length < 4096 && /^[\s\ufeff]*$/u.test(start.toString('utf8')))
    throw new FileFault('EMPTY_FILE', [
      '文件是空的。请选择有内容的文件。',
      'The file is empty. Choose one that has content.',
    ]);
  const other = otherFormat(start);
  if (other !== null) throw other;
  if (startsWith(start, 0x50, 0x4b)) return openXlsx(source);
  const { sheet, ...how } = await openCsv(source);
  return { format: 'csv', sheets: [sheet], ...how };
};
