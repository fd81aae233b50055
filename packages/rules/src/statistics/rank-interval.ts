import { areEqual, fillSlice, integrationPoints, type Spread, sliceFor } from './integration-points.ts';
import { density, upperTail } from './normal.ts';

/** Places from 1 at the top between which a group lies with a probability of 95 %. */
export interface RankInterval {
  readonly lo: number;
  readonly hi: number;
}

const [lowShare, highShare] = [0.025, 0.975];

/** Up to so many groups the whole distribution is computed; it grows with their cube. */
const fewGroups = 150;

/** A group that lies surely on one side of a point: the rest is below what a double holds. */
const surely = 1e-17;

/** Takes one yes-or-no out of the distribution of a count, from the side on which no error grows. */
const withoutOne = (all: Float64Array, size: number, yes: number, no: number, out: Float64Array): void => {
  if (yes <= 0.5)
    for (let r = 0; r < size; r += 1) out[r] = ((all[r] ?? 0) - (r > 0 ? yes * (out[r - 1] ?? 0) : 0)) / no;
  else
    for (let r = size - 1; r >= 0; r -= 1)
      out[r] = ((all[r + 1] ?? 0) - (r < size - 1 ? no * (out[r + 1] ?? 0) : 0)) / yes;
};

/**
 * The distribution of every group's rank, exact to 1e-11: row g, column r - 1 holds the probability that g has rank r.
 * Every row and every column adds up to 1. Takes the cube of the number of groups. Counts as in `chancesOfLast`.
 * @param spread effects and their standard deviations in points
 */
export const rankDistribution = (spread: Spread): readonly Float64Array[] => {
  const groups = spread.effect.length;
  const table = Array.from({ length: groups }, () => new Float64Array(groups));
  if (areEqual(spread)) return table.map((row) => row.fill(1 / groups));
  const slice = sliceFor(groups);
  const counts = new Float64Array(groups + 1);
  const others = new Float64Array(groups + 1);
  const open: number[] = [];
  for (const { at: point, weight } of integrationPoints(spread, 0.5)) {
    fillSlice(spread, point, slice);
    open.length = 0;
    let sure = 0;
    for (let at = 0; at < groups; at += 1) {
      if ((slice.below[at] ?? 0) < surely) sure += 1;
      else if ((slice.above[at] ?? 0) >= surely) open.push(at);
    }
    counts.fill(0, 0, open.length + 1);
    counts[0] = 1;
    open.forEach((at, before) => {
      const [below, above] = [slice.below[at] ?? 0, slice.above[at] ?? 0];
      for (let r = before + 1; r >= 0; r -= 1)
        counts[r] = (counts[r] ?? 0) * below + (r > 0 ? (counts[r - 1] ?? 0) * above : 0);
    });
    for (const at of open) {
      const share = weight * (slice.density[at] ?? 0);
      if (share === 0) continue;
      withoutOne(counts, open.length, slice.above[at] ?? 0, slice.below[at] ?? 0, others);
      const row = table[at] ?? others;
      for (let r = 0; r < open.length; r += 1) row[sure + r] = (row[sure + r] ?? 0) + share * (others[r] ?? 0);
    }
  }
  return table;
};

const intervalOf = (row: Float64Array): RankInterval => {
  const reached = (share: number): number => {
    let sum = 0;
    for (let r = 0; r < row.length; r += 1) {
      sum += row[r] ?? 0;
      if (sum >= share) return r + 1;
    }
    return row.length;
  };
  return { lo: reached(lowShare), hi: reached(highShare) };
};

/** How many groups lie above a point: the first three moments of a sum of independent yes-or-no. */
interface Counted {
  readonly at: number;
  readonly weight: number;
  readonly mean: number;
  readonly variance: number;
  readonly third: number;
}

const countAbove = (spread: Spread): readonly Counted[] => {
  const slice = sliceFor(spread.effect.length);
  return [...integrationPoints(spread, 2)].map(({ at, weight }) => {
    fillSlice(spread, at, slice);
    let [mean, variance, third] = [0, 0, 0];
    slice.above.forEach((above, group) => {
      const both = above * (slice.below[group] ?? 0);
      mean += above;
      variance += both;
      third += both * ((slice.below[group] ?? 0) - above);
    });
    return { at, weight, mean, variance, third };
  });
};

/** The first of the points at or after a place on the line. */
const firstFrom = (points: readonly Counted[], place: number): number => {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.at ?? place) < place) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Below this a group adds nothing to an interval of 95 %. */
const near = 6;

/** The count at each point that a group reaches, without the group itself, as mean, deviation, skewness and share. */
const countsWithout = (points: readonly Counted[], effect: number, se: number): Float64Array => {
  const from = firstFrom(points, effect - near * se);
  const until = firstFrom(points, effect + near * se);
  const counts = new Float64Array(4 * (until - from));
  for (let index = from; index < until; index += 1) {
    const point = points[index];
    if (point === undefined) continue;
    const z = (point.at - effect) / se;
    const above = upperTail(z);
    const both = above * upperTail(-z);
    const variance = Math.max(point.variance - both, 1e-12);
    const deviation = Math.sqrt(variance);
    counts.set(
      [
        point.mean - above,
        deviation,
        (point.third - both * (1 - 2 * above)) / (variance * deviation),
        (point.weight * density(z)) / se,
      ],
      4 * (index - from),
    );
  }
  return counts;
};

/** Probability of a rank up to r, the counts taken as normal with their skewness (Hong, Comput. Stat. Data Anal. 59, 2013). */
const chanceUpTo = (counts: Float64Array, r: number): number => {
  let sum = 0;
  for (let at = 0; at < counts.length; at += 4) {
    const x = (r - 0.5 - (counts[at] ?? 0)) / (counts[at + 1] ?? 1);
    const chance = x > 9 ? 1 : x < -9 ? 0 : upperTail(-x) + ((counts[at + 2] ?? 0) * (1 - x * x) * density(x)) / 6;
    sum += (counts[at + 3] ?? 0) * Math.min(1, Math.max(0, chance));
  }
  return sum;
};

/**
 * Intervals for thousands of groups. Given where a group lies, how many lie above is a sum of many independent yes-or-no,
 * so nearly normal; its small error is spread over all the places where the group may lie. Tested against the whole
 * distribution to one place.
 */
export const intervalsOfMany = (spread: Spread): readonly RankInterval[] => {
  const points = countAbove(spread);
  const groups = spread.effect.length;
  return Array.from(spread.effect, (effect, at) => {
    const counts = countsWithout(points, effect, spread.se[at] ?? 1);
    const reached = (share: number): number => {
      let [low, high] = [1, groups];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (chanceUpTo(counts, middle) >= share) high = middle;
        else low = middle + 1;
      }
      return low;
    };
    return { lo: reached(lowShare), hi: reached(highShare) };
  });
};

/**
 * The 95 % interval of every group's rank (Goldstein and Spiegelhalter, JRSS A 159, 1996). Where no group differs from
 * another, by convention from 1 to J.
 * Exact up to 150 groups, above to within one place.
 * @throws RangeError as `areEqual`
 * @example rankIntervals({ effect, se })[0] // { lo: 1, hi: 4 }
 */
export const rankIntervals = (spread: Spread): readonly RankInterval[] => {
  const groups = spread.effect.length;
  if (areEqual(spread)) return Array.from({ length: groups }, () => ({ lo: 1, hi: groups }));
  return groups <= fewGroups ? rankDistribution(spread).map(intervalOf) : intervalsOfMany(spread);
};
