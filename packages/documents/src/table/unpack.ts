import { Unzip, UnzipInflate } from 'fflate';
import { FileFault } from './table.ts';

/** Most that a workbook may take once it is unpacked: a ledger of 100,000 rows takes about half of it. */
export const mostUnpacked = 96 * 1024 * 1024;
const mostEntries = 2000;

const corrupt = (): FileFault =>
  new FileFault('CORRUPT_FILE', [
    '文件已损坏，打不开。请在表格软件里打开后另存一份再导入。',
    'The file is damaged and cannot be opened. Open it in your spreadsheet, save a copy and import that.',
  ]);

const tooLarge = (): FileFault =>
  new FileFault('UNCOMPRESSED_TOO_LARGE', [
    `文件解开后超过 ${mostUnpacked / 1024 / 1024} MB。请删去多余的工作表、图片和空白格式行，或分成几个文件导入。`,
    `The file takes more than ${mostUnpacked / 1024 / 1024} MB once unpacked. Remove superfluous sheets, pictures and blank formatted rows, or import in parts.`,
  ]);

/**
 * Unpacks the XML parts of a workbook, counting what really comes out rather than what the file says of itself.
 * @returns text by path
 * @throws FileFault CORRUPT_FILE, UNCOMPRESSED_TOO_LARGE
 */
export const unpack = (bytes: Uint8Array): ReadonlyMap<string, string> => {
  const parts = new Map<string, Uint8Array[]>();
  let size = 0;
  let fault: Error | null = null;
  const unzip = new Unzip((file) => {
    if (parts.size >= mostEntries) throw tooLarge();
    const chunks: Uint8Array[] = [];
    parts.set(file.name, chunks);
    file.ondata = (error, chunk) => {
      if (error !== null) fault = error;
      size += chunk?.length ?? 0;
      if (size > mostUnpacked) throw tooLarge();
      if (chunk !== null && /\.(xml|rels)$/u.test(file.name)) chunks.push(chunk);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    // In pieces, so that a bomb is noticed before all of it has gone off.
    for (let at = 0; at < bytes.length; at += 16_384)
      unzip.push(bytes.subarray(at, at + 16_384), at + 16_384 >= bytes.length);
  } catch (error) {
    throw error instanceof FileFault ? error : corrupt();
  }
  if (fault !== null || parts.size === 0) throw corrupt();
  const text = new TextDecoder();
  return new Map([...parts].map(([name, chunks]) => [name, text.decode(Buffer.concat(chunks))]));
};

/**
 * Refuses XML that defines anything of its own: a workbook never does, and such definitions are how a file makes its
 * reader open other files or run out of memory.
 */
export const checkXml = (parts: ReadonlyMap<string, string>): void => {
  for (const xml of parts.values())
    if (/<!(DOCTYPE|ENTITY)/iu.test(xml))
      throw new FileFault('UNSAFE_XML', [
        '文件里有不安全的内容（自定义的 XML 实体），不能导入。请在表格软件里新建一份，把内容复制过去再导入。',
        'The file holds unsafe content (XML entities of its own) and is not read. Copy the content into a new workbook and import that.',
      ]);
};

export { corrupt, tooLarge };
