import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellKinds } from '../table/source-row.ts';
import { isPlain, strip } from '../table/table.ts';
import { chineseNumber } from './chinese-number.ts';
import { clean } from './clean.ts';
import { judgeClass } from './judge-class.ts';
import { checkCharacter, judgeNationalId, judgeToken } from './judge-id.ts';
import { judgeName, judgeSchool } from './judge-name.ts';
import { judgeCount, judgeDecimal, judgeMark } from './judge-number.ts';
import { type CellJudge, markStatuses } from './verdict.ts';

const verdictOf = (judge: CellJudge, raw: string, kind = 0) => {
  const { code, warning, text } = judge(clean(raw), kind);
  return code ?? warning ?? text;
};

describe('a cell before it is judged', () => {
  it.each([
    ['\u3000 王丽\u00a0', '王丽'],
    ['="0012"', '0012'],
    ["'0012", '0012'],
    ['９５．５', '95.5'],
    ['五（１）班', '五(1)班'],
    ['－', '-'],
    ['', ''],
  ])('%j is %j', (raw, text) => expect(clean(raw)).toBe(text));

  it('passes the short way only where the long way changes nothing', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', "'", '=', '"', ' ', '中', '（', '９', '\u200b', '豈', '~', '!'),
    });
    fc.assert(
      fc.property(text, (raw) => !isPlain(raw) || strip(raw.normalize('NFKC')) === raw),
      { numRuns: 5000 },
    );
    for (let code = 0; code <= 0xffff; code++) {
      const raw = `a${String.fromCharCode(code)}`;
      if (isPlain(raw)) expect(strip(raw.normalize('NFKC'))).toBe(raw);
    }
  });
});

describe('a score', () => {
  const judge = judgeMark({ fullMark: 10_000, allowNegative: false });
  const markOf = (raw: string) => {
    const { code, status, hundredths } = judge(clean(raw), 0);
    return code ?? (status === 0 ? hundredths : markStatuses[status]);
  };
  it.each<[string, number | string]>([
    ['95', 9500],
    ['９５', 9500],
    ['68.5', 6850],
    ['68.25', 6825],
    ['0', 0],
    ['-0', 0],
    ['007', 700],
    ['100', 10_000],
    ['100.00', 10_000],
    ['="88"', 8800],
    [' 88\u3000', 8800],
    ['缺考', 'ABSENT'],
    ['作弊', 'VOID'],
    ['违纪', 'VOID'],
    ['缓考', 'DEFERRED'],
    ['免考', 'EXEMPT'],
    ['absent', 'ABSENT'],
    ['', 'MISSING'],
    [' ', 'MISSING'],
    ['-', 'MISSING'],
    ['－', 'MISSING'],
    ['100.01', 'OVER_FULL_MARK'],
    ['105', 'OVER_FULL_MARK'],
    ['99999999999999999999', 'OVER_FULL_MARK'],
    ['-3', 'NEGATIVE'],
    ['-0.01', 'NEGATIVE'],
    ['85.123', 'TOO_MANY_DECIMALS'],
    ['0x55', 'NOT_A_NUMBER'],
    ['8.5e1', 'NOT_A_NUMBER'],
    ['85.', 'NOT_A_NUMBER'],
    ['.5', 'NOT_A_NUMBER'],
    ['+85', 'NOT_A_NUMBER'],
    ['1,000', 'NOT_A_NUMBER'],
    ['八十', 'NOT_A_NUMBER'],
    ['85分', 'NOT_A_NUMBER'],
    ['SCORED', 'NOT_A_NUMBER'],
    ['--', 'NOT_A_NUMBER'],
    ['Infinity', 'NOT_A_NUMBER'],
  ])('%j is %j', (raw, expected) => expect(markOf(raw)).toBe(expected));

  it('may be below zero where the exam allows it, and above 100 where its full mark does', () => {
    const wide = judgeMark({ fullMark: 15_000, allowNegative: true });
    expect([wide('-3', 0).hundredths, wide('150', 0).hundredths, wide('150.5', 0).code]).toEqual([
      -300,
      15_000,
      'OVER_FULL_MARK',
    ]);
  });

  it('that a formula never computed is not a missing one', () => {
    expect(judge('', cellKinds.uncomputed).code).toBe('FORMULA_WITHOUT_VALUE');
  });

  it('is kept exactly for every number of hundredths', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (hundredths) => {
        expect(judge((hundredths / 100).toFixed(2), 0).hundredths).toBe(hundredths);
        expect(judge(String(hundredths / 100), 0).hundredths).toBe(hundredths);
      }),
    );
  });

  it('in Chinese numerals is suggested as a number', () => {
    expect(judge('八十五', 0).mentioned).toMatchObject({
      example: [' 85；没参加的填 缺考 或 缓考', expect.stringContaining('85')],
    });
    expect(
      ['十', '十五', '二十', '八十五', '一百', '一百零五', '一百二十', '九', '百', '十十', '王'].map(chineseNumber),
    ).toEqual([10, 15, 20, 85, 100, 105, 120, 9, null, null, null]);
  });
});

describe('an id', () => {
  const national = judgeNationalId('学籍号');
  it.each([
    ['G990000201509010018', 'G990000201509010018'],
    ['g99000020150901019x', 'G99000020150901019X'],
    ['Ｇ990000201509010018', 'G990000201509010018'],
    ['L990000201509010019', 'L990000201509010019'],
    ['J11010120150901001A', 'J11010120150901001A'],
    ['', 'ID_MISSING'],
    ['G990000201509010019', 'ID_CHECKSUM'],
    ['990000201509010018', 'ID_PREFIX_MISSING'],
    ['99000020150901019X', 'ID_PREFIX_MISSING'],
    ['9.90000201509E+17', 'ID_SCIENTIFIC_NOTATION'],
    ['9.9E17', 'ID_SCIENTIFIC_NOTATION'],
    ['990000201509010000', 'ID_PRECISION_LOST'],
    ['G99000020150901001', 'ID_INVALID'],
    ['G9900002015090100180', 'ID_INVALID'],
    ['A990000201509010018', 'ID_INVALID'],
    ['G99000020150901001A', 'ID_INVALID'],
    ['P0001', 'ID_INVALID'],
  ])('in a column 学籍号: %j is %j', (raw, expected) => expect(verdictOf(national, raw)).toBe(expected));

  it('that a workbook keeps as a number has lost its end', () => {
    expect(verdictOf(national, '990000201509010018', cellKinds.number)).toBe('ID_PRECISION_LOST');
    expect(verdictOf(judgeToken('学号'), '9900002015090100', cellKinds.number)).toBe('ID_PRECISION_LOST');
    expect(verdictOf(judgeToken('学号'), '20150901', cellKinds.number)).toBe('20150901');
    expect(verdictOf(judgeToken('学号'), '2026-05-01', cellKinds.day)).toBe('ID_INVALID');
  });

  const token = judgeToken('学号');
  it.each([
    ['P00001', 'P00001'],
    ['20150901', '20150901'],
    ['2015-09/01', '2015-09/01'],
    ['E12', 'E12'],
    ['990000201509010018', '990000201509010018'],
    ['', 'ID_MISSING'],
    ['9.90000201509E+17', 'ID_SCIENTIFIC_NOTATION'],
    ['12 34', 'ID_INVALID'],
    ['=A1', 'ID_INVALID'],
    ['-', 'ID_INVALID'],
    ['x'.repeat(65), 'ID_INVALID'],
    ['12\u200b34', 'ID_INVALID'],
  ])('in a column 学号: %j is %j', (raw, expected) => expect(verdictOf(token, raw)).toBe(expected));

  it('has a check character that finds every single wrong digit', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 17, maxLength: 17 });
    fc.assert(
      fc.property(digits, fc.nat(16), fc.integer({ min: 1, max: 9 }), (right, at, add) => {
        const wrong = right.slice(0, at) + ((Number(right[at]) + add) % 10) + right.slice(at + 1);
        expect(verdictOf(national, `G${right}${checkCharacter(right)}`)).toBe(`G${right}${checkCharacter(right)}`);
        expect(verdictOf(national, `G${wrong}${checkCharacter(right)}`)).toBe('ID_CHECKSUM');
      }),
    );
  });
});

describe('a name', () => {
  it.each([
    ['王丽', '王丽'],
    ['㛃䶮', '㛃䶮'],
    ['𠮷田', '𠮷田'],
    ['买买提·吐尔逊', '买买提·吐尔逊'],
    ["Anne-Marie O'Neill", "Anne-Marie O'Neill"],
    ['', 'NAME_MISSING'],
    ['=HYPERLINK("x")', 'NAME_LOOKS_LIKE_FORMULA'],
    ['＝1+1', 'NAME_LOOKS_LIKE_FORMULA'],
    ['+王', 'NAME_LOOKS_LIKE_FORMULA'],
    ['-', 'NAME_LOOKS_LIKE_FORMULA'],
    ['@王', 'NAME_LOOKS_LIKE_FORMULA'],
    ['王\u0007丽', 'NAME_INVALID_CHARACTERS'],
    ['王\u200b丽', 'NAME_INVALID_CHARACTERS'],
    ['王\ufffd', 'NAME_INVALID_CHARACTERS'],
    ['王\ud800', 'NAME_INVALID_CHARACTERS'],
    ['王\n丽', 'NAME_INVALID_CHARACTERS'],
    ['王丽2', 'NAME_UNUSUAL_CHARACTERS'],
    ['王*', 'NAME_UNUSUAL_CHARACTERS'],
    ['王\ue000', 'NAME_UNUSUAL_CHARACTERS'],
  ])('%j is %j', (raw, expected) => expect(verdictOf(judgeName, raw)).toBe(expected));
});

describe('a class', () => {
  it.each([
    ['五（1）班', '五(1)班'],
    ['5-1', '5-1'],
    ['5.1', '5.1'],
    ['503', '503'],
    ['初二3班', '初二3班'],
    ['', 'CLASS_MISSING'],
    ['6月1日', 'CLASS_LOOKS_LIKE_DATE'],
    ['2026年6月1日', 'CLASS_LOOKS_LIKE_DATE'],
    ['2026/6/1', 'CLASS_LOOKS_LIKE_DATE'],
    ['2026-06-01', 'CLASS_LOOKS_LIKE_DATE'],
    ['6/1/2026', 'CLASS_LOOKS_LIKE_DATE'],
    ['1-Jun', 'CLASS_LOOKS_LIKE_DATE'],
    ['Jun-26', 'CLASS_LOOKS_LIKE_DATE'],
    ['2026-06-01 00:00:00', 'CLASS_LOOKS_LIKE_DATE'],
    ['五\u0000班', 'NAME_INVALID_CHARACTERS'],
  ])('%j is %j', (raw, expected) => expect(verdictOf(judgeClass, raw)).toBe(expected));

  it.each([
    ['6月1日', '六（1）班'],
    ['2026-06-01', '六（1）班'],
    ['2026/5/12', '五（12）班'],
    ['1-Jun', '班级的名称，如 六（1）班'],
    ['12月1日', '班级的名称，如 六（1）班'],
  ])('that became %j is suggested as %j', (raw, example) =>
    expect(judgeClass(raw, 0).mentioned).toMatchObject({ example: [example, expect.anything()] }),
  );
});

it('a school that is not there, or not written, is unknown', () => {
  const judge = judgeSchool((name) => name === '中心校');
  expect(['中心校', ' 中心校\u3000', '', '西片'].map((raw) => verdictOf(judge, raw))).toEqual([
    '中心校',
    '中心校',
    'UNKNOWN_SCHOOL',
    'UNKNOWN_SCHOOL',
  ]);
  expect(verdictOf(judgeSchool(), '西片')).toBe('西片');
});

it('a decimal may have any precision, and is no word for a missing one', () => {
  const judge = judgeDecimal();
  expect(['69.3', '69.123456789', '0', '-1', '', '-', '1e3', 'x'].map((raw) => verdictOf(judge, raw))).toEqual([
    '69.3',
    '69.123456789',
    '0',
    'NEGATIVE',
    'NOT_A_NUMBER',
    'NOT_A_NUMBER',
    'NOT_A_NUMBER',
    'NOT_A_NUMBER',
  ]);
  expect(verdictOf(judgeDecimal({ allowNegative: true }), '-1.5')).toBe('-1.5');
});

it('a place is a whole number from 1 on', () => {
  expect(['1', '20', '0', '1.5', '-1', '', '第1'].map((raw) => verdictOf(judgeCount, raw))).toEqual([
    '1',
    '20',
    'NOT_A_NUMBER',
    'NOT_A_NUMBER',
    'NOT_A_NUMBER',
    'NOT_A_NUMBER',
    'NOT_A_NUMBER',
  ]);
});
