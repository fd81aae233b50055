import { areEqual, fillSlice, integrationPoints, reach, type Spread, sliceFor } from './integration-points.ts';
import { density, upperTail } from './normal.ts';

/** Up to so many groups the integral is done as it is defined; it grows with their square. */
const fewGroups = 100;

/** And so long as its step for the most unsure group does not pass over the surest. */
const mostUneven = 25;

const evenEnough = ({ se }: Spread): boolean => {
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (const deviation of se) {
    least = Math.min(least, deviation);
    most = Math.max(most, deviation);
  }
  return most <= mostUneven * least;
};

const step = 0.02;
const steps = Math.round((2 * reach) / step);

/** Simpson's rule on z in [-8, 8] for one group against all others. */
const chanceByDefinition = ({ effect, se }: Spread, k: number, at: number): number => {
  const few = new Float64Array(k);
  let sum = 0;
  for (let index = 0; index <= steps; index += 1) {
    const z = index * step - reach;
    const point = (effect[at] ?? 0) + (se[at] ?? 0) * z;
    few.fill(0);
    few[0] = 1;
    let left = 1;
    for (let other = 0; other < effect.length && left > 0; other += 1) {
      if (other === at) continue;
      const from = (point - (effect[other] ?? 0)) / (se[other] ?? 1);
      const tail = upperTail(Math.abs(from));
      const [below, above] = from < 0 ? [tail, 1 - tail] : [1 - tail, tail];
      left = 0;
      for (let r = k - 1; r >= 0; r -= 1) {
        few[r] = (few[r] ?? 0) * above + (r > 0 ? (few[r - 1] ?? 0) * below : 0);
        left += few[r] ?? 0;
      }
    }
    sum += (index === 0 || index === steps ? 1 : index % 2 === 1 ? 4 : 2) * density(z) * left;
  }
  return (sum * step) / 3;
};

/** The integral group by group, each against all others: the definition. */
export const chancesByDefinition = (spread: Spread, k: number): Float64Array =>
  spread.effect.map((_, at) => chanceByDefinition(spread, k, at));

/**
 * The same on one line of points for all groups. At a point the groups below are counted once from the front and once
 * from the back; all but one are then those before it and those behind it, so nothing is divided and nothing cancels.
 * Absolute error below 1e-12.
 */
export const chancesOnOneLine = (spread: Spread, k: number): Float64Array => {
  const groups = spread.effect.length;
  const chances = new Float64Array(groups);
  const slice = sliceFor(groups);
  // front[g * k + r]: chance that r of the groups before g lie below; back: that at most r of those from g on do.
  const front = new Float64Array((groups + 1) * k);
  const back = new Float64Array((groups + 1) * k);
  for (const { at: point, weight } of integrationPoints(spread, 0.5)) {
    fillSlice(spread, point, slice);
    front.fill(0, 0, k);
    front[0] = 1;
    for (let at = 0; at < groups; at += 1) {
      const [below, above] = [slice.below[at] ?? 0, slice.above[at] ?? 0];
      for (let r = 0; r < k; r += 1)
        front[(at + 1) * k + r] = (front[at * k + r] ?? 0) * above + (r > 0 ? (front[at * k + r - 1] ?? 0) * below : 0);
    }
    back.fill(1, groups * k);
    for (let at = groups - 1; at >= 0; at -= 1) {
      const [below, above] = [slice.below[at] ?? 0, slice.above[at] ?? 0];
      for (let r = 0; r < k; r += 1)
        back[at * k + r] =
          (back[(at + 1) * k + r] ?? 0) * above + (r > 0 ? (back[(at + 1) * k + r - 1] ?? 0) * below : 0);
    }
    for (let at = 0; at < groups; at += 1) {
      const own = slice.density[at] ?? 0;
      if (own === 0) continue;
      let others = 0;
      for (let r = 0; r < k; r += 1) others += (front[at * k + r] ?? 0) * (back[(at + 1) * k + k - 1 - r] ?? 0);
      chances[at] = (chances[at] ?? 0) + weight * own * others;
    }
    if (enoughBelow(slice.below, k)) break;
  }
  return chances;
};

/** Tells by Chernoff's bound that at most k below has a probability under 1e-18, here and further up. */
const enoughBelow = (below: Float64Array, k: number): boolean => {
  let expected = 0;
  for (const chance of below) expected += chance;
  return expected > k && (expected - k) ** 2 > 83 * expected;
};

const checkLast = (k: number): void => {
  if (!(Number.isInteger(k) && k > 0))
    throw new RangeError(`the last ${k} are asked for; expected a whole number above 0`);
};

/**
 * Probability of each group to be among the last k of all of them, exact, without random numbers. The probabilities add
 * up to k. Where no group differs from another, by convention each has k of J. Effects are independent normal numbers, as
 * in Goldstein and Spiegelhalter (JRSS A 159, 1996); how many lie below a point is a Poisson binomial count, by the
 * recursion of Barlow and Heidtmann (IEEE Trans. Reliability 33, 1984).
 * @param spread effects and their standard deviations in points
 * @param k how many are last, 1 or more
 * @throws RangeError when k is not a whole number above 0, or as `areEqual`
 * @example chancesOfLast({ effect, se }, 2)
 */
export const chancesOfLast = (spread: Spread, k: number): Float64Array => {
  checkLast(k);
  const groups = spread.effect.length;
  const equal = areEqual(spread);
  if (k >= groups) return new Float64Array(groups).fill(1);
  if (equal) return new Float64Array(groups).fill(k / groups);
  const defined = groups <= fewGroups && evenEnough(spread);
  return defined ? chancesByDefinition(spread, k) : chancesOnOneLine(spread, k);
};

/**
 * Probability of one group to be among the last k of all of them, as `chancesOfLast` but without the others'.
 * @param own its place in the spread
 * @throws RangeError as `chancesOfLast`, or when there is no such group
 */
export const chanceOfLast = (spread: Spread, k: number, own: number): number => {
  const groups = spread.effect.length;
  if (!(Number.isInteger(own) && own >= 0 && own < groups))
    throw new RangeError(`group ${own} of ${groups} is asked for; expected one of them, from 0`);
  checkLast(k);
  if (areEqual(spread) || k >= groups || !evenEnough(spread)) return chancesOfLast(spread, k)[own] ?? 0;
  return chanceByDefinition(spread, k, own);
};
