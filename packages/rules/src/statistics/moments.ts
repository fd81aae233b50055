import { type Effects, withIntervals } from './effects.ts';
import { groupSums, type NoEstimate, type Sample, whyNoEstimate } from './group-sums.ts';

/** What the method of moments finds, in points. */
export type Moments =
  | ({
      readonly ok: true;
      /** Slope within groups; `null` where there is no entry score, or it does not differ within groups. */
      readonly slope: number | null;
      readonly mean: number;
      readonly varGroup: number;
      readonly varResidual: number;
    } & Effects)
  | { readonly ok: false; readonly why: NoEstimate };

/**
 * Effects of groups in closed form: analysis of variance for groups of unequal size, and the best linear predictor from
 * it (Searle, Casella and McCulloch, Variance Components, 1992, chapters 3 and 7). Its effects differ from REML's in
 * the second decimal: never compare one with the other.
 * @param sample scores and, where known, entry scores in points, one pupil a row
 * @throws RangeError when columns differ in length, a group is out of range or a score is not a number
 */
export const moments = (sample: Sample): Moments => {
  const sums = groupSums(sample);
  const why = whyNoEstimate({ ...sums, usesPrior: sums.priorWithin > 0 });
  if (why !== null) return { ok: false, why };
  const { n, pupils, groups, slopeWithin, priorWithin } = sums;
  const left = sums.score.map((score, at) => score - slopeWithin * (sums.prior[at] ?? 0));
  const over = (value: (size: number, at: number) => number): number =>
    n.reduce((sum, size, at) => sum + (size > 0 ? value(size, at) : 0), 0);
  const centre = over((size, at) => size * (left[at] ?? 0)) / pupils;
  const varResidual = sums.residualWithin / (pupils - groups - (priorWithin > 0 ? 1 : 0));
  const between = over((size, at) => size * ((left[at] ?? 0) - centre) ** 2) / (groups - 1);
  const size0 = (pupils - over((size) => size * size) / pupils) / (groups - 1);
  const varGroup = Math.max(0, (between - varResidual) / size0);
  const weight = (size: number): number => 1 / (varGroup + varResidual / size);
  const mean = over((size, at) => weight(size) * (left[at] ?? 0)) / over(weight);
  const shrink = n.map((size) => (size > 0 ? varGroup * weight(size) : 0));
  return {
    ok: true,
    slope: priorWithin > 0 ? slopeWithin : null,
    mean: mean + sums.centre.score,
    varGroup,
    varResidual,
    ...withIntervals(
      shrink.map((share, at) => share * ((left[at] ?? 0) - mean)),
      shrink.map((share) => Math.sqrt(varGroup * (1 - share))),
    ),
  };
};
