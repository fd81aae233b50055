import type { Guard } from '../define.ts';
import type { Context, Facts } from './context.ts';

/** Conditions of a consequence, each with the reason that is shown where it does not hold. */
export const guards = {
  isTied: {
    test: ({ context }) => context.tied,
    reason: ['没有同分', 'There is no tie'],
  },
  tieBroken: {
    test: ({ context }) => !context.tied,
    reason: ['与别人同分，要先由主持人决定', 'It is tied with another; the chair decides that first'],
  },
  isLeftOut: {
    test: ({ input }) => input['finding'] === 'leaveOut',
    reason: ['不列入建议', 'It is left out'],
  },
  isExempt: {
    test: ({ input }) => input['finding'] === 'exempt' || input['competent'] === false,
    reason: ['应予免除，或不属本会职权', 'Exempt, or outside the competence of the body'],
  },
  notHeld: {
    test: ({ context }) => !context.held,
    reason: ['已经是须专门议决', 'It is held for an explicit decision already'],
  },
  lawObjects: {
    test: ({ context }) => context.objections > 0,
    reason: ['法规没有提醒', 'The law profile does not object'],
  },
  unsupported: {
    test: ({ context }) => !context.supported,
    reason: ['已有帮扶', 'Help was given'],
  },
  settled: {
    test: ({ facts: { count } }) => count?.quorate === true && count.leaning !== 'level',
    reason: ['人数够了，且票数不相等', 'Enough have voted, and the votes are not level'],
  },
  // Whoever asked for a review is not left without an answer: level, once all have voted, does not uphold.
  reviewSettled: {
    test: ({ facts: { count } }) =>
      count?.quorate === true && (count.leaning !== 'level' || count.cast >= count.mayVote),
    reason: ['复核的人数够了，且票数不相等或都已投票', 'Enough have voted on the review, and not level, or all have'],
  },
  voteNotRunning: {
    test: ({ context }) => context.cast === 0 || context.cast >= context.mayVote,
    reason: [
      '已有人投票，还有人没投；请等表决结束',
      'Some have voted and some have not yet; wait for the end of the vote',
    ],
  },
  voteGoesOn: {
    test: ({ context }) => context.cast < context.mayVote,
    reason: ['都已投票，没有人还能回避', 'All have voted; nobody is left to be recused'],
  },
  carried: {
    test: ({ facts: { count } }) => count?.leaning === 'carried',
    reason: ['同意的票多', 'More votes are for it'],
  },
  keptAfterCarriedOut: {
    test: ({ context, facts: { count } }) => count?.leaning === 'carried' && context.carriedOut,
    reason: ['维持，且已执行完', 'Upheld, and carried out already'],
  },
  keptInEffect: {
    test: ({ context, facts: { count } }) => count?.leaning === 'carried' && !context.carriedOut,
    reason: ['维持，还没有执行', 'Upheld, and not carried out yet'],
  },
  carriedOut: {
    test: ({ context }) => context.carriedOut,
    reason: ['已执行完', 'It is carried out'],
  },
  mayAskReview: {
    test: ({ context, facts }) => context.reviews === 0 && context.reviewBy !== null && facts.today <= context.reviewBy,
    reason: [
      '复核只能申请一次，且要在送达后规定的日子内',
      'A review is asked for once, within the days after delivery',
    ],
  },
  mayAppeal: {
    test: ({ context, facts }) => context.appeals === 0 && context.appealBy !== null && facts.today <= context.appealBy,
    reason: [
      '申诉要先经过复核，且在复核答复后规定的日子内',
      'An appeal follows a review, within the days after its answer',
    ],
  },
  isMeasureToCarryOut: {
    test: ({ context }) => context.measure !== 'ineligibility' && !context.suspended && !context.carriedOut,
    reason: ['到期自行结束，或正暂缓执行，或已执行完', 'It ends by itself, or waits, or is carried out already'],
  },
  isStatement: { test: ({ context }) => context.measure === 'statement', reason: ['表态性发言', 'A statement'] },
  isTalk: { test: ({ context }) => context.measure === 'talk', reason: ['诫勉谈话', 'A talk'] },
  isTraining: { test: ({ context }) => context.measure === 'training', reason: ['培训', 'A training'] },
  isRotation: { test: ({ context }) => context.measure === 'rotation', reason: ['轮岗', 'A rotation'] },
} as const satisfies Readonly<Record<string, Guard<Context, Facts>>>;
