import { expect, it } from 'vitest';
import { rangeOf } from './targetRange.ts';

it('holds target, years before, and the interval of now, with room beside them', () => {
  const { min, max } = rangeOf({ value: '71.00', lastYears: ['68.12', '69.96'], now: 70, lo: 66, hi: 74 });
  expect(min).toBeLessThan(66);
  expect(max).toBeGreaterThan(74);
});

it('has a width where only the target is known', () => {
  const { min, max } = rangeOf({ value: '18', lastYears: [null, null] });
  expect(min).toBeLessThan(18);
  expect(max).toBeGreaterThan(18);
});

it('has a width around a target of zero', () => {
  const { min, max } = rangeOf({ value: '0', lastYears: ['0', null] });
  expect(max - min).toBeGreaterThan(0);
});
