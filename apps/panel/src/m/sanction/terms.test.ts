import { describe, expect, it } from 'vitest';
import { daysUntil } from './daysUntil.ts';
import { termsOf } from './terms.ts';

describe('the terms of the person concerned', () => {
  const all = [
    { key: 'sanction.defenceDays', value: 5 },
    { key: 'sanction.reviewDays', value: 30 },
    { key: 'sanction.appealDays', value: 45 },
    { key: 'sanction.ruleA', value: 0 },
  ];
  it('come from the plan year’s settings', () => {
    expect(termsOf(all)).toEqual({ defence: 5, review: 30, appeal: 45 });
  });
  it.each([0, 1, 2])('are not told by halves: without setting %i there are none', (index) => {
    expect(termsOf(all.filter((_, place) => place !== index))).toBeNull();
  });
});

it.each([
  ['2026-11-24', '2026-12-24', 30],
  ['2026-11-24', '2026-11-25', 1],
  ['2026-11-24', '2026-11-24', 0],
  ['2026-11-25', '2026-11-24', 0],
  ['2026-12-31', '2027-01-01', 1],
])('from %s to %s there are %i days', (today, until, days) => {
  expect(daysUntil(today, until)).toBe(days);
});
