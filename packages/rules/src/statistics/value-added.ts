import { type Effects, withIntervals } from './effects.ts';
import { type GroupSums, groupSums, type NoEstimate, type Sample, whyNoEstimate } from './group-sums.ts';

/** The line through all pupils and how they spread about it, in points. */
export interface Model {
  readonly intercept: number;
  /** Points per point of the entry score; `null` where there is none, or all are equal. */
  readonly slope: number | null;
  readonly varGroup: number;
  readonly varResidual: number;
}

/** Effects of groups, or why there are none. */
export type ValueAdded =
  | ({ readonly ok: true; readonly model: Model } & Effects)
  | { readonly ok: false; readonly why: NoEstimate };

/** What the data say at one ratio of the two variances. */
interface Profile {
  /** Restricted deviance, but for a constant. */
  readonly deviance: number;
  /** Its derivative by the ratio. */
  readonly derivative: number;
  readonly slope: number;
  /** Height of the line at the overall mean entry score, about the overall mean score. */
  readonly height: number;
  readonly residual: number;
}

/**
 * Profiles everything but the ratio of variances between and within groups out of the restricted likelihood, from the
 * sums of groups alone: weights w = n / (1 + n ratio) stand for the inverse of each group's covariance matrix (Searle,
 * Casella and McCulloch, Variance Components, 1992, chapter 6; Bates et al., J. Stat. Software 67(1), 2015, section 3).
 */
const profileAt = (sums: GroupSums, ratio: number): Profile => {
  const { n, score, prior, usesPrior, priorWithin, slopeWithin, residualWithin, pupils } = sums;
  const weight = n.map((size) => size / (1 + size * ratio));
  let [total, squares, logs, sumScore, sumPrior] = [0, 0, 0, 0, 0];
  weight.forEach((w, at) => {
    total += w;
    squares += w * w;
    logs += Math.log1p((n[at] ?? 0) * ratio);
    sumScore += w * (score[at] ?? 0);
    sumPrior += w * (prior[at] ?? 0);
  });
  const [meanScore, meanPrior] = [sumScore / total, sumPrior / total];
  let [priorSquares, cross, priorBend] = [priorWithin, priorWithin * slopeWithin, 0];
  if (usesPrior)
    weight.forEach((w, at) => {
      const x = (prior[at] ?? 0) - meanPrior;
      priorSquares += w * x * x;
      cross += w * x * ((score[at] ?? 0) - meanScore);
      priorBend += w * w * x * x;
    });
  const slope = usesPrior ? cross / priorSquares : 0;
  let [rest, restBend] = [residualWithin + priorWithin * (slope - slopeWithin) ** 2, 0];
  weight.forEach((w, at) => {
    const left = (score[at] ?? 0) - meanScore - slope * ((prior[at] ?? 0) - meanPrior);
    rest += w * left * left;
    restBend += w * w * left * left;
  });
  const freedom = pupils - (usesPrior ? 2 : 1);
  return {
    deviance: freedom * Math.log(rest) + logs + Math.log(total) + (usesPrior ? Math.log(priorSquares) : 0),
    derivative: total - squares / total - (usesPrior ? priorBend / priorSquares : 0) - (freedom * restBend) / rest,
    slope,
    height: meanScore - slope * meanPrior,
    residual: rest / freedom,
  };
};

const [lowestPower, highestPower, powerStep] = [-10, 20, 0.25];

/**
 * The ratio of variances at which the restricted deviance is lowest, 0 included: the best of a wide grid tells the valley,
 * halving by the sign of the derivative finds its floor to the last digits.
 */
const bestRatio = (sums: GroupSums): number => {
  const powers = Math.round((highestPower - lowestPower) / powerStep) + 1;
  const grid = [0, ...Array.from({ length: powers }, (_, index) => 10 ** (lowestPower + index * powerStep))];
  const deviances = grid.map((ratio) => profileAt(sums, ratio).deviance);
  let best = 0;
  deviances.forEach((deviance, index) => {
    if (deviance < (deviances[best] ?? 0)) best = index;
  });
  // Beside 0 the deviance is flat to rounding, and the derivative is not.
  if (best <= 1 && profileAt(sums, 0).derivative >= 0) return 0;
  let low = grid[Math.max(best - 1, 0)] ?? 0;
  let high = grid[Math.min(best + 1, grid.length - 1)] ?? low;
  for (let round = 0; round < 200 && high - low > 1e-15 * high; round += 1) {
    const middle = low === 0 ? high / 2 : Math.sqrt(low * high);
    if (profileAt(sums, middle).derivative > 0) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
};

/**
 * Value added by REML: score = intercept + slope x entry score + effect of the group + rest. Effects are the conditional
 * modes, their standard deviations those of lme4's `ranef(condVar = TRUE)`. Where no difference between groups can be
 * told from chance, all effects and their deviations are 0. A group without pupils has the effect 0 and the deviation of
 * any group. What such effects can bear: Goldstein and Spiegelhalter, JRSS A 159, 1996.
 * @param sample scores and entry scores in points, one pupil a row
 * @returns effects in points with their 95 % intervals, or why none can be estimated
 * @throws RangeError when columns differ in length, a group is out of range or a score is not a number
 * @example valueAdded({ groupCount: 2, group, score, prior })
 */
export const valueAdded = (sample: Sample): ValueAdded => {
  const sums = groupSums(sample);
  const why = whyNoEstimate(sums);
  if (why !== null) return { ok: false, why };
  const ratio = bestRatio(sums);
  const { slope, height, residual } = profileAt(sums, ratio);
  const shrink = sums.n.map((size) => ratio / (1 + size * ratio));
  const effect = shrink.map(
    (share, at) => share * (sums.n[at] ?? 0) * ((sums.score[at] ?? 0) - height - slope * (sums.prior[at] ?? 0)),
  );
  return {
    ok: true,
    model: {
      intercept: sums.centre.score + height - slope * sums.centre.prior,
      slope: sums.usesPrior ? slope : null,
      varGroup: ratio * residual,
      varResidual: residual,
    },
    ...withIntervals(
      effect,
      shrink.map((share) => Math.sqrt(residual * share)),
    ),
  };
};
