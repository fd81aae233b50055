import { firstMissedByPerson } from './agreement-order.ts';
import type { Proposal, RuleNote } from './facts.ts';
import type { Rule } from './rule-findings.ts';

/**
 * Rule B (Q6): who missed the target and was on the day of the evaluation both a Party member and in an administrative
 * post. Neither Party members who only teach nor administrators outside the Party. The Party branch alone decides.
 */
export const ruleB: Rule = ({ agreements, persons, dataVersion = null }) => {
  const known = new Map(persons.map((person) => [person.id, person]));
  const missed = firstMissedByPerson(agreements);
  return {
    proposals: missed.flatMap(({ id, person, campus, evaluatedOn }): Proposal[] => {
      const { partyMember, administrative } = known.get(person) ?? {};
      if (partyMember !== true || administrative !== true) return [];
      return [
        {
          rule: 'B',
          measure: 'talk',
          person,
          campus,
          agreement: id,
          tied: false,
          held: [],
          computation: { rule: 'B', clause: 'Q6', partyMember, administrative, evaluatedOn },
          dataVersion,
        },
      ];
    }),
    notes: missed
      .filter(({ person }) => !known.has(person))
      .map(({ person }): RuleNote => ({ rule: 'B', code: 'noFigures', about: person })),
  };
};
