import fc from 'fast-check';
import type { Sample } from '../group-sums.ts';

/** What a made-up group of pupils is drawn from. */
export interface Draw {
  readonly groups: number;
  /** Pupils of each group, between these. */
  readonly sizes: readonly [number, number];
  /** Standard deviations between groups and of pupils, in points. */
  readonly between: number;
  readonly within: number;
  readonly seed: number;
}

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
export const drawFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Standard normal numbers from uniform ones. */
export const normalFrom = (uniform: () => number) => (): number =>
  Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());

/** Pupils of groups that truly differ as asked; scores to two decimals, as they are given. */
export const drawSample = ({ groups, sizes, between, within, seed }: Draw): Required<Sample> => {
  const uniform = drawFrom(seed);
  const normal = normalFrom(uniform);
  const group: number[] = [];
  const score: number[] = [];
  const prior: number[] = [];
  for (let at = 0; at < groups; at += 1) {
    const size = sizes[0] + Math.floor(uniform() * (sizes[1] - sizes[0] + 1));
    const own = between * normal();
    const entry = 60 + 5 * normal();
    for (let pupil = 0; pupil < size; pupil += 1) {
      const came = entry + 14 * normal();
      group.push(at);
      prior.push(Math.round(came * 10) / 10);
      score.push(Math.round((26 + 0.56 * came + own + within * normal()) * 100) / 100);
    }
  }
  return {
    groupCount: groups,
    group: Int32Array.from(group),
    score: Float64Array.from(score),
    prior: Float64Array.from(prior),
  };
};

/** Samples of a few groups, from none that differ to ones that differ much. */
export const samples: fc.Arbitrary<Required<Sample>> = fc
  .record({
    groups: fc.integer({ min: 3, max: 12 }),
    largest: fc.integer({ min: 2, max: 25 }),
    between: fc.constantFrom(0, 1, 5, 20),
    within: fc.constantFrom(2, 11),
    seed: fc.integer(),
  })
  .map(({ largest, ...rest }) => drawSample({ ...rest, sizes: [2, largest] }));
