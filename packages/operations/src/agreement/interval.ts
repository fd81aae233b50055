import { type CompositeParts, type IndicatorKey, twoSided95 } from '@plumbline/rules';
import type { RectifiedOnTime, SubjectFigures } from './figures.ts';

/** A 95 % interval around a figure in percent, for reading beside it; no comparison rests on it. */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
}

/** Standard error of a rate in percent, with two successes and two failures added, so that 0 and 100 have one too. */
const rateError = (count: number, n: number): number => {
  const rate = (count + 2) / (n + 4);
  return 100 * Math.sqrt((rate * (1 - rate)) / (n + 4));
};

const meanError = ({ sd, n, fullMark }: SubjectFigures): number | null =>
  sd === null ? null : (sd / Math.sqrt(n) / (fullMark / 100)) * 100;

const errorIn = (subject: SubjectFigures, indicator: IndicatorKey, parts: CompositeParts): number | null => {
  if (indicator === 'passRate') return rateError(subject.pass, subject.n);
  if (indicator === 'excellentRate') return rateError(subject.excellent, subject.n);
  if (indicator === 'lowRate') return rateError(subject.low, subject.n);
  const mean = meanError(subject);
  if (indicator === 'meanScore' || mean === null) return mean;
  const whole = parts.mean + parts.pass + parts.excellent + parts.notLow;
  return (
    (parts.mean * mean +
      parts.pass * rateError(subject.pass, subject.n) +
      parts.excellent * rateError(subject.excellent, subject.n) +
      parts.notLow * rateError(subject.low, subject.n)) /
    whole
  );
};

const around = (value: number, error: number): Interval => ({
  lo: Math.max(0, value - twoSided95 * error),
  hi: Math.min(100, value + twoSided95 * error),
});

/**
 * Standard error of a figure of a session, in its own points. Subjects and parts of the composite are taken to move
 * together, as they are the same pupils': it is never too small.
 */
export const examError = (
  indicator: IndicatorKey,
  subjects: readonly SubjectFigures[],
  parts: CompositeParts,
): number | null => {
  const weights = subjects.map(({ weight }) => Number(weight));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const errors = subjects.map((subject) => errorIn(subject, indicator, parts));
  if (whole === 0 || errors.some((error) => error === null)) return null;
  return errors.reduce<number>((sum, each, index) => sum + ((each ?? 0) * (weights[index] ?? 0)) / whole, 0);
};

/**
 * How far a figure of a session could differ by chance.
 * @param value the figure in percent or points
 */
export const examInterval = (
  value: number,
  indicator: IndicatorKey,
  subjects: readonly SubjectFigures[],
  parts: CompositeParts,
): Interval | null => {
  const error = examError(indicator, subjects, parts);
  return error === null ? null : around(value, error);
};

/** How far the rate of cases closed on time could differ by chance; none where nothing was due. */
export const rectifiedInterval = (value: number, { due, onTime }: RectifiedOnTime): Interval | null =>
  due === 0 ? null : around(value, rateError(onTime, due));
