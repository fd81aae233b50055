import type { Feature } from '../record/feature.ts';
import { auditAgreements } from './audit.ts';
import { gatherDraft, keepDraft } from './draft.ts';
import { gatherEvaluation, keepEvaluation } from './evaluate.ts';
import { gatherCounter, gatherOffer, keepCounter, keepOffer, keepRefusal } from './offer.ts';
import { gatherPaper, gatherSignature, keepPaper, keepSignature } from './sign.ts';

/** Target agreements 责任书 (Q4) in the database. */
export const agreementFeature: Feature = {
  table: 'agreement',
  facts: () => ({ outcome: null, changed: false }),
  gather: {
    draft: gatherDraft,
    offer: gatherOffer,
    counter: gatherCounter,
    sign: gatherSignature,
    signOnPaper: gatherPaper,
    evaluate: gatherEvaluation,
  },
  effects: {
    draft: keepDraft,
    offer: keepOffer,
    counter: keepCounter,
    sign: keepSignature,
    signOnPaper: keepPaper,
    refuse: keepRefusal,
    evaluate: keepEvaluation,
  },
  // Raised by the trigger that hashes the stored text again before it takes a signature.
  refusals: {
    PL001: {
      code: 'TextAltered',
      path: ['contentHash'],
      text: [
        '存着的责任书全文被改动过，与校验码不符，不能签署；请马上告诉教导处',
        'The stored text was altered and does not fit its hash, so it cannot be signed; tell academic affairs at once',
      ],
    },
  },
  audit: auditAgreements,
};
