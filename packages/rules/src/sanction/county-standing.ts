import { compareFractions, decimal, decimalText, type Fraction, minus, times } from '../statistics/fraction.ts';
import type { CountyFacts, LadderGroup, Placing } from './facts.ts';
import { compareText } from './order.ts';

/** A subject and grade group of a teacher, worked out exactly. */
export interface Standing {
  readonly facts: CountyFacts;
  /** Whether there is a standard score at all. */
  readonly hasScore: boolean;
  /** Exact, and costly: worked out when it is asked for. */
  score(): Fraction | null;
  readonly placing: Placing;
}

const once = <Value>(work: () => Value): (() => Value) => {
  let done: { readonly value: Value } | null = null;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
};

/** Where a place from the top stands to the last k; several who share it are tied when the boundary goes through them. */
const placingOf = ({ place, compared, sharesPlace }: CountyFacts, k: number): Placing => {
  const boundary = compared - k;
  if (place > boundary) return 'last';
  return place + (sharesPlace ?? 0) > boundary ? 'tied' : 'notLast';
};

const scoreOf = ({ mean, groupMean, groupSd }: CountyFacts): Fraction | null => {
  if (groupMean === null || groupSd === null) return null;
  const deviation = decimal(groupSd);
  const distance = minus(decimal(mean), decimal(groupMean));
  return times(distance, { numerator: deviation.denominator, denominator: deviation.numerator });
};

/** The higher of two exact numbers; what is not there is the lower. */
const compareKnown = (a: Fraction | null, b: Fraction | null): number =>
  a === null || b === null ? Number(a !== null) - Number(b !== null) : compareFractions(a, b);

/** The better group first: by standard score, then by place; the rest only keeps the order the same. */
const compareStandings = (a: Standing, b: Standing): number =>
  compareKnown(b.score(), a.score()) ||
  a.facts.place * b.facts.compared - b.facts.place * a.facts.compared ||
  compareText(a.facts.subject, b.facts.subject) ||
  a.facts.grade - b.facts.grade ||
  compareText(a.facts.mean, b.facts.mean);

/**
 * Works out a teacher's groups of one year, the better first.
 * @param k how many of the county are last
 * @throws RangeError when a figure is not a decimal
 */
export const standingsOf = (county: readonly CountyFacts[], k: number): readonly Standing[] =>
  county
    .map((facts): Standing => {
      const { groupMean, groupSd } = facts;
      const hasScore = groupMean !== null && groupSd !== null && decimal(groupSd).numerator > 0n;
      return {
        facts,
        hasScore,
        score: once(() => (hasScore ? scoreOf(facts) : null)),
        placing: placingOf(facts, k),
      };
    })
    .sort(compareStandings);

/** A group as the reader sees it. */
export const shownStanding = ({ facts, score, placing }: Standing): LadderGroup => {
  const { subject, grade, mean, place, compared, groupMean, groupSd, n, lineRate } = facts;
  const standard = score();
  return {
    subject,
    grade,
    mean,
    place,
    compared,
    groupMean,
    groupSd,
    n,
    standardScore: standard === null ? null : decimalText(standard),
    lineRate,
    placing,
  };
};

/** The highest of several exact numbers; `null` where there is none. */
export const highest = (values: readonly (Fraction | null)[]): Fraction | null =>
  values.reduce((best, value) => (compareKnown(value, best) > 0 ? value : best), null);
