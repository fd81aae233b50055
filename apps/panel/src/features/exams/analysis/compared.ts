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
