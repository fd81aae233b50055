/** Why a proposal that rests on a rank is held for an explicit decision with reasons. */
export type HoldReason =
  | 'smallGroup'
  /** The probability of being among the last is too low to say so. */
  | 'notSurelyLast'
  /** The interval of the effect includes the average. */
  | 'includesAverage'
  /** There is no such probability: entry scores, or the figures of the set compared, are missing. */
  | 'notAvailable';

/** What a rank rests on. */
export interface RankEvidence {
  readonly n: number;
  /** Probability of being among the last k of the set that the rule compares, from 0 to 1. */
  readonly pLast: number | null;
  /** 95 % interval of the effect, in points about the average. */
  readonly lo: number | null;
  readonly hi: number | null;
}

/**
 * Why a proposal on such evidence is held; empty when it need not be (decision table, "held").
 * @param limits fewest pupils of a group that is not small, and the probability asked for in percent
 */
export const holdReasons = (
  { n, pLast, lo, hi }: RankEvidence,
  limits: { readonly smallGroup: number; readonly holdPercent: number },
): readonly HoldReason[] => {
  const small: HoldReason[] = n < limits.smallGroup ? ['smallGroup'] : [];
  if (pLast === null || lo === null || hi === null) return [...small, 'notAvailable'];
  return [
    ...small,
    ...(pLast < limits.holdPercent / 100 ? (['notSurelyLast'] as const) : []),
    ...(lo <= 0 && hi >= 0 ? (['includesAverage'] as const) : []),
  ];
};
