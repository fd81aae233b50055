import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import type { RememberedColumns } from '../sheet/match-columns.ts';
import { markStatuses } from '../sheet/verdict.ts';
import { faultOf, textWorkbook, told, warned } from '../testing/judged.ts';
import { textRow, workbook } from '../testing/workbook.ts';
import type { ScoreOptions } from './columns.ts';
import { openScores, type ScoreRows } from './open-scores.ts';

type Options = ScoreOptions & { readonly remembered?: RememberedColumns };

const openText = (text: string, options?: Options) => openScores({ bytes: Buffer.from(text) }, options);
const judged = async (text: string, options?: Options) => (await openText(text, options)).judge();

/** Every good row as one object, marks as numbers or words; rows that are taken back are left out. */
const rowsOf = async (bytes: Buffer, options?: Options) => {
  const rows: Record<string, unknown>[] = [];
  const take = ({ lines, count, marks, school, class: classes, name, id, prior }: ScoreRows): void => {
    for (let at = 0; at < count; at++)
      rows.push({
        line: lines[at],
        school: school[at],
        class: classes?.[at],
        name: name?.[at],
        id: id[at],
        prior: prior?.[at],
        ...Object.fromEntries(
          marks.map(({ subject, hundredths, status }) => [
            subject ?? '成绩',
            status[at] === 0 ? (hundredths[at] ?? 0) / 100 : markStatuses[status[at] ?? 0],
          ]),
        ),
      });
  };
  const report = await (await openScores({ bytes }, options)).judge(take);
  return { report, rows: rows.filter(({ line }) => !report.withdrawn.includes(line as number)) };
};

describe('columns', () => {
  it('are guessed from headers in Chinese, however they are typed, and the guess is shown', async () => {
    const sheet = await openText(
      '学 校,班级,姓名,全国学籍号,学号*,语文,数学（100分）,英语成绩,道法,入学成绩,备注\nA,1,王丽,,,1,2,3,4,5,\n',
    );
    expect(sheet.columns).toEqual([
      { column: 1, header: '学 校', as: 'school' },
      { column: 2, header: '班级', as: 'class' },
      { column: 3, header: '姓名', as: 'name' },
      { column: 4, header: '全国学籍号', as: 'nationalId' },
      { column: 5, header: '学号*', as: 'pupil' },
      { column: 6, header: '语文', as: 'score:语文' },
      { column: 7, header: '数学（100分）', as: 'score:数学' },
      { column: 8, header: '英语成绩', as: 'score:英语' },
      { column: 9, header: '道法', as: 'score:道德与法治' },
      { column: 10, header: '入学成绩', as: 'prior' },
      { column: 11, header: '备注', as: null },
    ]);
    expect(warned(await sheet.judge())).toEqual([[1, 'UNKNOWN_COLUMN']]);
  });

  it('are guessed from headers in English', async () => {
    const sheet = await openText('School\tClass\tName\tPupil\tMaths\tEnglish\tPrior\nA\t1\tx\t2\t3\t4\t5\n');
    expect(sheet.columns.map(({ as }) => as)).toEqual([
      'school',
      'class',
      'name',
      'pupil',
      'score:数学',
      'score:英语',
      'prior',
    ]);
  });

  it('of the exam’s own subjects go before those that every school knows', async () => {
    const sheet = await openText('school,pupil,道法,奥数\nA,1,90,80\n', { subjects: ['道法', '奥数'] });
    expect(sheet.columns.map(({ as }) => as)).toEqual(['school', 'pupil', 'score:道法', 'score:奥数']);
  });

  it('that a person named before are taken as they said', async () => {
    const remembered = { 期末: 'score', 成绩: null };
    const sheet = await openText('school,pupil,成绩,期 末\nA,1,x,90\n', { remembered });
    expect(sheet.columns.map(({ as }) => as)).toEqual(['school', 'pupil', null, 'score']);
    expect((await sheet.judge()).accepted).toBe(1);
  });

  it('are found below titles and merged headings, in whichever sheet has them, and rows count from the header', async () => {
    const bytes = workbook(
      [
        textRow(1, '2025—2026学年六年级抽测'),
        textRow(3, '学校', '学号', '成绩', null),
        textRow(4, null, null, '语文', '数学'),
        textRow(6, 'A', '1', '90', '八十'),
      ].join(''),
      { merged: ['A1:D1', 'C3:D3', 'A3:A4', 'B3:B4'] },
    );
    const sheet = await openScores({ bytes });
    expect([sheet.headerLine, sheet.sheet, sheet.format, sheet.encoding]).toEqual([4, '台账', 'xlsx', null]);
    expect((await sheet.judge()).problems).toMatchObject([
      { line: 3, sheetLine: 6, column: '数学', code: 'NOT_A_NUMBER', found: '八十' },
    ]);
  });
});

describe('a file is refused whole', () => {
  const gb = (text: string): Buffer => iconv.encode(text, 'gb18030');
  const head = '学校,学号,成绩\n';
  it.each<[string, () => Buffer]>([
    ['EMPTY_FILE', () => Buffer.from(' \n')],
    ['NO_DATA_ROWS', () => Buffer.from(`${head}\n,,\n`)],
    ['MISSING_COLUMN', () => Buffer.from('学号,成绩\n1,2\n')],
    ['MISSING_COLUMN', () => Buffer.from('学校,姓名,成绩\nA,王丽,2\n')],
    ['MISSING_COLUMN', () => Buffer.from('学校,学号,总评\nA,1,2\n')],
    ['DUPLICATE_COLUMN', () => Buffer.from('学校,学号,道法,道德与法治\nA,1,2,2\n')],
    ['DUPLICATE_COLUMN', () => Buffer.from('学校,学号,成绩,成绩\nA,1,2,2\n')],
    ['UNCLOSED_QUOTE', () => Buffer.from(`${head}A,1,"2\nA,2,3\n`)],
    ['MIXED_ENCODING', () => Buffer.concat([gb(`${head}东片小学,1,2\n`), Buffer.from('东片小学,2,3\n')])],
    ['UNSUPPORTED_FORMAT', () => Buffer.from('<html><table></table></html>')],
    ['UNSUPPORTED_FORMAT', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['CORRUPT_FILE', () => workbook(textRow(1, '学校')).subarray(0, 300)],
    [
      'UNCOMPRESSED_TOO_LARGE',
      () =>
        Buffer.from(
          zipSync({
            'xl/workbook.xml': strToU8('<a/>'),
            'xl/big.xml': [new Uint8Array(100 * 1024 * 1024), { level: 1 }],
          }),
        ),
    ],
    ['UNSAFE_XML', () => workbook(textRow(1, '学校'), { head: '<!DOCTYPE x [<!ENTITY a "b">]>' })],
  ])('as %s', async (code, bytes) => {
    expect(await faultOf(async () => (await openScores({ bytes: bytes() })).judge())).toBe(code);
  });

  it('says what is missing and what was found', async () => {
    await expect(openText('姓名,语文\n王丽,90\n')).rejects.toMatchObject({
      text: [
        '缺少“学校”和“学籍号（或学号）”列；标题行里有：姓名、语文。请补上这一列，或改成上面的标题。',
        expect.stringContaining('“school” and “pupil”'),
      ],
    });
  });
});

describe('a row', () => {
  const header = '学校,班级,姓名,学籍号,语文,入学成绩\n';
  const good = ['中心校', '五(1)班', '王丽', 'G990000201509010018', '90', '69.3'];
  const withCell = (at: number, cell: string): string => `${header}${good.with(at, cell).join(',')}\n`;
  const known = { isKnownSchool: (name: string) => name === '中心校' };

  it.each<[number, string, string, string]>([
    [0, '西片', '学校', 'UNKNOWN_SCHOOL'],
    [0, '', '学校', 'UNKNOWN_SCHOOL'],
    [1, '', '班级', 'CLASS_MISSING'],
    [1, '5月1日', '班级', 'CLASS_LOOKS_LIKE_DATE'],
    [2, '', '姓名', 'NAME_MISSING'],
    [2, '@王丽', '姓名', 'NAME_LOOKS_LIKE_FORMULA'],
    [2, '王\u0001丽', '姓名', 'NAME_INVALID_CHARACTERS'],
    [3, '', '学籍号', 'ID_MISSING'],
    [3, '9.90000201509E+17', '学籍号', 'ID_SCIENTIFIC_NOTATION'],
    [3, '990000201509010000', '学籍号', 'ID_PRECISION_LOST'],
    [3, '990000201509010018', '学籍号', 'ID_PREFIX_MISSING'],
    [3, 'G99', '学籍号', 'ID_INVALID'],
    [3, 'G990000201509010026X', '学籍号', 'ID_INVALID'],
    [3, 'G990000201509010017', '学籍号', 'ID_CHECKSUM'],
    [4, '九十', '语文', 'NOT_A_NUMBER'],
    [4, '-1', '语文', 'NEGATIVE'],
    [4, '100.5', '语文', 'OVER_FULL_MARK'],
    [4, '90.125', '语文', 'TOO_MANY_DECIMALS'],
    [5, '', '入学成绩', 'NOT_A_NUMBER'],
  ])('whose cell %i is %j is refused in column %s as %s', async (at, cell, column, code) => {
    const { problems, accepted, rows, counts } = await judged(withCell(at, cell), known);
    expect(problems).toMatchObject([{ line: 2, sheetLine: 2, column, code, found: cell }]);
    expect({ rows, accepted, counts }).toEqual({ rows: 1, accepted: 0, counts: { [code]: 1 } });
  });

  it('without fault goes in', async () => {
    const { rows, report } = await rowsOf(Buffer.from(withCell(0, ' 中心校\u3000')), known);
    expect(rows).toEqual([
      { line: 2, school: '中心校', class: '五(1)班', name: '王丽', id: 'G990000201509010018', prior: '69.3', 语文: 90 },
    ]);
    expect([report.problems, report.warnings]).toEqual([[], []]);
  });

  it('tells of all its faults at once, in words that say what to do', async () => {
    const { problems } = await judged('学校,班级,姓名,学籍号,语文,数学\n中心校,6月1日,,9.9E+17,101,八十五\n');
    expect(problems.map(({ column, reason, remedy }) => [column, reason[0], remedy[0]])).toEqual([
      ['班级', '班级被 Excel 改成了日期', '把单元格设为“文本”，填 六（1）班'],
      ['姓名', '没有姓名', '补上姓名；整行多余就删掉'],
      ['学籍号', '学籍号变成了科学计数，后几位已丢失', '把这一列设为“文本”，再重新粘贴'],
      ['语文', '超过满分 100', '对照答题卡改成实际得分'],
      ['数学', '不是数字', '填 85；没参加的填 缺考 或 缓考'],
    ]);
  });

  it('with a cell too many or too few is refused without a look at its cells', async () => {
    const { problems, accepted } = await judged('学校,学号,成绩\nA,1,2\nA,2,x,9\nA,3\nA,4,5,,\n');
    expect(problems).toMatchObject([
      {
        line: 3,
        column: null,
        code: 'COLUMN_COUNT',
        found: '4',
        reason: ['这一行有 4 格，标题有 3 格', expect.anything()],
      },
      { line: 4, column: null, code: 'COLUMN_COUNT', found: '2' },
    ]);
    expect(accepted).toBe(2);
  });

  it('of a quoted file counts by its first line', async () => {
    const { problems, rows } = await judged('成绩表\n"学校","学号","成绩\n（分）"\n"A","1","x"\n\nA,2,"1\n0"\n');
    expect(rows).toBe(2);
    expect(problems).toMatchObject([
      { line: 3, sheetLine: 4, column: '成绩\n（分）' },
      { line: 5, sheetLine: 6 },
    ]);
  });

  it('may go below zero where the exam allows it, and as high as its full mark', async () => {
    const options = {
      allowNegative: true,
      fullMark: (subject: string | null) => (subject === '语文' ? 15_000 : 10_000),
    };
    const { problems } = await judged('学校,学号,语文,数学\nA,1,-1,100\nA,2,150,100.01\nA,3,150.01,0\n', options);
    expect(problems.map(({ line, column, reason }) => [line, column, reason[0]])).toEqual([
      [3, '数学', '超过满分 100'],
      [4, '语文', '超过满分 150'],
    ]);
  });
});

describe('a workbook’s cells', () => {
  it('that Excel spoilt are told: numbers for ids, dates for classes, formulas without a value or in error', async () => {
    const bytes = await writeWorkbook(
      [
        ['学校', '班级', '学号', '成绩'].map((value) => ({ type: String, value })),
        [
          { value: 'A' },
          { value: new Date('2026-06-01T00:00:00Z'), type: Date, format: 'm"月"d"日"' },
          { value: 990000201509010000, type: Number },
          { value: 95.5, type: Number },
        ],
      ],
      {},
    ).toBuffer();
    expect(told(await (await openScores({ bytes })).judge())).toEqual([
      [2, '班级', 'CLASS_LOOKS_LIKE_DATE'],
      [2, '学号', 'ID_PRECISION_LOST'],
    ]);
    const formulas = workbook(
      `${textRow(1, '学校', '学号', '成绩')}<row r="2"><c r="A2" t="str"><f>"A"</f><v>A</v></c><c r="B2"><v>1</v></c><c r="C2"><f>40+50</f></c></row><row r="3"><c r="A3" t="str"><f>"A"</f><v>A</v></c><c r="B3"><v>2</v></c><c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row><row r="4"><c r="A4" t="str"><f>"A"</f><v>A</v></c><c r="B4"><v>3</v></c><c r="C4"><f>45+45</f><v>90.000000000000014</v></c></row>`,
    );
    const { report, rows } = await rowsOf(formulas);
    expect(told(report)).toEqual([
      [2, '成绩', 'FORMULA_WITHOUT_VALUE'],
      [3, '成绩', 'FORMULA_WITHOUT_VALUE'],
    ]);
    expect(rows).toMatchObject([{ line: 4, 成绩: 90 }]);
  });
});

describe('two rows of one pupil', () => {
  const header = '学校,班级,姓名,学号,成绩\n';
  it('that differ are both refused, wherever they stand, and the first is taken back', async () => {
    const filler = Array.from({ length: 9000 }, (_, at) => `A,1,王丽,P${at},90\n`).join('');
    const taken: number[] = [];
    const sheet = await openText(`${header}A,1,李四,X,90\n${filler}A,1,李四,X,91\n`);
    const report = await sheet.judge(({ lines }) => {
      taken.push(...lines);
    });
    expect(told(report)).toEqual([
      [2, '学号', 'DUPLICATE_CONFLICT'],
      [9003, '学号', 'DUPLICATE_CONFLICT'],
    ]);
    expect([taken.includes(2), taken.includes(9003), [...report.withdrawn], report.accepted]).toEqual([
      true,
      false,
      [2],
      9000,
    ]);
    expect(report.problems[0]?.reason[0]).toBe('和第 9003 行是同一个学号，内容不一致');
  });

  it('that say the same, however it is written, are taken once', async () => {
    const report = await judged(`${header}A,1,王丽,X,90\nA,１, 王丽,X,90.0\n`);
    expect([told(report), warned(report), report.accepted, report.identical]).toEqual([
      [],
      [[3, 'DUPLICATE_IDENTICAL']],
      1,
      1,
    ]);
  });

  it('of which a third differs are refused all three', async () => {
    const report = await judged(`${header}A,1,王丽,X,90\nA,1,王丽,X,90\nA,1,王丽,X,80\nA,1,王丽,X,90\n`);
    expect(told(report)).toEqual([2, 3, 4, 5].map((line) => [line, '学号', 'DUPLICATE_CONFLICT']));
    expect([warned(report), report.accepted, report.identical, [...report.withdrawn]]).toEqual([[], 0, 0, [2]]);
  });

  it('of which one has a fault of its own are refused both, and nothing is taken back that was not handed out', async () => {
    const report = await judged(`${header}A,1,王丽,X,x\nA,1,王丽,X,90\n`);
    expect(told(report)).toEqual([
      [2, '成绩', 'NOT_A_NUMBER'],
      [2, '学号', 'DUPLICATE_CONFLICT'],
      [3, '学号', 'DUPLICATE_CONFLICT'],
    ]);
    expect([report.accepted, report.withdrawn.length]).toEqual([0, 0]);
  });

  it('with the same fault say the fault twice', async () => {
    expect(told(await judged(`${header}A,1,王丽,X,x\nA,1,王丽,X,x\n`))).toEqual([
      [2, '成绩', 'NOT_A_NUMBER'],
      [3, '成绩', 'NOT_A_NUMBER'],
    ]);
  });

  it('are no two rows of one pupil where the id is spoilt', async () => {
    const report = await judged('学校,学籍号,成绩\nA,9.9E+17,90\nA,9.9E+17,80\n');
    expect(told(report)).toEqual([
      [2, '学籍号', 'ID_SCIENTIFIC_NOTATION'],
      [3, '学籍号', 'ID_SCIENTIFIC_NOTATION'],
    ]);
  });
});

it('a name twice in one class, and an unusual one, are worth a warning', async () => {
  const report = await judged(
    '学校,班级,姓名,学号,成绩\nA,1,王丽,1,90\nA,1,王丽,2,90\nA,2,王丽,3,90\nB,1,王丽,4,90\nA,1,李2,5,90\n',
  );
  expect(warned(report)).toEqual([
    [3, 'SAME_NAME_SAME_CLASS'],
    [6, 'NAME_UNUSUAL_CHARACTERS'],
  ]);
  expect(report.accepted).toBe(5);
});

it('of very many problems the first ten thousand are told, and all are counted', async () => {
  const rows = Array.from({ length: 12_000 }, (_, at) => `A,${at},x\n`).join('');
  const report = await judged(`学校,学号,成绩\n${rows}`);
  expect([report.problems.length, report.counts, report.accepted]).toEqual([10_000, { NOT_A_NUMBER: 12_000 }, 0]);
});

it('what takes the rows is waited for, and what it throws ends the reading', async () => {
  const rows = Array.from({ length: 30_000 }, (_, at) => `A,${at},90\n`).join('');
  const sheet = await openText(`学校,学号,成绩\n${rows}`);
  let busy = false;
  let batches = 0;
  await sheet.judge(async () => {
    expect(busy).toBe(false);
    busy = true;
    await new Promise((done) => setTimeout(done, 2));
    busy = false;
    batches += 1;
  });
  expect(batches).toBeGreaterThan(1);
  await expect(sheet.judge(() => Promise.reject(new Error('full')))).rejects.toThrow('full');
});

const samples = new URL('../../../../../shared/samples/', import.meta.url);
const sample = new URL('scores-gb18030.csv', samples);

describe.skipIf(!existsSync(sample))('the gradebook of the samples', () => {
  const schools = new Set(['中心校', '东片小学']);
  const options = { isKnownSchool: (name: string) => schools.has(name) };
  const asWorkbook = (bytes: Buffer): Promise<Buffer> => {
    const lines = iconv.decode(bytes, 'gb18030').trimEnd().split(/\r?\n/u);
    return textWorkbook(
      lines.map((line) =>
        [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu)].map(
          ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
        ),
      ),
    );
  };
  it.each<[string, (bytes: Buffer) => Promise<Buffer>]>([
    ['CSV', async (bytes) => bytes],
    ['XLSX', asWorkbook],
  ])('as %s gives exactly what is expected', async (_, converted) => {
    const expected = JSON.parse(await readFile(new URL('scores-gb18030.expected.json', samples), 'utf8'));
    const { rows, report } = await rowsOf(await converted(await readFile(sample)), options);
    expect(report.problems.map(({ line, column, code }) => ({ line, column, code }))).toEqual(expected.rejected);
    expect([report.rows, report.accepted, rows.length]).toEqual([expected.rows, expected.accepted, expected.accepted]);
    for (const { line, column, as } of expected.kept) {
      const row = rows.find((each) => each['line'] === line);
      expect(column === '学校' ? row?.['school'] : row?.[column]).toBe(as);
    }
  });
});
