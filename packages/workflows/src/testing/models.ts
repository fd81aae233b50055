import type { Context } from '../define.ts';
import { workflows } from '../index.ts';
import type { Model } from './model.ts';

/** Later than any day that a walk sets. */
const afterEverything = '2028-01-01';

/** What is known of a consequence: the proposal it may begin with, and the count of a vote; `null` without a quorum. */
const sanctionFacts = (
  measure: string,
  basis: object,
  leaning: 'carried' | 'rejected' | 'level' | null,
  more: object = {},
): Context => ({
  today: '2026-09-01',
  basis: { measure, tied: false, held: false, supports: 0, objections: 0, mayVote: 5, ...basis },
  supports: null,
  mayVote: 5,
  count: { cast: leaning === null ? 2 : 5, mayVote: 5, quorate: leaning !== null, leaning: leaning ?? 'carried' },
  effect: { startsOn: '2026-09-01', endsOn: '2027-07-31' },
  waits: false,
  ...more,
});

/** How each workflow is walked through by the tests. */
export const models: Readonly<Record<keyof typeof workflows, Model>> = {
  rectification: {
    workflow: workflows.rectification,
    read: ['category', 'weight', 'planApproved', 'goodReinspections', 'objectedIn', 'objections', 'lookBackOn'],
    facts: [
      { reinspectionsNeeded: 3, withinPlanYear: true },
      { reinspectionsNeeded: 1, withinPlanYear: false },
    ],
  },
  agreement: {
    workflow: workflows.agreement,
    read: [],
    facts: [
      { outcome: 'met', changed: true },
      { outcome: 'missed', changed: false },
      { outcome: 'notEvaluated', changed: true },
    ],
  },
  request: { workflow: workflows.request, read: ['kind'], facts: [{}] },
  sanction: {
    workflow: workflows.sanction,
    read: [
      ...['measure', 'tied', 'held', 'supported', 'objections', 'reviews', 'appeals', 'cast', 'mayVote'],
      ...['suspended', 'carriedOut', 'reviewBy', 'appealBy'],
    ],
    facts: [
      sanctionFacts('statement', { tied: true, held: true }, 'carried'),
      sanctionFacts('talk', { supports: 1 }, 'rejected'),
      sanctionFacts('ineligibility', { objections: 1 }, 'level', { today: afterEverything }),
      sanctionFacts('training', { supports: 1 }, null, { waits: true }),
      sanctionFacts('rotation', {}, 'carried', { waits: true }),
      // Enough have voted, and some still may.
      sanctionFacts('statement', { tied: true, held: true }, 'carried', {
        count: { cast: 4, mayVote: 5, quorate: true, leaning: 'carried' },
      }),
    ],
    rarelyReturns: true,
  },
};
