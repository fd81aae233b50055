import { expect, it } from 'vitest';
import { shortValue, shortYear, valuesIn, yearsOf } from './lastYears.ts';

const targets = [
  { lastYears: [{ planYear: '2025', value: '69.96' }] },
  {
    lastYears: [
      { planYear: '2024', value: null },
      { planYear: '2025', value: '85.7' },
    ],
  },
];

it('a column is headed by the years alone', () =>
  expect(shortYear('2024\u20142025\u5b66\u5e74')).toBe('2024\u20142025'));
it.each([
  ['74.1222', '74.12'],
  ['69.9', '69.9'],
  ['50', '50'],
])('%s is read as %s', (value, expected) => expect(shortValue(value)).toBe(expected));

it('years are those of all targets, the earliest first', () => expect(yearsOf(targets)).toEqual(['2024', '2025']));
it('no more than two, the latest', () =>
  expect(yearsOf([...targets, { lastYears: [{ planYear: '2023', value: '1' }] }])).toEqual(['2024', '2025']));
it('a target has a place for each year, empty where nothing was measured', () =>
  expect(targets.map((target) => valuesIn(target, ['2024', '2025']))).toEqual([
    [null, '69.96'],
    [null, '85.7'],
  ]));
