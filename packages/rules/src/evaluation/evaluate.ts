import { compareFractions, decimal, decimalText, type Fraction, minus } from '../statistics/fraction.ts';
import type { Figures } from './figures.ts';
import type { IndicatorKey } from './indicators.ts';

/** What an agreement asks for. */
export interface Target {
  readonly indicator: IndicatorKey;
  readonly comparison: 'atLeast' | 'atMost';
  /** Decimal. */
  readonly value: string;
  /** Whether the agreement is missed when this is. */
  readonly mandatory: boolean;
}

/** What came of an agreement. */
export type Outcome = 'met' | 'missed' | 'notEvaluated';

/** What came of a target; `null` where there are no data. */
export interface TargetResult extends Target {
  /** Decimal, with digits enough to tell it from the target. */
  readonly found: string | null;
  readonly met: boolean | null;
  /** How far the target was passed, below 0 how far it was missed; decimal. */
  readonly margin: string | null;
}

/** What came of an agreement and of each of its targets. */
export interface Evaluation {
  readonly outcome: Outcome;
  readonly targets: readonly TargetResult[];
}

const usualPlaces = 10;

/** Digits after the point with which two numbers that differ also look different. */
const placesToTell = (found: Fraction, value: Fraction): number => {
  if (compareFractions(found, value) === 0) return usualPlaces;
  const apart = (places: number): boolean => decimalText(found, places) !== decimalText(value, places);
  let places = usualPlaces;
  while (!(apart(places) && decimalText(minus(found, value), places) !== '0')) places += 10;
  return places;
};

const judge = (target: Target, found: Fraction | undefined): TargetResult => {
  const value = decimal(target.value);
  if (found === undefined) return { ...target, found: null, met: null, margin: null };
  const places = placesToTell(found, value);
  const margin = target.comparison === 'atLeast' ? minus(found, value) : minus(value, found);
  return {
    ...target,
    found: decimalText(found, places),
    met: margin.numerator >= 0n,
    margin: decimalText(margin, places),
  };
};

const outcomeOf = (results: readonly TargetResult[]): Outcome => {
  if (results.length === 0 || results.some(({ met }) => met === null)) return 'notEvaluated';
  return results.every(({ met, mandatory }) => met === true || !mandatory) ? 'met' : 'missed';
};

/**
 * Evaluates an agreement's targets from figures, in exact numbers (decision table "Met"): met when every mandatory target
 * is reached; not evaluated, never missed, when any target has no data, or there is no target.
 * @throws RangeError when a target's value is not a decimal
 * @example evaluate([{ indicator: 'passRate', comparison: 'atLeast', value: '70', mandatory: true }], { passRate: decimal('69.995') })
 */
export const evaluate = (targets: readonly Target[], figures: Figures): Evaluation => {
  const results = targets.map((target) => judge(target, figures[target.indicator]));
  return { outcome: outcomeOf(results), targets: results };
};
