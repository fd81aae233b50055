import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareMeans, ranksByDecimal, ranksByMean, ranksOf } from './rank.ts';

describe('ranks', () => {
  it('share the best among equals', () => {
    expect(ranksOf([70, 80, 80, 60], (a, b) => a - b)).toEqual([3, 1, 1, 4]);
  });

  it('by mean tell apart what two decimals do not, and share where sums and sizes differ but means do not', () => {
    const means = [
      { n: 3, sum: 20_000 },
      { n: 6, sum: 40_000 },
      { n: 3000, sum: 20_000_001 },
      { n: 0, sum: 0 },
    ];
    expect(ranksByMean(means)).toEqual([2, 2, 1, null]);
  });

  it('by mean stay exact where products leave the safe integers', () => {
    const large = Number.MAX_SAFE_INTEGER;
    expect(compareMeans({ n: large - 1, sum: large - 2 }, { n: large, sum: large - 1 })).toBe(-1);
    expect(compareMeans({ n: large, sum: large - 1 }, { n: large, sum: large - 1 })).toBe(0);
  });

  it('by decimal do not see zeros at the end', () => {
    expect(ranksByDecimal(['70.00', '69.995', '70', '-1'])).toEqual([1, 3, 1, 4]);
  });

  it('are one more than how many are higher', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 30 }), (values) => {
        const expected = values.map((value) => 1 + values.filter((other) => other > value).length);
        expect(ranksOf(values, (a, b) => a - b)).toEqual(expected);
      }),
    );
  });
});
