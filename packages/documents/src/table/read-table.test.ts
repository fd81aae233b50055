import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { textRow, workbook } from '../testing/workbook.ts';
import { readTables } from './read-table.ts';
import { FileFault } from './table.ts';

const texts = async (bytes: Buffer) => {
  const [table] = await readTables(bytes);
  return table?.rows.map(({ line, cells }) => [line, ...cells.map(({ text }) => text)]);
};
const faultOf = async (bytes: Buffer): Promise<string> => {
  try {
    await readTables(bytes);
    return 'none';
  } catch (error) {
    if (error instanceof FileFault) return error.code;
    throw error;
  }
};

const table = '编号,问题,责任人\n1,“门”口有积水,㛃䶮\n';

describe('a text file', () => {
  it.each([
    ['UTF-8', Buffer.from(table)],
    ['UTF-8 with BOM', Buffer.from(`\ufeff${table}`)],
    ['UTF-16 little endian', iconv.encode(table, 'utf-16le', { addBOM: true })],
    ['UTF-16 big endian', iconv.encode(table, 'utf-16be', { addBOM: true })],
    ['GB18030', iconv.encode(table, 'gb18030')],
    ['tabs', Buffer.from(table.replaceAll(',', '\t'))],
    ['semicolons', Buffer.from(table.replaceAll(',', ';'))],
    ['Windows line ends', Buffer.from(table.replaceAll('\n', '\r\n'))],
  ])('is read the same in %s, rare characters and all', async (_, bytes) => {
    expect(await texts(bytes)).toEqual([
      [1, '编号', '问题', '责任人'],
      [2, '1', '“门”口有积水', '㛃䶮'],
    ]);
  });

  it('counts a row by its first line, where a cell holds several', async () => {
    const bytes = Buffer.from('问题,地点\n"第一行\n第二行",三楼\n\n ,\n门窗,四楼\n');
    expect(await texts(bytes)).toEqual([
      [1, '问题', '地点'],
      [2, '第一行\n第二行', '三楼'],
      [6, '门窗', '四楼'],
    ]);
  });

  it('strips guards and any Unicode space around a text', async () => {
    expect(await texts(Buffer.from('a,b,c,d\n="0012",\'007,\u3000门窗\u00a0,\u200b墙\n'))).toEqual([
      [1, 'a', 'b', 'c', 'd'],
      [2, '0012', '007', '门窗', '墙'],
    ]);
  });
});

describe('a workbook', () => {
  it('gives days as days, numbers as they are seen and rare characters unharmed', async () => {
    const bytes = await writeWorkbook(
      [
        [{ value: '编号' }, { value: '期限' }, { value: '次数' }],
        [
          { value: '㛃䶮' },
          { value: new Date('2026-12-02T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' },
          { value: 0.1 + 0.2, type: Number },
        ],
      ],
      {},
    ).toBuffer();
    const [sheet] = await readTables(bytes);
    expect(sheet?.rows[1]?.cells).toEqual([
      { text: '㛃䶮', day: null, uncomputed: false },
      { text: '2026-12-02', day: '2026-12-02', uncomputed: false },
      { text: '0.3', day: null, uncomputed: false },
    ]);
  });

  it('passes over blank formatted rows and keeps the lines that the spreadsheet counts', async () => {
    const bytes = workbook(`${textRow(2, '问题')}<row r="3"><c r="A3" s="0"/></row>${textRow(9, '门窗')}`);
    expect(await texts(bytes)).toEqual([
      [2, '问题'],
      [9, '门窗'],
    ]);
  });

  it('as WPS saves it is read: shared strings with phonetics, parts and attributes of its own', async () => {
    const parts = {
      'xl/sharedStrings.xml':
        '<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="2" uniqueCount="2"><si><t>问题</t></si><si><r><t>门窗</t></r><r><t xml:space="preserve"> 破损</t></r><rPh sb="0" eb="1"><t>men</t></rPh><phoneticPr fontId="1"/></si></sst>',
      'xl/_rels/workbook.xml.rels':
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
      'xl/cellimages.xml':
        '<?xml version="1.0"?><etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"/>',
      'docProps/custom.xml': '<?xml version="1.0"?><Properties/>',
    };
    const bytes = workbook(
      '<row r="1" spans="1:1"><c r="A1" t="s"><v>0</v></c></row><row r="2" spans="1:1"><c r="A2" t="s"><v>1</v></c></row>',
      { parts },
    );
    expect(await texts(bytes)).toEqual([
      [1, '问题'],
      [2, '门窗 破损'],
    ]);
  });

  it('shows a formula’s value, and marks one that was never computed', async () => {
    const bytes = workbook(
      `${textRow(1, 'a', 'b')}<row r="2"><c r="A2" t="str"><f>"三"&amp;"楼"</f><v>三楼</v></c><c r="B2"><f>A2</f></c></row>`,
    );
    const [sheet] = await readTables(bytes);
    expect(sheet?.rows[1]?.cells).toEqual([
      { text: '三楼', day: null, uncomputed: false },
      { text: '', day: null, uncomputed: true },
    ]);
  });
});

describe('a file is refused whole', () => {
  const entity = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
  const lying = (): Buffer =>
    Buffer.from(
      zipSync({ 'xl/workbook.xml': strToU8('<a/>'), 'xl/big.xml': [new Uint8Array(100 * 1024 * 1024), { level: 1 }] }),
    );
  it.each<[string, () => Buffer]>([
    ['EMPTY_FILE', () => Buffer.from('')],
    ['EMPTY_FILE', () => Buffer.from('\ufeff  \r\n')],
    ['UNCLOSED_QUOTE', () => Buffer.from('a,b\n"x,y\n1,2\n')],
    ['MIXED_ENCODING', () => Buffer.concat([Buffer.from('问题\n'), iconv.encode('门窗破损\n', 'gb18030')])],
    ['UNSUPPORTED_FORMAT', () => Buffer.from('%PDF-1.7\n')],
    ['UNSUPPORTED_FORMAT', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['UNSUPPORTED_FORMAT', () => Buffer.from('<html><table></table></html>')],
    ['UNSUPPORTED_FORMAT', () => Buffer.from(zipSync({ 'readme.txt': strToU8('hello') }))],
    ['CORRUPT_FILE', () => workbook(textRow(1, '问题')).subarray(0, 300)],
    ['CORRUPT_FILE', () => workbook('<row r="1"><c', { parts: { 'xl/workbook.xml': '<workbook' } })],
    ['UNCOMPRESSED_TOO_LARGE', lying],
    ['UNSAFE_XML', () => workbook(textRow(1, '问题'), { head: entity })],
  ])('as %s', async (code, bytes) => {
    expect(await faultOf(bytes())).toBe(code);
  });
});
