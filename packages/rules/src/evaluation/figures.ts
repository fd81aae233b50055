import {
  type Composite,
  type CompositeParts,
  composite,
  meanPercent,
  ratePercent,
  type WeightedTally,
  weighted,
} from '../statistics/composite.ts';
import { decimal, type Fraction, fraction } from '../statistics/fraction.ts';
import type { IndicatorKey } from './indicators.ts';

/** What was found for each indicator, exact; an indicator without data is not there. */
export type Figures = Readonly<Partial<Record<IndicatorKey, Fraction>>>;

const there = (found: Readonly<Partial<Record<IndicatorKey, Composite>>>): Figures =>
  Object.fromEntries(Object.entries(found).flatMap(([key, figure]) => (figure.ok ? [[key, figure.value]] : [])));

/** The four figures that a composite is put together from, in percent, over the subjects by their weights. */
export const partFigures = (subjects: readonly WeightedTally[]): Figures =>
  there({
    meanScore: weighted(subjects, meanPercent),
    passRate: weighted(subjects, (tally) => ratePercent(tally, 'pass')),
    excellentRate: weighted(subjects, (tally) => ratePercent(tally, 'excellent')),
    lowRate: weighted(subjects, (tally) => ratePercent(tally, 'low')),
  });

/**
 * Figures of a group from a session's results, over its subjects by their weights. None where a subject that counts has
 * no mark.
 */
export const examFigures = (subjects: readonly WeightedTally[], parts: CompositeParts): Figures => ({
  ...there({ composite: composite(subjects, parts) }),
  ...partFigures(subjects),
});

/**
 * Rectification cases closed by their day in the plan year, in percent. Where none had a day to be closed by none was
 * late: that is 100, so that a school in which nothing was found can be evaluated (the agreement's text says so).
 * @param due cases whose day to be closed by lies in the part of the plan year that is over
 * @param onTime those of them that were closed by that day
 */
export const rectificationFigures = ({ due, onTime }: { readonly due: number; readonly onTime: number }): Figures => ({
  rectifiedOnTime: due > 0 ? fraction(BigInt(onTime) * 100n, due) : decimal('100'),
});
