import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { FileFault, type Table } from './table.ts';

const startsWith = (bytes: Buffer, ...start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

const unsupported = (found: string, englishFound: string): FileFault =>
  new FileFault('UNSUPPORTED_FORMAT', [
    `这是${found}，不能导入。请在表格软件里另存为 .xlsx 或 .csv 再导入。`,
    `This is ${englishFound}, which cannot be imported. Save it as .xlsx or .csv and import that.`,
  ]);

/** What a file is by its content, where that is something else than a table that can be read. */
const otherFormat = (bytes: Buffer): FileFault | null => {
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return unsupported('旧版 .xls 或加了密码的文件', 'an old .xls file or one with a password');
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return unsupported(' PDF 文件', 'a PDF file');
  if (startsWith(bytes, 0xff, 0xd8, 0xff) || startsWith(bytes, 0x89, 0x50, 0x4e, 0x47))
    return unsupported('图片', 'a picture');
  if (/^\s*(<!doctype html|<html|<\?xml|<table)/iu.test(bytes.subarray(0, 512).toString('latin1')))
    return unsupported('网页或 XML 文件', 'a web page or an XML file');
  return null;
};

/**
 * Reads a file as tables, one per sheet, told apart by what it is and not by what it is called.
 * @throws FileFault where the file as a whole cannot be read
 */
export const readTables = async (bytes: Buffer): Promise<readonly Table[]> => {
  if (bytes.length === 0 || (/^[\s\ufeff]*$/u.test(bytes.subarray(0, 4096).toString('utf8')) && bytes.length < 4096))
    throw new FileFault('EMPTY_FILE', [
      '文件是空的。请选择有内容的文件。',
      'The file is empty. Choose one that has content.',
    ]);
  const other = otherFormat(bytes);
  if (other !== null) throw other;
  if (!startsWith(bytes, 0x50, 0x4b)) return [readCsv(bytes)];
  if (!bytes.includes('xl/workbook.xml')) {
    if (!bytes.includes('PK\u0005\u0006')) return readXlsx(bytes);
    throw unsupported('压缩包或其他文件', 'an archive or another kind of file');
  }
  return readXlsx(bytes);
};
