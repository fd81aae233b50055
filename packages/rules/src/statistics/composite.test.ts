import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareComposite, compareWith, composite, type WeightedTally } from './composite.ts';
import type { Tally } from './describe.ts';

const parts = { mean: 40, pass: 30, excellent: 20, notLow: 10 };
const tally = (n: number, sum: number, pass: number, excellent: number, low: number, fullMark = 10_000): Tally => ({
  n,
  sum,
  fullMark,
  counts: { pass, excellent, low },
});
const one = (tally: Tally): WeightedTally[] => [{ weight: '1', tally }];
const found = (subjects: readonly WeightedTally[]) => {
  const result = composite(subjects, parts);
  if (!result.ok) throw new Error(result.why);
  return result;
};

describe('a composite', () => {
  it('is 0.4 mean, 0.3 pass, 0.2 excellent and 0.1 of 100 less low', () => {
    // mean 65 of 100, pass 70 %, excellent 20 %, low 10 %: 26 + 21 + 4 + 9
    expect(found(one(tally(10, 65_000, 7, 2, 1))).text).toBe('60');
  });

  it('takes the mean as percent of the full mark', () => {
    expect(found(one(tally(10, 97_500, 7, 2, 1, 15_000))).text).toBe('60');
  });

  it('weighs subjects by the proportions of their weights', () => {
    const [high, low] = [tally(1, 10_000, 1, 1, 0), tally(1, 0, 0, 0, 1)];
    const by = (a: string, b: string) =>
      found([
        { weight: a, tally: high },
        { weight: b, tally: low },
      ]).text;
    expect(by('1', '1')).toBe('50');
    expect(by('0.75', '0.25')).toBe('75');
    expect(by('2', '1')).toBe('66.6666666667');
    expect(by('1', '0')).toBe('100');
  });

  it('is exact: a third is above its ten digits', () => {
    const third = found(one(tally(3, 10_000, 1, 0, 1)));
    expect(third.text).toBe('30');
    const uneven = found(one(tally(7, 10_000, 0, 0, 0)));
    expect(uneven.text).toBe('15.7142857143');
    expect(compareWith(uneven, '15.7142857143')).toBe(-1);
    expect(compareWith(uneven, '15.7142857142')).toBe(1);
  });

  it('compares with a target without rounding: 70.00 is not 69.995', () => {
    const just = found(one(tally(20_000, 139_990_000, 13_999, 13_999, 6001)));
    expect(just.text).toBe('69.995');
    expect([compareWith(just, '70.00'), compareWith(just, '69.995'), compareWith(just, '69.99')]).toEqual([-1, 0, 1]);
  });

  it('is missing where a subject that counts has no mark, so that nobody gains by not sitting it', () => {
    const subjects = [
      { weight: '1', tally: tally(1, 9000, 1, 1, 0) },
      { weight: '1', tally: tally(0, 0, 0, 0, 0) },
    ];
    expect(composite(subjects, parts)).toEqual({ ok: false, why: 'noMarks', subjects: [1] });
  });

  it('is missing where nothing has weight', () => {
    const some = tally(1, 9000, 1, 1, 0);
    expect(composite([], parts)).toEqual({ ok: false, why: 'noWeight' });
    expect(composite([{ weight: '0', tally: some }], parts)).toEqual({ ok: false, why: 'noWeight' });
    const nothing = { mean: 0, pass: 0, excellent: 0, notLow: 0 };
    expect(composite(one(some), nothing)).toEqual({ ok: false, why: 'noWeight' });
  });

  const tallies = fc
    .record({
      n: fc.integer({ min: 1, max: 500 }),
      mean: fc.integer({ min: 0, max: 10_000 }),
      pass: fc.integer({ min: 0, max: 100 }),
      excellent: fc.integer({ min: 0, max: 100 }),
      low: fc.integer({ min: 0, max: 100 }),
    })
    .map(({ n, mean, ...share }) => {
      const of = (percent: number) => Math.floor((n * percent) / 100);
      return tally(n, n * mean, of(share.pass), of(share.excellent), of(share.low));
    });

  it('lies between 0 and 100, stays when all weights grow, and agrees with floats', () => {
    fc.assert(
      fc.property(fc.array(tallies, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 9 }), (all, factor) => {
        const weigh = (by: number) => all.map((tally, index) => ({ weight: String((index + 1) * by), tally }));
        const [plain, scaled] = [found(weigh(1)), found(weigh(factor))];
        expect(compareComposite(plain, scaled)).toBe(0);
        expect(compareWith(plain, '0')).toBeGreaterThanOrEqual(0);
        expect(compareWith(plain, '100')).toBeLessThanOrEqual(0);
        let [sum, total] = [0, 0];
        all.forEach(({ n, sum: marks, counts }, index) => {
          total += index + 1;
          const rates = 30 * counts.pass + 20 * counts.excellent + 10 * (n - counts.low);
          sum += ((index + 1) * (0.4 * (marks / 100) + rates)) / n;
        });
        expect(Number(plain.text)).toBeCloseTo(sum / total, 8);
      }),
    );
  });
});
