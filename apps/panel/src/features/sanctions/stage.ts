/** How far a case is, for words; told from what it holds, not from names of states. */
export type Stage = 'look' | 'receive' | 'defend' | 'vote' | 'deliver' | 'run' | 'review' | 'appeal' | 'over';

/** How it ended: let go, undone by a review or an appeal, ended before its day, or run to its end. */
type Ending = 'letGo' | 'undone' | 'shortened' | 'ran';

type Answerable = { answeredAt: string | null };

/** What of a case tells its stage. */
export type Staged = {
  tags: readonly string[];
  notice: object | null;
  receipt: object | null;
  defence: object | null;
  delivery: object | null;
  review: Answerable | null;
  appeal: Answerable | null;
};

/** Tells how far a case is. */
export const stageOf = ({ tags, notice, receipt, defence, delivery, review, appeal }: Staged): Stage => {
  if (!tags.includes('open')) return 'over';
  if (appeal && appeal.answeredAt === null) return 'appeal';
  if (tags.includes('voting') && tags.includes('decided')) return 'review';
  if (review && review.answeredAt === null) return 'review';
  if (delivery) return 'run';
  if (tags.includes('decided')) return 'deliver';
  if (tags.includes('voting') || defence) return 'vote';
  if (receipt) return 'defend';
  return notice ? 'receive' : 'look';
};

/** Tells how a case that is over ended. */
export const endingOf = ({
  tags,
  effect,
}: {
  tags: readonly string[];
  effect: { revokedOn: string | null; liftedOn: string | null } | null;
}): Ending => {
  if (effect?.revokedOn) return 'undone';
  if (!tags.includes('decided') || !effect) return 'letGo';
  return effect.liftedOn ? 'shortened' : 'ran';
};
