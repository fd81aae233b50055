import { isAscii, isUtf8 } from 'node:buffer';
import { chunksOf, startOf, type TableSource } from './source.ts';
import { FileFault } from './table.ts';

/** How a text file is written. */
export interface Encoding {
  readonly name: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';
  /** Whether a byte order mark stands in front. */
  readonly bom: boolean;
}

const mixed = (): FileFault =>
  new FileFault('MIXED_ENCODING', [
    '文件里混着两种编码（有的行是 UTF-8，有的行是 GBK），读出来会是乱码。请在表格软件里另存为 .xlsx 再导入。',
    'The file mixes two encodings (some lines UTF-8, some GBK) and cannot be read rightly. Save it as .xlsx and import that.',
  ]);

/** The text in pieces, without byte order mark. @throws TypeError where a byte does not fit */
const decoded = async function* (source: TableSource, name: Encoding['name']): AsyncGenerator<string> {
  const decoder = new TextDecoder(name, { fatal: true });
  for await (const chunk of chunksOf(source)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
};

const fits = async (source: TableSource, name: Encoding['name']): Promise<boolean> => {
  try {
    for await (const _ of decoded(source, name));
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
};

const han = /\p{Script=Han}/u;

const isChineseUtf8 = (line: Buffer): boolean => isUtf8(line) && !isAscii(line) && han.test(line.toString('utf8'));

/** Whether a line is Chinese in UTF-8, in a file that is not UTF-8 as a whole. A newline is one byte in both. */
const hasUtf8Line = async (source: TableSource): Promise<boolean> => {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunksOf(source)) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
      if (isChineseUtf8(bytes.subarray(start, end))) return true;
      start = end + 1;
    }
    rest = Buffer.from(bytes.subarray(start));
  }
  return isChineseUtf8(rest);
};

/**
 * Finds out how a text file is written: UTF-8 with or without BOM, UTF-16 with BOM, GB18030 (GBK is read as it). Reads
 * all of it, so that a file in two encodings is refused before its first row is taken.
 * @throws FileFault MIXED_ENCODING where no one encoding fits
 */
export const detectEncoding = async (source: TableSource): Promise<Encoding> => {
  const start = await startOf(source, 3);
  const marked = (name: Encoding['name'], ...bom: readonly number[]): Encoding | null =>
    bom.every((byte, at) => start[at] === byte) ? { name, bom: true } : null;
  const named = marked('utf-16le', 0xff, 0xfe) ?? marked('utf-16be', 0xfe, 0xff) ?? marked('utf-8', 0xef, 0xbb, 0xbf);
  if (named !== null) {
    if (await fits(source, named.name)) return named;
    throw mixed();
  }
  if (await fits(source, 'utf-8')) return { name: 'utf-8', bom: false };
  if (!(await fits(source, 'gb18030')) || (await hasUtf8Line(source))) throw mixed();
  return { name: 'gb18030', bom: false };
};

/** The text of a file in pieces, without byte order mark. */
export const textOf = (source: TableSource, { name }: Encoding): AsyncGenerator<string> => decoded(source, name);
