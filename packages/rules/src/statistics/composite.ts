import type { Tally } from './describe.ts';
import { compareFractions, decimal, decimalText, type Fraction, fraction, minus, plus, times } from './fraction.ts';

/** Share of each figure in the composite, as whole numbers; only their proportions count. */
export interface CompositeParts {
  /** Of the mean as percent of the full mark. */
  readonly mean: number;
  readonly pass: number;
  readonly excellent: number;
  /** Of 100 less the low rate. */
  readonly notLow: number;
}

/** A subject that enters a group's composite. */
export interface WeightedTally {
  /** Decimal, 0 or above; only proportions count. */
  readonly weight: string;
  readonly tally: Tally;
}

/** Composite of a group from 0 to 100, exact, or why there is none. */
export type Composite =
  | { readonly ok: true; readonly value: Fraction; readonly text: string }
  | { readonly ok: false; readonly why: 'noWeight' }
  /** A subject that counts has no mark; `subjects` are their places in the input. */
  | { readonly ok: false; readonly why: 'noMarks'; readonly subjects: readonly number[] };

const percentOf = (count: number, n: number): Fraction => fraction(BigInt(count) * 100n, n);

/** Mean as percent of the full mark, exact. */
export const meanPercent = ({ sum, n, fullMark }: Tally): Fraction =>
  fraction(BigInt(sum) * 100n, BigInt(n) * BigInt(fullMark));

/** A rate in percent, exact. */
export const ratePercent = ({ counts, n }: Tally, rate: keyof Tally['counts']): Fraction => percentOf(counts[rate], n);

/**
 * The mean of a figure over subjects by their weights, exact.
 * A subject of weight 0 is left out; one that counts and has no mark leaves the whole without an answer, so that nobody
 * gains by not sitting a subject. Whoever does not teach a subject leaves it out of the input.
 */
export const weighted = (subjects: readonly WeightedTally[], figure: (tally: Tally) => Fraction): Composite => {
  const counted = subjects
    .map(({ weight, tally }, index) => ({ weight: decimal(weight), tally, index }))
    .filter(({ weight }) => weight.numerator > 0n);
  const total = counted.reduce((sum, { weight }) => plus(sum, weight), fraction(0));
  if (total.numerator === 0n) return { ok: false, why: 'noWeight' };
  const empty = counted.filter(({ tally }) => tally.n === 0).map(({ index }) => index);
  if (empty.length > 0) return { ok: false, why: 'noMarks', subjects: empty };
  const sum = counted.reduce((sum, { weight, tally }) => plus(sum, times(weight, figure(tally))), fraction(0));
  const value = times(sum, { numerator: total.denominator, denominator: total.numerator });
  return { ok: true, value, text: decimalText(value) };
};

/**
 * Composite of a group over subjects (decision table "Composite").
 * @example composite([{ weight: '1', tally }], { mean: 40, pass: 30, excellent: 20, notLow: 10 })
 */
export const composite = (subjects: readonly WeightedTally[], parts: CompositeParts): Composite => {
  const whole = parts.mean + parts.pass + parts.excellent + parts.notLow;
  if (whole === 0) return { ok: false, why: 'noWeight' };
  const share = (part: number, percent: Fraction): Fraction => times(fraction(part, whole), percent);
  return weighted(subjects, (tally) =>
    [
      share(parts.mean, meanPercent(tally)),
      share(parts.pass, ratePercent(tally, 'pass')),
      share(parts.excellent, ratePercent(tally, 'excellent')),
      share(parts.notLow, minus(fraction(100), ratePercent(tally, 'low'))),
    ].reduce(plus),
  );
};

/** Order of two composites by their exact values: below 0 when a is the lower. */
export const compareComposite = (a: { readonly value: Fraction }, b: { readonly value: Fraction }): number =>
  compareFractions(a.value, b.value);

/**
 * Order of a composite and a target.
 * @throws RangeError when the target is not a decimal
 */
export const compareWith = (a: { readonly value: Fraction }, target: string): number =>
  compareFractions(a.value, decimal(target));
