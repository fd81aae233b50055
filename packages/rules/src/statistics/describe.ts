import { decimal, fraction, times } from './fraction.ts';

/** Stands in a column of marks where a pupil who should have sat has no mark. */
export const noMark = -1;

/** The line-rate thresholds 一分三率 in percent of the full mark, as decimals (Q1). */
export interface Thresholds {
  /** From here on a mark passes. */
  readonly pass: string;
  /** From here on a mark is excellent. */
  readonly excellent: string;
  /** Below this a mark is low. */
  readonly low: string;
}

/** What the exact figures of a group rest on: whole numbers only, marks in hundredths of a point. */
export interface Tally {
  readonly fullMark: number;
  /** Marks that count. */
  readonly n: number;
  readonly sum: number;
  readonly counts: { readonly pass: number; readonly excellent: number; readonly low: number };
}

/** A group in one subject. Figures in points, rates from 0 to 1; `null` where too few marks define them. */
export interface Description extends Tally {
  /** Pupils who should have sat. */
  readonly entitled: number;
  /** 参考率: marks per entitled pupil. */
  readonly participation: number | null;
  readonly mean: number | null;
  /** Over n - 1. */
  readonly sd: number | null;
  readonly quartileLow: number | null;
  readonly median: number | null;
  readonly quartileHigh: number | null;
  readonly pass: number | null;
  readonly excellent: number | null;
  readonly low: number | null;
  /** Too few marks to be judged without a second look. */
  readonly small: boolean;
  /** Marks by tenths of the full mark, the full mark in the last. */
  readonly histogram: readonly number[];
}

/** How a subject is described. */
export interface Scale {
  /** In hundredths of a point. */
  readonly fullMark: number;
  readonly thresholds: Thresholds;
  /** Groups with fewer marks are small. */
  readonly smallGroup: number;
}

/** The lowest mark, in hundredths, that reaches so many percent of the full mark. */
export const cutOff = (fullMark: number, percent: string): number => {
  const { numerator, denominator } = times(decimal(percent), fraction(fullMark, 100));
  const whole = numerator / denominator;
  return Number(numerator > 0n && whole * denominator !== numerator ? whole + 1n : whole);
};

/** Quantile of sorted values, type 7 of Hyndman and Fan (Am. Statistician 50, 1996): what R and spreadsheets give. */
const quantile = (sorted: Int32Array, share: number): number => {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  return low + (place - below) * ((sorted[below + 1] ?? low) - low);
};

/** Sum of squares about the mean, of whole numbers, about a whole number near it so that nothing cancels. */
const squaresOf = (marks: Int32Array, sum: number): number => {
  const near = Math.round(sum / marks.length);
  let squares = 0;
  for (const mark of marks) squares += (mark - near) ** 2;
  return squares - (sum - near * marks.length) ** 2 / marks.length;
};

/**
 * Describes the marks of one group (Q1).
 * @param marks one per entitled pupil, in hundredths of a point, `noMark` where there is none
 * @throws RangeError when a threshold is not a decimal or the full mark is not above 0
 * @example describe(Int32Array.of(6390, 6200, noMark), scale).mean // 62.95
 */
export const describe = (marks: Int32Array, { fullMark, thresholds, smallGroup }: Scale): Description => {
  if (!(Number.isInteger(fullMark) && fullMark > 0))
    throw new RangeError(`the full mark is ${fullMark} hundredths; expected a whole number above 0`);
  const sorted = marks.filter((mark) => mark !== noMark).sort();
  const [passFrom, excellentFrom, lowBelow] = [
    cutOff(fullMark, thresholds.pass),
    cutOff(fullMark, thresholds.excellent),
    cutOff(fullMark, thresholds.low),
  ];
  const counts = { pass: 0, excellent: 0, low: 0 };
  const histogram = new Array<number>(10).fill(0);
  let sum = 0;
  for (const mark of sorted) {
    sum += mark;
    if (mark >= passFrom) counts.pass += 1;
    if (mark >= excellentFrom) counts.excellent += 1;
    if (mark < lowBelow) counts.low += 1;
    const tenth = Math.min(9, Math.max(0, Math.floor((mark * 10) / fullMark)));
    histogram[tenth] = (histogram[tenth] ?? 0) + 1;
  }
  const [entitled, n] = [marks.length, sorted.length];
  const known = n > 0;
  const points = (share: number): number | null => (known ? quantile(sorted, share) / 100 : null);
  return {
    fullMark,
    entitled,
    n,
    participation: entitled > 0 ? n / entitled : null,
    sum,
    counts,
    mean: known ? sum / n / 100 : null,
    sd: n > 1 ? Math.sqrt(squaresOf(sorted, sum) / (n - 1)) / 100 : null,
    quartileLow: points(0.25),
    median: points(0.5),
    quartileHigh: points(0.75),
    pass: known ? counts.pass / n : null,
    excellent: known ? counts.excellent / n : null,
    low: known ? counts.low / n : null,
    small: n < smallGroup,
    histogram,
  };
};
