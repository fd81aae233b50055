import type { Translate } from '../../../i18n/useT.ts';

/** What is known of a vote. */
export type Tally = {
  sealed: boolean;
  cast: number;
  needed: number;
  short: number;
  mayVote: number;
  agree: number | null;
  disagree: number | null;
  abstain: number | null;
};

/** The votes given so far in words; only their count as long as they are sealed for the reader. */
export const tallyText = (tally: Tally, t: Translate): string => {
  const { agree, disagree, abstain, cast } = tally;
  if (agree === null || disagree === null) return t('sanctions.castOnly', { n: cast });
  return [
    t('sanctions.tallyAgree', { n: agree }),
    t('sanctions.tallyDisagree', { n: disagree }),
    ...(abstain ? [t('sanctions.tallyAbstain', { n: abstain })] : []),
  ].join(t('charts.comma'));
};

/** What is missing until it can be announced. */
export const quorumText = ({ mayVote, needed, short, agree, disagree }: Tally, t: Translate): string =>
  [
    t('sanctions.quorum', { mayVote, needed }),
    short > 0
      ? t('sanctions.quorumShort', { n: short })
      : agree !== null && agree === disagree
        ? t('sanctions.quorumLevel')
        : t('sanctions.quorumReached'),
  ].join(t('charts.comma'));
