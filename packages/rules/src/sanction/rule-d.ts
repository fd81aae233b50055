import type { Outcome } from '../evaluation/evaluate.ts';
import { firstMissedByPerson, outcomeOfAll } from './agreement-order.ts';
import { chanceAmong } from './chances.ts';
import { evidenceOf } from './evidence.ts';
import type { Evidence, PersonFacts, Proposal, RuleNote, RuleSettings, TeacherYear } from './facts.ts';
import { type FlaggedRank, ladderOf } from './ladder.ts';
import { compareText, groupsBy } from './order.ts';
import type { Rule } from './rule-findings.ts';

const evidenceFor = ({ county }: FlaggedRank, settings: RuleSettings): Evidence => {
  const group = county?.group ?? null;
  const estimate = group?.estimates[group.own] ?? null;
  const pLast = group === null ? null : chanceAmong(group.estimates, group.own, settings.lastTeachers);
  return evidenceOf({ n: county?.n ?? null, estimate, pLast }, settings);
};

/** The person's years; the one that is judged has its agreement's outcome where its own row says nothing. */
const yearsOf = (person: PersonFacts | undefined, judged: number, outcome: Outcome | null): readonly TeacherYear[] => {
  const years = person?.years ?? [];
  const own = years.find((row) => row.year === judged);
  return [
    ...years.filter((row) => row.year !== judged),
    { year: judged, county: [], training: null, ...own, outcome: own?.outcome ?? outcome },
  ];
};

/**
 * Rule D (Q8), the ladder of a teacher over the years; see `ladderOf`. Proposed only where the agreement of the year that
 * is judged was missed. The evidence is that of the rank which it rests on, in the year in which the teacher was flagged.
 */
export const ruleD: Rule = ({ agreements, persons, year, dataVersion = null }, settings) => {
  const known = new Map(persons.map((person) => [person.id, person]));
  const byTeacher = groupsBy(
    agreements.filter(({ party }) => party === 'teacher'),
    ({ person }) => person,
  );
  const proposals: Proposal[] = [];
  const notes: RuleNote[] = [];
  for (const [person, own] of [...byTeacher].sort(([a], [b]) => compareText(a, b))) {
    const ladder = ladderOf(
      yearsOf(known.get(person), year, outcomeOfAll(own.map(({ outcome }) => outcome))),
      year,
      settings,
    );
    const { proposed, unsaid } = ladder;
    if (unsaid !== null) notes.push({ rule: 'D', code: unsaid, about: person });
    const [missed] = firstMissedByPerson(own);
    if (proposed === null || missed === undefined) continue;
    const evidence = evidenceFor(proposed.rank, settings);
    proposals.push({
      rule: 'D',
      measure: proposed.measure,
      person,
      campus: missed.campus,
      agreement: missed.id,
      tied: proposed.rank.tied,
      held: evidence.reasons,
      computation: {
        rule: 'D',
        clause: 'Q8',
        lastTeachers: settings.lastTeachers,
        improvementBy: settings.improvementBy,
        ladder: ladder.steps,
        evidence,
      },
      dataVersion,
    });
  }
  return { proposals, notes };
};
