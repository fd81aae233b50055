import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { openScores } from '../scores/open-scores.ts';
import { openTable } from '../table/open-table.ts';
import { textRow, workbook } from '../testing/workbook.ts';
import { markProblems } from './mark-problems.ts';

const marked = async (bytes: Buffer) => {
  const sheet = await openScores({ bytes });
  const { problems } = await sheet.judge();
  const { contents, extension } = await markProblems({ bytes }, sheet, problems, 'zh');
  const pieces: Buffer[] = [];
  for await (const piece of contents) pieces.push(piece);
  return { bytes: Buffer.concat(pieces), extension, problems };
};

const said = '超过满分 100；对照答题卡改成实际得分';

describe('a text file is handed back as it came, with one more column', () => {
  const text = '六年级成绩;;\n\n学校;学号;成绩\n"中心校;东";1;105\n\nA;2;90\n"A\nB";3;x;9\n';
  const expected = `六年级成绩;;\r\n\r\n学校;学号;成绩;要改的地方\r\n"中心校;东";1;105;${said}\r\n\r\nA;2;90;\r\n"A\nB";3;x;9;这一行有 4 格，标题有 3 格；看看是不是多了或少了分隔符，内容里的逗号要加引号\r\n`;
  it.each([
    ['utf-8', false],
    ['utf-8', true],
    ['gb18030', false],
    ['utf-16le', true],
    ['utf-16be', true],
  ])('in %s (byte order mark: %s)', async (name, addBOM) => {
    const encoded = (each: string): Buffer => iconv.encode(each, name, { addBOM });
    const { bytes, extension } = await marked(encoded(text));
    expect(extension).toBe('csv');
    expect(iconv.decode(bytes, name, { stripBOM: false })).toBe(
      iconv.decode(encoded(expected), name, { stripBOM: false }),
    );
    expect(bytes.equals(encoded(expected))).toBe(true);
  });

  it('and marked again, says what is wrong now in the same column', async () => {
    const once = await marked(Buffer.from('学校,学号,成绩\nA,1,105\nA,2,x\n'));
    const mended = Buffer.from(once.bytes.toString().replace('A,1,105', 'A,1,100').replace('A,2,x', 'A,2,101'));
    const twice = await marked(mended);
    expect(twice.bytes.toString()).toBe(`学校,学号,成绩,要改的地方\r\nA,1,100,\r\nA,2,101,${said}\r\n`);
  });

  it('and lines keep their numbers, so that what is wrong is found where it was', async () => {
    const first = await marked(Buffer.from(text));
    const second = await marked(first.bytes);
    const places = ({ problems }: typeof first) => problems.map(({ sheetLine, code }) => [sheetLine, code]);
    expect(places(second)).toEqual(places(first));
  });
});

it('a workbook is handed back with numbers as numbers, and never with a blank where a formula had no value', async () => {
  const bytes = workbook(
    `${textRow(1, '成绩表')}${textRow(2, '学校', '学号', '语文', '数学')}<row r="3"><c r="A3" t="inlineStr"><is><t>="A"</t></is></c><c r="B3"><v>1</v></c><c r="C3"><v>105</v></c><c r="D3"><f>1+1</f></c></row>`,
  );
  const first = await marked(bytes);
  expect(first.extension).toBe('xlsx');
  const rows = [];
  for await (const batch of (await openTable({ bytes: first.bytes })).sheets[0]?.rows() ?? []) rows.push(...batch);
  expect(rows.map(({ cells }) => cells)).toEqual([
    ['成绩表', '', '', '', ''],
    ['学校', '学号', '语文', '数学', '要改的地方'],
    ['A', '1', '105', '#N/A', `${said}\n公式没有算出结果；在表格软件里打开并保存一次，或改成固定内容`],
  ]);
  expect([...(rows[2]?.kinds ?? [])]).toEqual([0, 2, 2, 0, 0]);
  expect((await marked(first.bytes)).problems.map(({ column, code }) => [column, code])).toEqual([
    ['语文', 'OVER_FULL_MARK'],
    ['数学', 'NOT_A_NUMBER'],
  ]);
});
