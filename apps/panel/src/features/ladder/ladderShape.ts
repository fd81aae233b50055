import { percentOf, scaleOf } from '../../shared/charts/scale.ts';
import type { Rung } from './documents.ts';

/** What of a year the chart draws. */
export interface DrawnYear {
  readonly rung: Rung | null;
  readonly step: { readonly standardScore: string | null } | null;
}

/** How high each rung stands; a pause and a year beside the ladder stand on the ground. */
const heights = { NONE: 0, PAUSED: 0, FLAGGED: 1, TRAINING: 2, ROTATION: 3 } as const;
const highest = 3;

/** A year's step: where its column stands, and how high, in percent. */
export interface Step {
  readonly x: number;
  readonly width: number;
  readonly height: number;
  readonly rung: Rung;
}

/** A year's standard score: its place in percent from the top left, or none without data. */
export interface Score {
  readonly x: number;
  readonly y: number | null;
}

/** Least height of a step in percent, so that the ground is seen, too. */
const ground = 6;

/** The years as columns side by side, each as high as its rung. */
export const stepsOf = (years: readonly DrawnYear[]): readonly Step[] => {
  const width = 100 / Math.max(1, years.length);
  return years.map(({ rung }, index) => ({
    x: index * width,
    width,
    height: ground + (heights[rung ?? 'NONE'] / highest) * (100 - ground),
    rung: rung ?? 'NONE',
  }));
};

/** The standard scores in the middle of their columns, on a scale about the county's mean of 0 that is at least 1 wide. */
export const scoresOf = (years: readonly DrawnYear[]): { readonly scores: readonly Score[]; readonly mean: number } => {
  const values = years.map(({ step }) => (step?.standardScore ? Number(step.standardScore) : null));
  const scale = scaleOf(
    values.filter((value) => value !== null),
    { around: 0, span: 2, most: 4 },
  );
  const width = 100 / Math.max(1, years.length);
  return {
    scores: values.map((value, index) => ({
      x: (index + 0.5) * width,
      y: value === null ? null : 100 - percentOf(scale, value),
    })),
    mean: 100 - percentOf(scale, 0),
  };
};

/** Lines between scores of years that follow one another; a year without data leaves a gap. */
export const linesOf = (scores: readonly Score[]) =>
  scores.flatMap((to, index) => {
    const from = scores[index - 1];
    return from && from.y !== null && to.y !== null ? [{ x1: from.x, y1: from.y, x2: to.x, y2: to.y }] : [];
  });
