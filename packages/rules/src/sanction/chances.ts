import type { Spread } from '../statistics/integration-points.ts';
import { chanceOfLast, chancesOfLast } from '../statistics/last-k.ts';
import type { Estimate } from './facts.ts';

/** Estimates as the statistics take them; `null` where one is missing, or is none to compute with. */
const spreadOf = (estimates: readonly (Estimate | null)[]): Spread | null => {
  const known = estimates.flatMap((estimate) => estimate ?? []);
  if (known.length === 0 || known.length < estimates.length) return null;
  const [first] = known;
  const equal = known.every(({ effect, se }) => se === 0 && effect === first?.effect);
  const sound = known.every(({ effect, se }) => Number.isFinite(effect) && Number.isFinite(se) && se > 0);
  if (!(equal || sound)) return null;
  return {
    effect: Float64Array.from(known, ({ effect }) => effect),
    se: Float64Array.from(known, ({ se }) => se),
  };
};

/** Chance of each to be among the last k of all of them; `null` unless every one has an estimate. */
export const chancesAmong = (estimates: readonly (Estimate | null)[], k: number): readonly (number | null)[] => {
  const spread = spreadOf(estimates);
  return spread === null ? estimates.map(() => null) : [...chancesOfLast(spread, k)];
};

/** Chance of one of them to be among the last k of all of them; `null` where it cannot be told. */
export const chanceAmong = (estimates: readonly Estimate[], own: number, k: number): number | null => {
  const mine = estimates[own];
  if (mine === undefined) return null;
  const others = estimates.filter((_, at) => at !== own).sort((a, b) => a.effect - b.effect || a.se - b.se);
  const spread = spreadOf([mine, ...others]);
  return spread === null ? null : chanceOfLast(spread, k, 0);
};
