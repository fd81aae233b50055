/** Pupils with what they scored and, where known, what they came in with. */
export interface Sample {
  readonly groupCount: number;
  /** Group of each pupil, from 0. */
  readonly group: Int32Array;
  readonly score: Float64Array;
  /** Entry scores; without them groups are compared by score alone. */
  readonly prior?: Float64Array;
}

/** Sums that estimates rest on; scores and entry scores are taken about their overall means, so that nothing cancels. */
export interface GroupSums {
  readonly pupils: number;
  /** Groups with at least one pupil. */
  readonly groups: number;
  readonly n: Float64Array;
  /** Mean of each group about the overall mean; 0 for an empty group. */
  readonly score: Float64Array;
  readonly prior: Float64Array;
  readonly centre: { readonly score: number; readonly prior: number };
  /** Whether the entry scores differ at all: where they do not, they tell nothing. */
  readonly usesPrior: boolean;
  /** Sum of squares of entry scores about their group's mean; 0 when they differ between groups only. */
  readonly priorWithin: number;
  /** Slope of score on entry score within groups; 0 where `priorWithin` is. */
  readonly slopeWithin: number;
  /** Sum of squares of what that slope leaves; 0 when it explains every score. */
  readonly residualWithin: number;
}

/** Why no estimate can be made. */
export type NoEstimate =
  /** Differences between groups cannot be told from the line through them. */
  | 'tooFewGroups'
  /** No group has pupils enough to differ among themselves. */
  | 'tooFewPupils'
  /** Pupils of a group do not differ once entry scores are allowed for. */
  | 'noVarianceWithin';

const check = ({ groupCount, group, score, prior }: Sample): void => {
  if (score.length !== group.length || (prior !== undefined && prior.length !== group.length))
    throw new RangeError(
      `${group.length} pupils have ${score.length} scores and ${prior?.length ?? 'no'} entry scores; expected one each`,
    );
  for (const at of group)
    if (at < 0 || at >= groupCount) throw new RangeError(`a group is ${at}; expected 0 to ${groupCount - 1}`);
  for (const values of [score, prior ?? score])
    for (const value of values)
      if (!Number.isFinite(value)) throw new RangeError(`a score is ${value}; expected a number`);
};

const meanOf = (values: Float64Array): number => {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 0 : sum / values.length;
};

const groupMeans = (values: Float64Array, centre: number, group: Int32Array, n: Float64Array): Float64Array => {
  const means = new Float64Array(n.length);
  values.forEach((value, row) => {
    const at = group[row] ?? 0;
    means[at] = (means[at] ?? 0) + (value - centre);
  });
  return means.map((sum, at) => (n[at] === 0 ? 0 : sum / (n[at] ?? 1)));
};

/** Sum of squares that is rounding alone, for so many numbers of that size. */
const noise = (values: Float64Array): number => {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return values.length * (largest * 1e-10) ** 2;
};

/**
 * Adds pupils up by group, reading them a few times and never again.
 * @throws RangeError when columns differ in length, a group is out of range or a score is not a number
 */
export const groupSums = (sample: Sample): GroupSums => {
  check(sample);
  const { groupCount, group, score: scores } = sample;
  const priors = sample.prior ?? new Float64Array(scores.length);
  const n = new Float64Array(groupCount);
  for (const at of group) n[at] = (n[at] ?? 0) + 1;
  const centre = { score: meanOf(scores), prior: meanOf(priors) };
  const score = groupMeans(scores, centre.score, group, n);
  const prior = groupMeans(priors, centre.prior, group, n);

  const about = (visit: (score: number, prior: number) => void): void => {
    for (let row = 0; row < group.length; row += 1) {
      const at = group[row] ?? 0;
      visit((scores[row] ?? 0) - centre.score - (score[at] ?? 0), (priors[row] ?? 0) - centre.prior - (prior[at] ?? 0));
    }
  };
  let [priorWithin, crossWithin] = [0, 0];
  about((y, x) => {
    priorWithin += x * x;
    crossWithin += x * y;
  });
  const priorBetween = prior.reduce((sum, mean, at) => sum + (n[at] ?? 0) * mean * mean, 0);
  const priorNoise = noise(priors);
  const varies = priorWithin > priorNoise;
  const slopeWithin = varies ? crossWithin / priorWithin : 0;
  let residualWithin = 0;
  about((y, x) => {
    residualWithin += (y - slopeWithin * x) ** 2;
  });
  return {
    pupils: group.length,
    groups: n.reduce((count, size) => count + (size > 0 ? 1 : 0), 0),
    n,
    score,
    prior,
    centre,
    usesPrior: priorWithin + priorBetween > priorNoise,
    priorWithin: varies ? priorWithin : 0,
    slopeWithin,
    residualWithin: residualWithin > noise(scores) ? residualWithin : 0,
  };
};

/** Tells why two variances cannot be estimated from such sums; `null` when they can. */
export const whyNoEstimate = ({
  pupils,
  groups,
  usesPrior,
  priorWithin,
  residualWithin,
}: GroupSums): NoEstimate | null => {
  const slopeBetween = usesPrior && priorWithin === 0 ? 1 : 0;
  if (groups - 1 - slopeBetween < 1) return 'tooFewGroups';
  if (pupils - groups - (priorWithin > 0 ? 1 : 0) < 1) return 'tooFewPupils';
  return residualWithin === 0 ? 'noVarianceWithin' : null;
};
