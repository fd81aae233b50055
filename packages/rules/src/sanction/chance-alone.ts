import type { Target } from '../evaluation/evaluate.ts';
import { type IndicatorKey, indicators } from '../evaluation/indicators.ts';
import { upperTail } from '../statistics/normal.ts';
import { groupsBy } from './order.ts';
import type { SimulatedParty } from './simulation.ts';

const rates: readonly IndicatorKey[] = ['passRate', 'excellentRate', 'lowRate'];

/** Mean of an indicator over those who sat the same papers, by pupils; `null` where nobody has it. */
type MeanOf = (party: SimulatedParty, indicator: IndicatorKey) => number | null;

const peersOf = ({ party, peers = '' }: SimulatedParty): string => `${party} ${peers}`;

/** Means of everybody's peers; the number of pupils is the weight, 1 where nobody counted them. */
export const peerMeans = (parties: readonly SimulatedParty[]): MeanOf => {
  const groups = groupsBy(parties, peersOf);
  const found = new Map<string, number | null>();
  return (party, indicator) => {
    const key = `${peersOf(party)} ${indicator}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    let [sum, weights] = [0, 0];
    for (const { figures, n } of groups.get(peersOf(party)) ?? []) {
      const figure = figures[indicator];
      if (figure === undefined) continue;
      const weight = n ?? 1;
      sum += weight * Number(figure);
      weights += weight;
    }
    const mean = weights > 0 ? sum / weights : null;
    found.set(key, mean);
    return mean;
  };
};

const standardError = ({ standardErrors, n }: SimulatedParty, indicator: IndicatorKey, mean: number): number | null => {
  const given = standardErrors?.[indicator];
  if (given !== undefined) return given;
  if (!rates.includes(indicator) || n === null || n === 0) return null;
  return Math.sqrt((mean * (100 - mean)) / n);
};

const chanceOfMissing = (party: SimulatedParty, { indicator, comparison, value }: Target, meanOf: MeanOf) => {
  const mean = meanOf(party, indicator);
  const error = mean === null ? null : standardError(party, indicator, mean);
  if (mean === null || error === null) return null;
  const short = comparison === 'atLeast' ? Number(value) - mean : mean - Number(value);
  if (error === 0) return short > 0 ? 1 : 0;
  return upperTail(-short / error);
};

/**
 * Probability that somebody misses by chance alone: that is, though their true level is exactly their peers' mean, and
 * what they reach differs from it only by which pupils they happen to have. Each figure is taken as normal around the
 * peers' mean with its own standard error. Figures of the same pupils move together, so of several mandatory targets the
 * hardest one counts: the true probability is that or a little more. Targets that do not come from scores are no matter
 * of chance and are left out.
 * @returns `null` where a figure has no standard error
 */
export const missesByChance = (party: SimulatedParty, targets: readonly Target[], meanOf: MeanOf): number | null => {
  let most = 0;
  for (const target of targets) {
    if (!(target.mandatory && indicators[target.indicator].fromScores)) continue;
    const chance = chanceOfMissing(party, target, meanOf);
    if (chance === null) return null;
    most = Math.max(most, chance);
  }
  return most;
};

/** Sum of what is known of everybody; `null` where it is not of one. */
export const sumKnown = (values: readonly (number | null)[]): number | null =>
  values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);

/** How many of the last k there are on average, where each misses independently with its own probability. */
export const expectedLast = (chances: readonly (number | null)[], k: number): number | null => {
  const counts = new Float64Array(k);
  counts[0] = 1;
  for (const chance of chances) {
    if (chance === null) return null;
    for (let r = k - 1; r >= 0; r -= 1)
      counts[r] = (counts[r] ?? 0) * (1 - chance) + (r > 0 ? (counts[r - 1] ?? 0) * chance : 0);
  }
  return counts.reduce((sum, share, r) => sum - share * (k - r), k);
};
