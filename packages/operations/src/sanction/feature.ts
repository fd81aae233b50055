import type { Effect, Feature, Query } from '../record/feature.ts';
import { auditSanctions } from './audit.ts';
import { gatherCompletion, keepCompletion } from './complete.ts';
import { gatherBody } from './compose.ts';
import { gatherDelivery, keepDelivery } from './deliver.ts';
import { gatherDefence, gatherQuestion, gatherRefusal, gatherSupport, keepSupport } from './hearing.ts';
import { gatherPropose, keepProposal, proposedTwice } from './propose.ts';
import { keepDoubt, keepReconsideration } from './reconsider.ts';
import {
  factsOfReview,
  gatherAppealAnswer,
  gatherDecision,
  gatherLift,
  gatherReview,
  gatherReviewAnswer,
  keepLift,
  keepReviewAnswer,
  keepRevoked,
  keepUpheld,
  keepWaiting,
} from './review.ts';
import { gatherScreening, keepScreening } from './screen.ts';
import { gatherRecusal, gatherVote, keepVote } from './vote.ts';

/** Consequences of missed agreements 处置 (Q5 to Q8) in the database. */
export const sanctionFeature: Feature = {
  table: 'sanction',
  facts: (_setting, { today }) => ({
    today,
    basis: null,
    supports: null,
    mayVote: null,
    count: null,
    effect: null,
    waits: false,
  }),
  gather: {
    propose: gatherPropose,
    screen: gatherScreening,
    witnessRefusal: gatherRefusal,
    submitDefence: gatherDefence,
    offerSupport: gatherSupport,
    askOpinion: gatherQuestion,
    recuse: gatherRecusal,
    vote: gatherVote,
    decide: gatherDecision,
    deliver: gatherDelivery,
    requestReview: gatherReview,
    decideReview: gatherReviewAnswer,
    appeal: gatherReview,
    uphold: gatherAppealAnswer,
    revoke: gatherAppealAnswer,
    complete: gatherCompletion,
    lift: gatherLift,
  },
  gatherBySystem: {
    compose: gatherBody,
    recount: gatherBody,
    reconsider: async (_tx, gathering) => ({ facts: factsOfReview(gathering) }),
  },
  effects: {
    propose: keepProposal,
    screen: keepScreening,
    offerSupport: keepSupport,
    vote: keepVote,
    deliver: keepDelivery,
    requestReview: keepWaiting,
    decideReview: keepReviewAnswer,
    appeal: keepWaiting,
    uphold: keepUpheld,
    revoke: keepRevoked,
    complete: keepCompletion,
    lift: keepLift,
    doubtBasis: keepDoubt,
    reconsider: (effect: Effect): readonly Query[] => [...keepReconsideration(effect), ...keepWaiting(effect)],
  },
  // Two who propose the same at once: the index of one per person, rule and plan year lets only one through.
  refusals: { '23505': { code: 'InvalidInput', ...proposedTwice } },
  audit: auditSanctions,
};
