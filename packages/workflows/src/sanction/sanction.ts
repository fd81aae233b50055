import { defineWorkflow } from '../define.ts';
import { frame } from './frame.ts';
import { aside } from './steps/aside.ts';
import { decision } from './steps/decision.ts';
import { effect } from './steps/effect.ts';
import { hearing } from './steps/hearing.ts';
import { proposal } from './steps/proposal.ts';
import { review } from './steps/review.ts';
import { system } from './steps/system.ts';

/**
 * Consequence of a missed agreement 处置 (plan clauses Q5 to Q8): proposed by a rule or a person, screened, notified,
 * defended, decided by the votes of the body that may decide it, delivered, in effect until a day, reviewed, appealed.
 */
export const sanction = defineWorkflow(frame, () => ({
  ...proposal,
  ...hearing,
  ...aside,
  ...decision,
  ...review,
  ...effect,
  ...system,
}));
