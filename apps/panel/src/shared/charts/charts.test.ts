import { describe, expect, it } from 'vitest';
import { textOf } from '../../i18n/texts.ts';
import { bandOf } from './band.ts';
import { type BulletValues, bulletOf, reachedOf } from './bullet.ts';
import { bulletWords } from './bulletWords.ts';
import { moved } from './heatMove.ts';
import { barsOf } from './histogram.ts';
import { sideOf, stepOf } from './interval.ts';
import { bound, chance, digitsOf, percent, plain, signed } from './numbers.ts';
import { percentOf, roundStep, scaleOf } from './scale.ts';
import { labelledOf, piecesOf, placeTrend } from './trend.ts';

describe('a scale', () => {
  it('ends on round ticks about the mean', () => {
    expect(scaleOf([-6.6, 5.9], { around: 0 })).toEqual({ min: -8, max: 8, ticks: [-8, -6, -4, -2, 0, 2, 4, 6, 8] });
  });

  it('holds every value that it is made for', () => {
    for (const values of [[0.013, 0.021], [-1234, 987], [3, 3], [0], [], [1e-9, 2e-9]]) {
      for (const options of [{}, { around: 0 }, { most: 3 }]) {
        const scale = scaleOf(values, options);
        for (const value of values) {
          expect(scale.min).toBeLessThanOrEqual(value);
          expect(scale.max).toBeGreaterThanOrEqual(value);
        }
        expect(scale.max).toBeGreaterThan(scale.min);
        expect(scale.ticks.length).toBeGreaterThan(1);
        expect(scale.ticks.length).toBeLessThan(16);
      }
    }
  });

  it('is cut where a figure cannot go', () => {
    expect(scaleOf([3, 97], { most: 4, least: 0, highest: 100 })).toMatchObject({ min: 0, max: 100 });
  });

  it('covers a span at least, so that small differences do not look large', () => {
    const { min, max } = scaleOf([77.6, 76.4], { most: 4, span: 20, least: 0, highest: 100 });
    expect(max - min).toBeGreaterThanOrEqual(20);
    expect(min).toBeLessThanOrEqual(76.4);
    expect(scaleOf([1, 99], { most: 4, span: 20, least: 0, highest: 100 })).toMatchObject({ min: 0, max: 100 });
  });

  it('shows ticks without the noise of binary fractions', () => {
    expect(scaleOf([0, 0.6], { most: 6 }).ticks).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]);
    expect(roundStep(17, 8)).toBe(2.5);
    expect(digitsOf([0, 0.25, 0.5])).toBe(2);
  });

  it('puts what lies outside on the edge', () => {
    expect(percentOf({ min: 60, max: 80 }, 75)).toBe(75);
    expect(percentOf({ min: 60, max: 80 }, 90)).toBe(100);
    expect(percentOf({ min: 60, max: 80 }, 10)).toBe(0);
  });
});

it('labels all points of a short trend, and the first and the last of a long one', () => {
  expect(labelledOf(1)).toEqual([0]);
  expect(labelledOf(3)).toEqual([0, 1, 2]);
  const many = labelledOf(20);
  expect([many.length, many.at(0), many.at(-1)]).toEqual([6, 0, 19]);
  expect(labelledOf(0)).toEqual([]);
});

describe('numbers', () => {
  it('never let the end of an interval read as nothing when it is not', () => {
    expect([-2.46, -0.02, 0.004, 0, 0.96].map(bound)).toEqual(['\u22122.5', '\u22120.02', '+0.004', '0.0', '+1.0']);
  });

  it('have a real minus sign, and none on nothing', () => {
    expect(signed(-5.63)).toBe('\u22125.6');
    expect(signed(3.41)).toBe('+3.4');
    expect(signed(-0.04)).toBe('0.0');
    expect(plain(69.96, 2)).toBe('69.96');
    expect(percent(0.9523)).toBe('95.2%');
  });

  it('never call a chance certain that is not', () => {
    expect([chance(1), chance(0.9991), chance(0.75), chance(1e-97), chance(0)]).toEqual([
      '1.00',
      '>0.99',
      '0.75',
      '<0.01',
      '0.00',
    ]);
  });
});

describe('an interval', () => {
  it('tells a side only where it does not cover the mean', () => {
    expect(sideOf(0.1, 4.1)).toBe('above');
    expect(sideOf(-6.6, -0.8)).toBe('below');
    expect(sideOf(-4.8, 0.1)).toBe('unclear');
    expect(sideOf(0, 1)).toBe('unclear');
    expect(sideOf(null, null)).toBe('unclear');
  });

  it('stays white within chance, however large the difference', () => {
    expect(stepOf(9, 'unclear', 4)).toBe(0);
    expect([stepOf(4, 'above', 4), stepOf(3.9, 'above', 4), stepOf(-3, 'below', 4), stepOf(-5.6, 'below', 4)]).toEqual([
      2, 1, -1, -2,
    ]);
  });
});

describe('a rank band', () => {
  it('marks each place that is possible', () => {
    expect(bandOf(2, 4, 5)).toEqual({ kind: 'boxes', places: [false, true, true, true, false] });
  });

  it('is a bar over the same share of places where there are many', () => {
    expect(bandOf(11, 40, 100)).toEqual({ kind: 'bar', start: 10, width: 30 });
    expect(bandOf(1, 2410, 2410)).toEqual({ kind: 'bar', start: 0, width: 100 });
  });
});

describe('a histogram', () => {
  it('shares out the pupils over the full mark', () => {
    const bars = barsOf([0, 1, 3], 90);
    expect(bars.map(({ from, to, count, share, height }) => [from, to, count, share, height])).toEqual([
      [0, 30, 0, 0, 0],
      [30, 60, 1, 0.25, (0.25 / 0.75) * 100],
      [60, 90, 3, 0.75, 100],
    ]);
    expect(bars.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(100, 9);
  });

  it('is drawn flat where nobody sat', () => {
    expect(barsOf([0, 0], 100).map(({ height }) => height)).toEqual([0, 0]);
  });
});

describe('a trend', () => {
  const points = [
    { title: 'a', value: 60 },
    { title: 'b', value: 70, lo: 65, hi: 75 },
    { title: 'c', value: null },
    { title: 'd', value: 80 },
  ];

  it('leaves a gap where a session has no figure', () => {
    const placed = placeTrend(points, { min: 60, max: 80, ticks: [] });
    expect(placed.map(({ x, y }) => [Math.round(x), y])).toEqual([
      [0, 100],
      [33, 50],
      [100, 0],
    ]);
    expect(placed[1]).toMatchObject({ lo: 75, hi: 25 });
    expect(piecesOf(placed).map(({ from, to }) => [from.index, to.index])).toEqual([[0, 1]]);
  });

  it('stands in the middle when there is only one session', () => {
    expect(placeTrend([{ title: 'a', value: 1 }], { min: 0, max: 2, ticks: [] })[0]).toMatchObject({ x: 50, y: 50 });
  });
});

describe('a bullet', () => {
  const values: BulletValues = {
    baseline: 68,
    previous: 70,
    now: 69.96,
    lo: 67,
    hi: 72,
    target: 70,
    comparison: 'atLeast',
    min: 60,
    max: 80,
  };

  it('tints the side where the target is reached', () => {
    expect(bulletOf(values)).toMatchObject({
      target: 50,
      zone: { start: 50, width: 50 },
      baseline: 40,
      reached: false,
    });
    expect(bulletOf({ ...values, comparison: 'atMost' })).toMatchObject({
      zone: { start: 0, width: 50 },
      reached: true,
    });
  });

  it('says nothing about a target without data', () => {
    expect(bulletOf({ target: 70, comparison: 'atLeast', min: 60, max: 80 })).toMatchObject({
      now: null,
      interval: null,
      reached: null,
    });
  });

  it('believes the exact comparison before its own', () => {
    expect(reachedOf({ ...values, now: 70, reached: false })).toBe(false);
  });

  it('is put into words with both decimals, so that 69.96 does not read as 70', () => {
    const t = (key: string, given = {}) => textOf(key, 'en', given);
    expect(bulletWords(t, 'Composite', '', 2, values)).toBe(
      'Composite, target at least 70.00, now 69.96, not reached, 95% interval 67.00 to 72.00, last year 70.00, the year before 68.00',
    );
  });
});

describe('moving in a grid', () => {
  const size = { rows: 2, columns: 3 };
  it('goes by arrows, Home and End, and stops at the edges', () => {
    expect(moved({ row: 0, column: 0 }, 'ArrowRight', size)).toEqual({ row: 0, column: 1 });
    expect(moved({ row: 0, column: 1 }, 'End', size)).toEqual({ row: 0, column: 2 });
    expect(moved({ row: 1, column: 2 }, 'Home', size)).toEqual({ row: 1, column: 0 });
    expect(moved({ row: 0, column: 0 }, 'ArrowUp', size)).toBeNull();
    expect(moved({ row: 1, column: 2 }, 'ArrowRight', size)).toBeNull();
    expect(moved({ row: 0, column: 0 }, 'a', size)).toBeNull();
  });
});
