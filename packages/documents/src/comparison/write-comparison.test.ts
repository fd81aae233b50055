import { readSheet } from 'read-excel-file/node';
import { expect, it } from 'vitest';
import { type ComparisonRow, writeComparison } from './write-comparison.ts';

const row: ComparisonRow = {
  name: '东片',
  campus: null,
  entitled: 43,
  n: 42,
  mean: 73.125,
  sd: 9.5,
  median: 72,
  pass: 0.907,
  excellent: 0.093,
  low: 0,
  composite: '69.9999999999',
  effect: -1.5,
  lo: -3.25,
  hi: 0.25,
  rankLo: 4,
  rankHi: 6,
  pLastTwo: 0.93,
};

it('numbers stay numbers, what is not shown stays empty, and a composite is never rounded to its target', async () => {
  const hidden = { ...row, name: '云台', n: 8, mean: null, composite: null, effect: null };
  const sheet = await readSheet(await writeComparison(['六年级，第 2 版', '仅供内部研判'], [row, hidden], 'zh'));
  expect(sheet[0]?.[0]).toBe('六年级，第 2 版');
  expect(sheet[1]?.[0]).toBe('仅供内部研判');
  expect(sheet[2]?.slice(0, 5)).toEqual(['名称', '校片', '应考人数', '人数', '平均分']);
  expect(sheet[3]?.slice(0, 12)).toEqual([
    '东片',
    null,
    43,
    42,
    73.125,
    9.5,
    72,
    0.907,
    0.093,
    0,
    '69.9999999999',
    -1.5,
  ]);
  expect(sheet[4]?.slice(3, 5)).toEqual([8, null]);
});
