import type { Moment } from '../define.ts';
import type { Context, Facts } from './context.ts';

/** What these changes read; the input of the step is not theirs. */
type Now = Pick<Moment<Context, Facts, unknown>, 'context' | 'facts'>;

/** Counted with the vote, the recusal or the change of the body at hand. */
export const asCounted = ({ context, facts: { count } }: Now) => ({
  cast: count?.cast ?? context.cast,
  mayVote: count?.mayVote ?? context.mayVote,
});

/** The effect waits while a review or an appeal is open, as the plan year has it, unless it was carried out before. */
export const asSuspended = ({ context, facts }: Now) => ({ suspended: facts.waits && !context.carriedOut });

/** Put to the body again: a round in which nobody has voted yet. */
export const asReviewed = ({ context, facts }: Now) => ({
  reviewing: true,
  round: context.round + 1,
  cast: 0,
  mayVote: facts.mayVote ?? context.mayVote,
  ...asSuspended({ context, facts }),
});
