import iconv from 'iconv-lite';
import { FileFault } from './table.ts';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

const asUtf8 = (bytes: Uint8Array): string | null => {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return null;
  }
};

const han = /\p{Script=Han}/u;

/** Lines of bytes; a newline is one byte in every encoding that gets here. */
const linesOf = function* (bytes: Buffer): Generator<Buffer> {
  let start = 0;
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
    yield bytes.subarray(start, end);
    start = end + 1;
  }
  yield bytes.subarray(start);
};

const mixed = (): FileFault =>
  new FileFault('MIXED_ENCODING', [
    '文件里混着两种编码（有的行是 UTF-8，有的行是 GBK），读出来会是乱码。请在表格软件里另存为 .xlsx 再导入。',
    'The file mixes two encodings (some lines UTF-8, some GBK) and cannot be read rightly. Save it as .xlsx and import that.',
  ]);

const asGb18030 = (bytes: Buffer): string => {
  for (const line of linesOf(bytes)) {
    const text = asUtf8(line);
    if (text !== null && han.test(text)) throw mixed();
  }
  const text = iconv.decode(bytes, 'gb18030');
  if (text.includes('\ufffd')) throw mixed();
  return text;
};

/**
 * Reads a text file: UTF-8 with or without BOM, UTF-16 with BOM, GB18030 (GBK is read as it).
 * @throws FileFault MIXED_ENCODING where no one encoding fits
 */
export const decodeText = (bytes: Buffer): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return iconv.decode(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return iconv.decode(bytes, 'utf-16be');
  return asUtf8(bytes) ?? asGb18030(bytes);
};
