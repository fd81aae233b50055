import { describe, expect, it } from 'vitest';
import type { Rung } from './documents.ts';
import { type DrawnYear, linesOf, scoresOf, stepsOf } from './ladderShape.ts';

const year = (rung: Rung | null, standardScore: string | null = null): DrawnYear => ({
  rung,
  step: standardScore === null ? null : { standardScore },
});

describe('the ladder of a person', () => {
  it('rises with its rungs, and falls to the ground with a pause or an improvement', () => {
    const heights = stepsOf([
      year('NONE'),
      year('FLAGGED'),
      year('TRAINING'),
      year('ROTATION'),
      year('PAUSED'),
      year(null),
    ]).map(({ height }) => Math.round(height));
    expect(heights).toEqual([6, 37, 69, 100, 6, 6]);
  });

  it('fills the width with its years', () => {
    const steps = stepsOf([year('NONE'), year('FLAGGED'), year('NONE'), year('NONE')]);
    expect(steps.map(({ x }) => x)).toEqual([0, 25, 50, 75]);
    expect((steps.at(-1)?.x ?? 0) + (steps.at(-1)?.width ?? 0)).toBe(100);
  });

  it('puts scores below the mean lower than it, and those above it higher', () => {
    const { scores, mean } = scoresOf([year('FLAGGED', '-1.2'), year('NONE', '0.4'), year('NONE', '0')]);
    const [low, high, level] = scores.map(({ y }) => y ?? Number.NaN);
    expect(low).toBeGreaterThan(mean);
    expect(high).toBeLessThan(mean);
    expect(level).toBeCloseTo(mean, 9);
  });

  it('leaves a gap where a year has no data', () => {
    const { scores } = scoresOf([year('NONE', '0.1'), year('PAUSED'), year('NONE', '0.2'), year('NONE', '0.3')]);
    expect(linesOf(scores).map(({ x1, x2 }) => [x1, x2])).toEqual([[62.5, 87.5]]);
  });

  it('is empty without years', () => {
    expect(stepsOf([])).toEqual([]);
    expect(linesOf(scoresOf([]).scores)).toEqual([]);
  });
});
