import type { Outcome } from '../../evaluation/evaluate.ts';
import type { Party } from '../../evaluation/indicators.ts';
import { askRules } from '../ask-rules.ts';
import type {
  AgreementFacts,
  CampusFacts,
  Computation,
  CountyFacts,
  Estimate,
  PersonFacts,
  Proposal,
  RuleSettings,
  RulesAnswer,
  RulesInput,
  SanctionRule,
  TeacherYear,
} from '../facts.ts';

/** The plan year that the tests judge. */
export const judgedYear = 2025;

/** An estimate whose interval is of 95 %. */
export const estimate = (effect: number, se: number): Estimate => ({
  effect,
  se,
  lo: effect - 1.96 * se,
  hi: effect + 1.96 * se,
});

/** An agreement; by default a teacher's that was missed. */
export const agreement = (id: string, more: Partial<AgreementFacts> = {}): AgreementFacts => ({
  id,
  party: 'teacher',
  campus: null,
  person: `p${id}`,
  outcome: 'missed',
  evaluatedOn: '2026-07-10',
  ...more,
});

/** A person of the town; by default one who only teaches and is outside the Party. */
export const person = (id: string, more: Partial<PersonFacts> = {}): PersonFacts => ({
  id,
  name: id,
  partyMember: false,
  administrative: false,
  years: [],
  ...more,
});

const words: Readonly<Record<string, Outcome>> = { met: 'met', missed: 'missed', none: 'notEvaluated' };

/**
 * A town of campuses written as in the plan: `81 met, 77 missed`; composite, pass rate and excellent rate as `70/60/10`, `-`
 * for a figure that is missing; without an outcome the campus has no agreement. A campus is called by its figures.
 */
export const townOf = (text: string, settings: Partial<RuleSettings> = {}): RulesInput => {
  const rows = text.split(',').flatMap((part) => {
    const [figures, word] = part.trim().split(' ');
    return figures === undefined || figures === '' ? [] : [{ figures, word }];
  });
  const seen = new Map<string, number>();
  const campuses = rows.map(({ figures, word }) => {
    const times = (seen.get(figures) ?? 0) + 1;
    seen.set(figures, times);
    const [composite, passRate, excellentRate] = figures.split('/').map((figure) => (figure === '-' ? null : figure));
    const id = times === 1 ? figures : `${figures}#${times}`;
    const facts: CampusFacts = {
      id,
      name: id,
      composite: composite ?? null,
      passRate: passRate ?? null,
      excellentRate: excellentRate ?? null,
      n: 50,
      estimate: null,
    };
    return { facts, outcome: word === undefined ? null : (words[word] ?? null) };
  });
  return {
    settings: { rules: ['A'], ...settings },
    year: judgedYear,
    campuses: campuses.map(({ facts }) => facts),
    persons: campuses.map(({ facts }) => person(`head of ${facts.id}`)),
    agreements: campuses.flatMap(({ facts, outcome }) =>
      outcome === null
        ? []
        : [agreement(facts.id, { party: 'campusHead', campus: facts.id, person: `head of ${facts.id}`, outcome })],
    ),
  };
};

/** Campuses that rule A puts forward, from the lowest up; those tied at the boundary with a question mark. */
export const lastOf = ({ proposals }: RulesAnswer): string =>
  proposals
    .filter(({ rule }) => rule === 'A')
    .map(({ campus, tied }) => `${campus}${tied ? '?' : ''}`)
    .join(', ');

/** A group of the county: place of 100, and standard score of a group with mean 60 and deviation 10. */
export const county = (place: number, score: number, more: Partial<CountyFacts> = {}): CountyFacts => ({
  subject: 'maths',
  grade: 5,
  mean: String(60 + 10 * score),
  place,
  compared: 100,
  groupMean: '60',
  groupSd: '10',
  lineRate: null,
  n: 40,
  sharesPlace: 0,
  group: null,
  ...more,
});

const outcomes: Readonly<Record<string, Outcome | null>> = {
  missed: 'missed',
  met: 'met',
  open: 'notEvaluated',
  none: null,
};

const groupOf = (text: string, index: number): CountyFacts => {
  const [, place, score, shares, line] = /^(\d+):(-?[\d.]+|\?)(?:=(\d+))?(?:%([\d.]+))?$/.exec(text) ?? [];
  const more: Partial<CountyFacts> = {
    grade: 5 + index,
    sharesPlace: Number(shares ?? 0),
    lineRate: line ?? null,
    ...(score === '?' ? { groupMean: null, groupSd: null } : {}),
  };
  return county(Number(place), score === '?' ? 0 : Number(score), more);
};

/**
 * Years of a teacher up to the one that is judged, as `missed 98:-2, met 50:0, none`: what came of the target, then place
 * of 100 and standard score of each group, `=1` when one other shares the place, `%30` for a line rate, `?` for a group
 * without mean and deviation; `given` or `waived` for the training of the year. `gap` is a year without a row.
 */
export const yearsOf = (text: string): readonly TeacherYear[] => {
  const parts = text.split(',').map((part) => part.trim().split(' '));
  return parts.flatMap(([word = '', ...rest], at): TeacherYear[] => {
    if (word === 'gap') return [];
    const training = rest.includes('given') ? 'given' : rest.includes('waived') ? 'notGiven' : null;
    return [
      {
        year: judgedYear - parts.length + 1 + at,
        outcome: outcomes[word] ?? null,
        county: rest.filter((each) => each.includes(':')).map(groupOf),
        training,
      },
    ];
  });
};

/** Asks some rules about agreements and persons. */
export const ask = (
  rules: readonly SanctionRule[],
  agreements: readonly AgreementFacts[],
  persons: readonly PersonFacts[],
  settings: Partial<RuleSettings> = {},
): RulesAnswer => askRules({ settings: { rules, ...settings }, year: judgedYear, campuses: [], persons, agreements });

/** The computation of a proposal that must be one of this rule. */
export const computationOf = <Rule extends SanctionRule>(
  proposal: Proposal | undefined,
  rule: Rule,
): Extract<Computation, { readonly rule: Rule }> => {
  if (proposal?.computation.rule !== rule) throw new Error(`no proposal by rule ${rule}`);
  return proposal.computation as Extract<Computation, { readonly rule: Rule }>;
};

/** Every kind of party. */
export const allParties: readonly Party[] = ['campusHead', 'department', 'leaderInCharge', 'linkedLeader', 'teacher'];
