import { firstMissedByPerson } from './agreement-order.ts';
import type { Proposal } from './facts.ts';
import type { Rule } from './rule-findings.ts';

/**
 * Rule C (Q7): a teacher who missed the target, for awards, honours, transfer and promotion in the next plan year. What
 * is agreed and met later does not shorten it.
 */
export const ruleC: Rule = ({ agreements, dataVersion = null }) => ({
  proposals: firstMissedByPerson(agreements.filter(({ party }) => party === 'teacher')).map(
    ({ id, person, campus, evaluatedOn }): Proposal => ({
      rule: 'C',
      measure: 'ineligibility',
      person,
      campus,
      agreement: id,
      tied: false,
      held: [],
      computation: { rule: 'C', clause: 'Q7', evaluatedOn },
      dataVersion,
    }),
  ),
  notes: [],
});
