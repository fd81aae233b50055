import type { DotRow } from '../../../shared/charts/IntervalDots.tsx';
import { sideOf, stepOf } from '../../../shared/charts/interval.ts';

/** What is compared: the mean's difference, or what is left of it after the entry scores. */
export type Measure = 'valueAdded' | 'raw';

/** A difference to the town's mean, with its interval. */
export type Difference = { value: number | null; lo: number | null; hi: number | null };

/** Figures of a group as the API gives them; null where they are not for the reader's eyes or cannot be computed. */
export type Figures = {
  mean: number | null;
  effect: number | null;
  lo: number | null;
  hi: number | null;
  difference: number | null;
  differenceLo: number | null;
  differenceHi: number | null;
};

const twoSided95 = 1.959963984540054;

/** What of a group the raw difference is made from. */
type RawFigures = { mean: number | null; sd: number | null; n: number };

/** The mean against that of all pupils, with the interval of the mean; differences at entry are still in it. */
export const rawDifference = (group: RawFigures, total: { mean: number | null } | null): Difference => {
  if (group.mean === null || total?.mean === null || total?.mean === undefined)
    return { value: null, lo: null, hi: null };
  const value = group.mean - total.mean;
  if (group.sd === null || group.n < 2) return { value, lo: null, hi: null };
  const half = (twoSided95 * group.sd) / Math.sqrt(group.n);
  return { value, lo: value - half, hi: value + half };
};

/** Compares two decimals exactly, as texts: negative, 0 or positive. */
export const compareDecimals = (a: string, b: string): number => {
  const places = Math.max(...[a, b].map((text) => text.split('.')[1]?.length ?? 0));
  const whole = (text: string): bigint => {
    const [before = '0', after = ''] = text.replace('-', '').split('.');
    const value = BigInt(before + after.padEnd(places, '0'));
    return text.startsWith('-') ? -value : value;
  };
  const difference = whole(a) - whole(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** The difference that is looked at. */
export const differenceOf = (figures: Figures, measure: Measure): Difference =>
  measure === 'valueAdded'
    ? { value: figures.effect, lo: figures.lo, hi: figures.hi }
    : { value: figures.difference, lo: figures.differenceLo, hi: figures.differenceHi };

/** Groups from the highest difference to the lowest; those without figures last, in their own order. */
export const sorted = <Group extends Figures>(groups: readonly Group[], measure: Measure): Group[] =>
  [...groups].sort((a, b) => {
    const [left, right] = [differenceOf(a, measure).value, differenceOf(b, measure).value];
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
    return right - left;
  });

/** A group as a row of dots. */
export const dotRowOf = (
  group: Figures & { id: string; name: string; small: boolean },
  measure: Measure,
  more: string,
): DotRow => ({
  id: group.id,
  title: group.name,
  more,
  hollow: group.small,
  ...differenceOf(group, measure),
});

/** Points from which a difference is a large one in the heat table. */
export const farPoints = 4;

/** A cell's step from -2 to 2; within chance 0. */
export const heatStep = ({ value, lo, hi }: Difference): -2 | -1 | 0 | 1 | 2 =>
  value === null ? 0 : stepOf(value, sideOf(lo, hi), farPoints);

/**
 * A decimal with two places, cut and never rounded: what is below its target must not read as having reached it.
 * @example exactText('69.9964') // '69.99'
 */
export const exactText = (decimal: string, digits = 2): string => {
  const [whole = '0', part = ''] = decimal.split('.');
  return `${whole}.${part.slice(0, digits).padEnd(digits, '0')}`;
};
