import { describe, expect, it } from 'vitest';
import { exams } from '../../../i18n/messages/exams.ts';
import { layOver, pasteColumn } from './pasteColumn.ts';
import { markText, readScore, type ScoreStatus, sameScore, statusWords } from './readScore.ts';
import { nextCell, tallyOf } from './tally.ts';

const words = statusWords((status) => exams[`keys_${status}` as const].join(' '));
const limits = { fullMark: '100', allowNegative: false };
const read = (text: string, more: Partial<typeof limits> = {}) => readScore(text, { ...limits, ...more }, words);

describe('a cell of the score table', () => {
  it.each([
    ['85', '85'],
    [' 85.5 ', '85.5'],
    ['８５．２５', '85.25'],
    ['0', '0'],
    ['100', '100'],
    ['100.00', '100.00'],
    ['\u300085', '85'],
    ['="85"', '85'],
    ["'85", '85'],
    ['\u200b85', '85'],
  ])('takes %j as the mark %s', (text, value) => {
    expect(read(text)).toEqual({ kind: 'mark', value });
  });

  it.each([
    ['八十五', 'NOT_A_NUMBER'],
    ['0x55', 'NOT_A_NUMBER'],
    ['8.5e1', 'NOT_A_NUMBER'],
    ['85.', 'NOT_A_NUMBER'],
    ['.5', 'NOT_A_NUMBER'],
    ['1,5', 'NOT_A_NUMBER'],
    ['-3', 'NEGATIVE'],
    ['100.01', 'OVER_FULL_MARK'],
    ['101', 'OVER_FULL_MARK'],
    ['85.125', 'TOO_MANY_DECIMALS'],
  ])('refuses %j as %s', (text, code) => {
    expect(read(text)).toEqual({ kind: 'problem', code });
  });

  it.each<[string, ScoreStatus]>([
    ['缺考', 'ABSENT'],
    ['q', 'ABSENT'],
    ['作弊', 'VOID'],
    ['违纪', 'VOID'],
    ['W', 'VOID'],
    ['缓考', 'DEFERRED'],
    ['h', 'DEFERRED'],
    ['免考', 'EXEMPT'],
    ['m', 'EXEMPT'],
    ['absent', 'ABSENT'],
    ['ABSENT', 'ABSENT'],
  ])('takes %j for %s', (text, status) => {
    expect(read(text)).toEqual({ kind: 'status', status });
  });

  it('takes nothing and a dash for nothing yet', () => {
    expect([read(''), read('  '), read('-'), read('－')].map(({ kind }) => kind)).toEqual(Array(4).fill('empty'));
  });

  it('compares with the full mark to the hundredth, and allows below zero where the session does', () => {
    expect(read('120.5', { fullMark: '120.50' }).kind).toBe('mark');
    expect(read('120.51', { fullMark: '120.50' }).kind).toBe('problem');
    expect(read('-3', { allowNegative: true })).toEqual({ kind: 'mark', value: '-3' });
    expect(read('-0').kind).toBe('mark');
  });
});

it('a stored mark is shown as a person writes it', () => {
  expect(['85.50', '100.00', '7.25', '0.00', '100'].map(markText)).toEqual(['85.5', '100', '7.25', '0', '100']);
});

describe('two entries of one cell', () => {
  it('are the same when they mean the same', () => {
    expect(sameScore(read('85.50'), read('85.5'))).toBe(true);
    expect(sameScore(read('缺考'), read('q'))).toBe(true);
    expect(sameScore(read(''), read('-'))).toBe(true);
    expect(sameScore(read('85'), read('86'))).toBe(false);
    expect(sameScore(read('0'), read('缺考'))).toBe(false);
    expect(sameScore(read(''), read('0'))).toBe(false);
    expect(sameScore(read('x'), read('x'))).toBe(false);
  });
});

describe('a pasted column', () => {
  it('is read as a spreadsheet writes it', () => {
    expect(pasteColumn('85\r\n90.5\r\n\r\n缺考\r\n')).toEqual(['85', '90.5', '', '缺考']);
    expect(pasteColumn('王一\t85\n李二\t90')).toEqual(['85', '90']);
    expect(pasteColumn('85')).toEqual(['85']);
    expect(pasteColumn('\n')).toEqual([]);
  });

  it('is laid over the pupils from where it was pasted, and says what found no pupil', () => {
    expect(layOver(['a', 'b', 'c'], 1, ['1', '', '3', ''])).toEqual({ values: { b: '1' }, beyond: 1 });
    expect(layOver(['a', 'b', 'c'], 0, ['1', '', '3'])).toEqual({ values: { a: '1', c: '3' }, beyond: 0 });
  });
});

describe('the table', () => {
  it('counts what is in, what is missing and what is wrong', () => {
    expect(tallyOf(['85', '', 'q', '101'].map((text) => read(text)))).toEqual({
      entered: 2,
      missing: 1,
      wrong: 1,
      all: 4,
    });
  });

  it('goes down by Enter and arrow, up by arrow, and nowhere at its ends', () => {
    expect([nextCell('Enter', 0, 3), nextCell('ArrowDown', 1, 3), nextCell('ArrowUp', 2, 3)]).toEqual([1, 2, 1]);
    expect([nextCell('Enter', 2, 3), nextCell('ArrowUp', 0, 3), nextCell('a', 1, 3)]).toEqual([null, null, null]);
  });
});
