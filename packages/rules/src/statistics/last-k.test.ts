import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Spread } from './integration-points.ts';
import { chanceOfLast, chancesByDefinition, chancesOfLast, chancesOnOneLine } from './last-k.ts';
import { upperTail } from './normal.ts';
import { intervalsOfMany, rankDistribution, rankIntervals } from './rank-interval.ts';
import { drawFrom, normalFrom } from './testing/samples.ts';

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** Groups with effects and deviations as the shrinkage of real ones gives them; many small, few large. */
const drawSpread = (groups: number, between: number, seed: number): Spread => {
  const uniform = drawFrom(seed);
  const normal = normalFrom(uniform);
  const shares = Float64Array.from({ length: groups }, () => {
    const size = 1 + Math.floor(uniform() ** 3 * 1000);
    return between ** 2 / (between ** 2 + 120 / size);
  });
  return {
    effect: shares.map((share) => Math.sqrt(share) * between * normal()),
    se: shares.map((share) => between * Math.sqrt(1 - share)),
  };
};

const spreads = fc
  .record({
    groups: fc.integer({ min: 2, max: 40 }),
    between: fc.constantFrom(0.3, 1, 4, 30),
    seed: fc.integer(),
  })
  .map(({ groups, between, seed }) => drawSpread(groups, between, seed));

describe('the chance of being among the last k', () => {
  it('of two groups is that of one normal number below another', () => {
    const [first, second] = chancesOfLast({ effect: Float64Array.of(1, -0.5), se: Float64Array.of(1.2, 0.7) }, 1);
    const expected = upperTail(1.5 / Math.hypot(1.2, 0.7));
    expect(first).toBeCloseTo(expected, 12);
    expect(second).toBeCloseTo(1 - expected, 12);
  });

  it('is k of J for groups alike, and by convention for groups that nothing tells apart', () => {
    const alike = { effect: new Float64Array(5).fill(2), se: new Float64Array(5).fill(1) };
    for (const chance of chancesOfLast(alike, 2)) expect(chance).toBeCloseTo(0.4, 12);
    const none = { effect: new Float64Array(5), se: new Float64Array(5) };
    expect([...chancesOfLast(none, 2)]).toEqual([0.4, 0.4, 0.4, 0.4, 0.4]);
    expect(rankIntervals(none)[3]).toEqual({ lo: 1, hi: 5 });
    expect([...(rankDistribution(none)[0] ?? [])]).toEqual([0.2, 0.2, 0.2, 0.2, 0.2]);
  });

  it('is 1 when no more than k are compared', () => {
    expect([...chancesOfLast({ effect: Float64Array.of(1, 2), se: Float64Array.of(1, 1) }, 2)]).toEqual([1, 1]);
    expect([...chancesOfLast({ effect: new Float64Array(0), se: new Float64Array(0) }, 2)]).toEqual([]);
  });

  it('adds up to k', () => {
    fc.assert(
      fc.property(spreads, fc.integer({ min: 1, max: 4 }), (spread, k) => {
        const expected = Math.min(k, spread.effect.length);
        expect(Math.abs(sum(chancesOfLast(spread, k)) - expected)).toBeLessThan(1e-9);
      }),
      { seed: 8, numRuns: 60 },
    );
  });

  it('is the same by its definition and on one line, and the sum of the last k places', () => {
    fc.assert(
      fc.property(spreads, fc.integer({ min: 1, max: 3 }), (spread, k) => {
        if (k >= spread.effect.length) return;
        const [defined, line, ranks] = [
          chancesByDefinition(spread, k),
          chancesOnOneLine(spread, k),
          rankDistribution(spread),
        ];
        line.forEach((chance, at) => {
          expect(Math.abs(chance - (defined[at] ?? 0))).toBeLessThan(1e-9);
          expect(Math.abs(chance - sum(ranks[at]?.slice(-k) ?? new Float64Array(0)))).toBeLessThan(1e-11);
        });
      }),
      { seed: 9, numRuns: 60 },
    );
  });

  it('is the same by both roads on either side of the number of groups where they part', () => {
    for (const groups of [100, 101]) {
      const spread = drawSpread(groups, 2, groups);
      const [defined, line] = [chancesByDefinition(spread, 2), chancesOnOneLine(spread, 2)];
      defined.forEach((chance, at) => {
        expect(Math.abs(chance - (line[at] ?? 0))).toBeLessThan(1e-12);
      });
    }
  });

  it('adds up to k beside a group so sure that the definition’s steps pass over it', () => {
    const { effect, se } = drawSpread(30, 4, 3);
    effect[7] = Math.min(...effect) - 1;
    se[7] = 1e-3;
    expect(Math.abs(sum(chancesByDefinition({ effect, se }, 2)) - 2)).toBeGreaterThan(1e-6);
    expect(Math.abs(sum(chancesOfLast({ effect, se }, 2)) - 2)).toBeLessThan(1e-9);
  });

  it('of one group alone is that which it has among all', () => {
    fc.assert(
      fc.property(spreads, fc.integer({ min: 1, max: 4 }), fc.nat(), (spread, k, any) => {
        const own = any % spread.effect.length;
        expect(chanceOfLast(spread, k, own)).toBeCloseTo(chancesOfLast(spread, k)[own] ?? -1, 11);
      }),
      { seed: 10, numRuns: 15 },
    );
    const { effect, se } = drawSpread(30, 4, 3);
    se[7] = 1e-3;
    expect(chanceOfLast({ effect, se }, 2, 7)).toBe(chancesOfLast({ effect, se }, 2)[7]);
    const none = { effect: new Float64Array(5), se: new Float64Array(5) };
    expect([chanceOfLast(none, 2, 4), chanceOfLast(none, 5, 0)]).toEqual([0.4, 1]);
    expect(() => chanceOfLast(none, 2, 5)).toThrow('group 5 of 5');
    expect(() => chanceOfLast(none, 0, 1)).toThrow('whole number above 0');
  });

  it('of 3,000 groups adds up to two', () => {
    expect(Math.abs(sum(chancesOfLast(drawSpread(3000, 4.5, 11), 2)) - 2)).toBeLessThan(1e-9);
  });

  it.each([0, -1, 1.5, Number.NaN])('is not asked for the last %d', (k) => {
    expect(() => chancesOfLast({ effect: Float64Array.of(1), se: Float64Array.of(1) }, k)).toThrow(
      'whole number above 0',
    );
  });

  it('needs a deviation above 0 where groups differ', () => {
    const spread = { effect: Float64Array.of(1, 2), se: Float64Array.of(1, 0) };
    expect(() => chancesOfLast(spread, 1)).toThrow('a deviation is 0');
    expect(() => rankIntervals({ effect: Float64Array.of(1), se: Float64Array.of(1, 2) })).toThrow('1 effects have 2');
  });
});

describe('the distribution of ranks', () => {
  it('adds up to 1 for each group and for each place', () => {
    fc.assert(
      fc.property(spreads, (spread) => {
        const table = rankDistribution(spread);
        for (let at = 0; at < table.length; at += 1) {
          expect(Math.abs(sum(table[at] ?? new Float64Array(0)) - 1)).toBeLessThan(1e-10);
          expect(Math.abs(table.reduce((total, row) => total + (row[at] ?? 0), 0) - 1)).toBeLessThan(1e-10);
        }
      }),
      { seed: 10, numRuns: 15 },
    );
  });

  it('puts the highest effect first', () => {
    const spread = { effect: Float64Array.of(-9, 9, 0), se: Float64Array.of(1, 1, 1) };
    expect(rankIntervals(spread)).toEqual([
      { lo: 3, hi: 3 },
      { lo: 1, hi: 1 },
      { lo: 2, hi: 2 },
    ]);
  });

  it.each([0.3, 1, 4, 30])('agrees with the quick intervals of many groups to one place, spread %d', (between) => {
    for (const groups of [20, 151]) {
      const spread = drawSpread(groups, between, 21);
      const quick = intervalsOfMany(spread);
      rankDistribution(spread).forEach((row, at) => {
        const found = [0.025, 0.975].map((share) => {
          let reached = 0;
          return row.findIndex((chance) => {
            reached += chance;
            return reached >= share;
          });
        });
        const { lo, hi } = quick[at] ?? { lo: 0, hi: 0 };
        expect(Math.abs(lo - 1 - (found[0] ?? -9))).toBeLessThanOrEqual(1);
        expect(Math.abs(hi - 1 - (found[1] ?? -9))).toBeLessThanOrEqual(1);
      });
    }
  });

  it('holds the place of the effect in nearly all of 3,000 intervals', () => {
    const spread = drawSpread(3000, 4.5, 12);
    const intervals = rankIntervals(spread);
    const order = Array.from(spread.effect.keys()).sort((a, b) => (spread.effect[b] ?? 0) - (spread.effect[a] ?? 0));
    const within = order.filter((at, place) => {
      const { lo, hi } = intervals[at] ?? { lo: 0, hi: 0 };
      return lo <= place + 1 && place + 1 <= hi;
    });
    expect(within.length).toBeGreaterThan(2900);
    expect(intervals.every(({ lo, hi }) => lo >= 1 && lo <= hi && hi <= 3000)).toBe(true);
  });
});
