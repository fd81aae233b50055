import { evaluateResults } from '../evaluation/evaluate-results.ts';
import { upperTail } from '../statistics/normal.ts';
import { outcomeOfAll } from './agreement-order.ts';
import { askRules } from './ask-rules.ts';
import { expectedLast, missesByChance, peerMeans, sumKnown } from './chance-alone.ts';
import type { AgreementFacts, PersonFacts, RuleSettings, SanctionRule, TeacherYear } from './facts.ts';
import { ladderOf } from './ladder.ts';
import { groupsBy } from './order.ts';
import { usualRuleSettings } from './rule-settings.ts';
import type {
  SimulatedResult,
  SimulatedRule,
  SimulatedSet,
  SimulatedYear,
  SimulatedYearAnswer,
  SimulationAnswer,
  SimulationInput,
  TargetSet,
} from './simulation.ts';

/** Outcomes of teachers' earlier years under a set, by person and year. */
type History = ReadonlyMap<string, ReadonlyMap<number, SimulatedResult['outcome']>>;

const resultsOf = ({ parties }: SimulatedYear, { forAll, own = {} }: TargetSet): readonly SimulatedResult[] => {
  const meanOf = peerMeans(parties);
  return parties.flatMap((party): SimulatedResult[] => {
    const targets = own[party.id] ?? forAll[party.party] ?? [];
    if (targets.length === 0) return [];
    const { outcome, targets: found } = evaluateResults(targets, party.figures);
    const { id, name, campus, person } = party;
    return [
      {
        id,
        name,
        party: party.party,
        campus,
        person,
        outcome,
        targets: found,
        missesByChance: outcome === 'notEvaluated' ? null : missesByChance(party, targets, meanOf),
      },
    ];
  });
};

/** A person whose years that were simulated end as the set makes them end. */
const underSet = (person: PersonFacts, history: History): PersonFacts => {
  const simulated = history.get(person.id);
  if (simulated === undefined) return person;
  const recorded = new Set(person.years.map(({ year }) => year));
  const added = [...simulated].filter(([year]) => !recorded.has(year));
  return {
    ...person,
    years: [
      ...person.years.map((row): TeacherYear => ({ ...row, outcome: simulated.get(row.year) ?? row.outcome })),
      ...added.map(([year, outcome]): TeacherYear => ({ year, outcome, county: [], training: null })),
    ],
  };
};

/** The chances of one person: of several agreements the one most easily missed. */
const byPerson = (results: readonly SimulatedResult[]): ReadonlyMap<string, number | null> =>
  new Map(
    [...groupsBy(results, ({ person }) => person)].map(([person, own]) => {
      const chances = own.map((each) => each.missesByChance);
      return [person, sumKnown(chances) === null ? null : Math.max(...chances.map(Number))];
    }),
  );

/**
 * Whether somebody on the ladder takes the next rung by chance alone: misses, and does not pass the standard score of the
 * year before though the new one is drawn as any teacher's of the county is.
 */
const climbsByChance = (
  person: PersonFacts | undefined,
  year: number,
  misses: number | null,
  settings: RuleSettings,
): number | null => {
  const { atStake } = ladderOf(person?.years ?? [], year, settings);
  if (atStake === null) return 0;
  if (misses === null || atStake.improvementBy !== 'standardScore' || atStake.standardScore === null) return null;
  return Math.min(misses, upperTail(-Number(atStake.standardScore)));
};

const touchedByChance = (
  rule: SanctionRule,
  results: readonly SimulatedResult[],
  persons: ReadonlyMap<string, PersonFacts>,
  year: number,
  settings: RuleSettings,
): number | null => {
  const evaluated = results.filter(({ outcome }) => outcome !== 'notEvaluated');
  const teachers = byPerson(evaluated.filter(({ party }) => party === 'teacher'));
  switch (rule) {
    case 'A':
      return expectedLast(
        evaluated.filter(({ party }) => party === 'campusHead').map((each) => each.missesByChance),
        settings.lastCampuses,
      );
    case 'B':
      return sumKnown(
        [...byPerson(evaluated)].flatMap(([id, chance]) => {
          const { partyMember = false, administrative = false } = persons.get(id) ?? {};
          return partyMember && administrative ? [chance] : [];
        }),
      );
    case 'C':
      return sumKnown([...teachers.values()]);
    case 'D':
      return sumKnown([...teachers].map(([id, chance]) => climbsByChance(persons.get(id), year, chance, settings)));
  }
};

const countOf = (results: readonly SimulatedResult[], wanted: SimulatedResult['outcome']): number =>
  results.filter(({ outcome }) => outcome === wanted).length;

const simulateYear = (
  simulated: SimulatedYear,
  results: readonly SimulatedResult[],
  history: History,
  settings: RuleSettings,
): SimulatedYearAnswer => {
  const { year, campuses } = simulated;
  const persons = simulated.persons.map((person) => underSet(person, history));
  const agreements = results.map(
    ({ id, party, campus, person, outcome }): AgreementFacts => ({
      id,
      party,
      campus,
      person,
      outcome,
      evaluatedOn: `${year + 1}-07-31`,
    }),
  );
  const answer = askRules({ settings, year, campuses, persons, agreements });
  const known = new Map(persons.map((person) => [person.id, person]));
  return {
    year,
    results,
    met: countOf(results, 'met'),
    missed: countOf(results, 'missed'),
    notEvaluated: countOf(results, 'notEvaluated'),
    missedByChance: sumKnown(
      results.filter(({ outcome }) => outcome !== 'notEvaluated').map((each) => each.missesByChance),
    ),
    rules: settings.rules.map(
      (rule): SimulatedRule => ({
        rule,
        touched: answer.proposals
          .filter((proposal) => proposal.rule === rule)
          .map(({ person, campus, agreement, measure, tied, held }) => ({
            person,
            campus,
            agreement,
            measure,
            tied,
            held,
          })),
        touchedByChance: touchedByChance(rule, results, known, year, settings),
      }),
    ),
    notes: answer.notes.filter(({ code }) => code !== 'off'),
  };
};

const worst = (rows: readonly Pick<SimulatedResult, 'outcome'>[]): SimulatedResult['outcome'] =>
  outcomeOfAll(rows.map(({ outcome }) => outcome)) ?? 'notEvaluated';

const historyOf = (years: readonly (readonly [number, readonly SimulatedResult[]])[]): History =>
  new Map(
    [
      ...groupsBy(
        years.flatMap(([year, results]) =>
          results.filter(({ party }) => party === 'teacher').map(({ person, outcome }) => ({ person, year, outcome })),
        ),
        ({ person }) => person,
      ),
    ].map(([person, rows]) => [
      person,
      new Map([...groupsBy(rows, ({ year }) => year)].map(([year, own]) => [year, worst(own)])),
    ]),
  );

const total = (years: readonly SimulatedYearAnswer[], key: 'met' | 'missed' | 'notEvaluated'): number =>
  years.reduce((sum, year) => sum + year[key], 0);

const simulateSet = (set: TargetSet, years: readonly SimulatedYear[], settings: RuleSettings): SimulatedSet => {
  const results = years.map((year) => [year.year, resultsOf(year, set)] as const);
  const history = historyOf(results);
  const answers = years.map((year, at) => simulateYear(year, results[at]?.[1] ?? [], history, settings));
  return {
    name: set.name,
    years: answers,
    met: total(answers, 'met'),
    missed: total(answers, 'missed'),
    notEvaluated: total(answers, 'notEvaluated'),
    missedByChance: sumKnown(answers.map(({ missedByChance }) => missedByChance)),
    rules: settings.rules.map((rule) => {
      const own = answers.flatMap(({ rules }) => rules.filter((each) => each.rule === rule));
      return {
        rule,
        touched: own.reduce((sum, { touched }) => sum + touched.length, 0),
        touchedByChance: sumKnown(own.map((each) => each.touchedByChance)),
      };
    }),
  };
};

/**
 * Tries sets of proposed targets on earlier years: who would have met them, whom each rule would have touched, and how
 * many it touches by chance alone.
 *
 * Chance alone is a town in which nothing tells anybody apart: everybody's true level is the mean of their peers, and
 * figures differ from it only by chance (see `missesByChance`). A: how many of the last k there are on average, each
 * missing with that probability. With the reading "all" that is the most there can be. B, C: the sum of the
 * probabilities. D: those whom their years have brought onto the ladder, each with the probability to miss and not to
 * improve, the new standard score drawn as any teacher's. An average that is near the number found says that the targets
 * sort people by luck.
 *
 * Years that are simulated count for rule D's ladder as the set makes them end.
 * @throws RangeError when a figure or a target is not a decimal
 */
export const simulateTargets = ({ settings = {}, years, sets }: SimulationInput): SimulationAnswer => {
  const complete: RuleSettings = { ...usualRuleSettings, rules: ['A', 'B', 'C', 'D'], ...settings };
  const sorted = years.toSorted((a, b) => a.year - b.year);
  return { sets: sets.map((set) => simulateSet(set, sorted, complete)) };
};
