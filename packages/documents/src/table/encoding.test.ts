import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { detectEncoding, textOf } from './encoding.ts';
import type { TableSource } from './source.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'encoding-'));
});
afterAll(() => rm(folder, { recursive: true }));

const textIn = async (source: TableSource): Promise<string> => {
  let text = '';
  for await (const piece of textOf(source, await detectEncoding(source))) text += piece;
  return text;
};

// Longer than what is read at once, and cut in the middle of characters wherever they lie.
const long = (shift: number): string => `${'a'.repeat(shift)}\n${'第一小学,㛃䶮王丽,𠮷\n'.repeat(12_000)}`;

describe.each(['utf-8', 'gb18030', 'utf-16le', 'utf-16be'])('a long file in %s', (name) => {
  it.each([0, 1, 2, 3])('is read unharmed from a path and from bytes (%i)', async (shift) => {
    const bytes = iconv.encode(long(shift), name, { addBOM: name !== 'gb18030' });
    const path = join(folder, `${name}-${shift}.csv`);
    await writeFile(path, bytes);
    expect((await textIn({ bytes })) === long(shift)).toBe(true);
    expect((await textIn({ path })) === long(shift)).toBe(true);
    expect((await detectEncoding({ path })).name).toBe(name);
  });
});

it('every character of the basic plane comes out of GB18030 as it went in, but for those that it moved in 2022', async () => {
  const characters = Array.from({ length: 0xffff - 0x80 }, (_, at) => at + 0x80)
    .filter((code) => code < 0xd800 || code > 0xf8ff)
    .filter((code) => code !== 0xfeff)
    .map((code) => String.fromCodePoint(code));
  const decoder = new TextDecoder('gb18030', { fatal: true });
  const changed = characters.filter((character) => decoder.decode(iconv.encode(character, 'gb18030')) !== character);
  expect(changed).toEqual([]);
});

describe('a file in two encodings is refused', () => {
  const gb = iconv.encode(long(1), 'gb18030');
  const utf8 = Buffer.from(long(1));
  it.each([
    ['Chinese lines of UTF-8 at the end', Buffer.concat([gb, Buffer.from('东片小学,王丽\n')])],
    ['a last line of UTF-8 without its end', Buffer.concat([gb, Buffer.from('东片小学,王丽')])],
    ['one line of GBK among UTF-8', Buffer.concat([utf8, iconv.encode('东片小学,王丽\n', 'gb18030'), utf8])],
    ['GBK behind a mark of UTF-8', Buffer.concat([Buffer.from('\ufeffa\n'), gb])],
    ['half a character at the end', iconv.encode('东片小学', 'gb18030').subarray(0, 7)],
    ['half a character of UTF-16', iconv.encode('东片', 'utf-16le', { addBOM: true }).subarray(0, 5)],
  ])('%s', async (_, bytes) => {
    await expect(detectEncoding({ bytes })).rejects.toMatchObject({ code: 'MIXED_ENCODING' });
  });
});
