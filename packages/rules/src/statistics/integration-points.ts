import { density, upperTail } from './normal.ts';

/** Groups' effects with their standard deviations, taken as independent normal numbers. */
export interface Spread {
  readonly effect: Float64Array;
  readonly se: Float64Array;
}

/** How far from its effect a group is looked for, in standard deviations. */
export const reach = 8;

/** Gauss-Legendre on [-1, 1], ten points, by pairs (Abramowitz and Stegun, table 25.4). */
const pairs = [
  [0.1488743389816312, 0.2955242247147529],
  [0.4333953941292472, 0.2692667193099963],
  [0.6794095682990244, 0.219086362515982],
  [0.8650633666889845, 0.1494513491505806],
  [0.9739065285171717, 0.0666713443086881],
] as const;
const points = pairs
  .flatMap(([at, weight]) => [
    { at: -at, weight },
    { at, weight },
  ])
  .sort((a, b) => a.at - b.at);

/** A point of the common line on which all effects lie, with its weight. */
export interface Point {
  readonly at: number;
  readonly weight: number;
}

/**
 * Points over the whole line on which effects may lie, rising. Panels are as wide as `coarseness` standard deviations of
 * the surest group that reaches there, and none jumps over a group.
 */
export const integrationPoints = function* ({ effect, se }: Spread, coarseness: number): Generator<Point> {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  effect.forEach((centre, at) => {
    from = Math.min(from, centre - reach * (se[at] ?? 0));
    to = Math.max(to, centre + reach * (se[at] ?? 0));
  });
  while (from < to) {
    let width = to - from;
    for (let at = 0; at < effect.length; at += 1) {
      const deviation = se[at] ?? 0;
      const away = Math.abs((effect[at] ?? 0) - from) - (reach + 0.5) * deviation;
      width = Math.min(width, Math.max(coarseness * deviation, away));
    }
    for (const { at, weight } of points) yield { at: from + (width * (1 + at)) / 2, weight: (width * weight) / 2 };
    // A group that is surer than the line has digits must not hold the walk up.
    from = Math.max(from + width, from + Math.abs(from) * Number.EPSILON * 4);
  }
};

/** At one point of the line: probability of each group to lie below it, to lie above it, and its own density there. */
export interface Slice {
  readonly below: Float64Array;
  readonly above: Float64Array;
  readonly density: Float64Array;
}

/** Room for the slices of so many groups. */
export const sliceFor = (groups: number): Slice => ({
  below: new Float64Array(groups),
  above: new Float64Array(groups),
  density: new Float64Array(groups),
});

/** Fills a slice at a point; the density is 0 where a group is out of reach. */
export const fillSlice = ({ effect, se }: Spread, point: number, slice: Slice): void => {
  for (let at = 0; at < effect.length; at += 1) {
    const deviation = se[at] ?? 1;
    const z = (point - (effect[at] ?? 0)) / deviation;
    const tail = upperTail(Math.abs(z));
    slice.below[at] = z < 0 ? tail : 1 - tail;
    slice.above[at] = z < 0 ? 1 - tail : tail;
    slice.density[at] = Math.abs(z) <= reach ? density(z) / deviation : 0;
  }
};

/**
 * Tells whether all groups are equal, with no deviation (no difference between groups was found).
 * @throws RangeError when columns differ in length, or a deviation is not above 0 while groups differ
 */
export const areEqual = ({ effect, se }: Spread): boolean => {
  if (effect.length !== se.length)
    throw new RangeError(`${effect.length} effects have ${se.length} deviations; expected one each`);
  const first = effect[0] ?? 0;
  if (effect.every((value) => value === first) && se.every((value) => value === 0)) return true;
  const wrong = se.find((value) => !(value > 0 && Number.isFinite(value)));
  if (wrong !== undefined || !effect.every(Number.isFinite))
    throw new RangeError(`a deviation is ${wrong ?? 'right, but an effect is no number'}; expected numbers above 0`);
  return false;
};
