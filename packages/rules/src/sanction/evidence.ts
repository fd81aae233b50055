import { holdReasons } from '../statistics/hold.ts';
import type { Estimate, Evidence, RuleSettings } from './facts.ts';

/** What is known of a rank: pupils, the estimate with its interval, and the chance of being among the last. */
export interface RankFacts {
  readonly n: number | null;
  readonly estimate: Estimate | null;
  readonly pLast: number | null;
}

/**
 * How far a rank can be told from chance, and why it is held (decision table "held"). Where nobody says how many pupils
 * there are, that a group is not small cannot be said either: it is held as not available.
 */
export const evidenceOf = (
  { n, estimate, pLast }: RankFacts,
  { holdPercent, smallGroup }: Pick<RuleSettings, 'holdPercent' | 'smallGroup'>,
): Evidence => {
  const [lo, hi] = [estimate?.lo ?? null, estimate?.hi ?? null];
  const limits = { holdPercent, smallGroup };
  const reasons = holdReasons({ n: n ?? smallGroup, pLast, lo, hi }, limits);
  return {
    n,
    lo,
    hi,
    pLast,
    ...limits,
    reasons: n === null && !reasons.includes('notAvailable') ? [...reasons, 'notAvailable'] : reasons,
  };
};
