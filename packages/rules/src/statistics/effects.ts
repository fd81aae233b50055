import { twoSided95 } from './normal.ts';

/** How far each group lies from what its pupils' entry scores let expect, in points, drawn towards 0 by what is not known. */
export interface Effects {
  readonly effect: Float64Array;
  /** Standard deviation of the effect given the data. */
  readonly se: Float64Array;
  /** 95 % interval. */
  readonly lo: Float64Array;
  readonly hi: Float64Array;
}

/** Effects with their 95 % intervals. */
export const withIntervals = (effect: Float64Array, se: Float64Array): Effects => ({
  effect,
  se,
  lo: effect.map((value, at) => value - twoSided95 * (se[at] ?? 0)),
  hi: effect.map((value, at) => value + twoSided95 * (se[at] ?? 0)),
});
