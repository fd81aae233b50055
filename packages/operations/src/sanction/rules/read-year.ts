import { type RuleNote, type RuleSettings, type RulesInput, type SanctionRule, settingValue } from '@plumbline/rules';
import type { Reader } from '../../agreement/figures.ts';
import { yearOf } from '../../agreement/make-content.ts';
import type { PlanYearFacts, TownFacts } from '../../town/facts.ts';
import { type JudgedAgreement, readJudged } from './read-agreements.ts';
import { readCampuses } from './read-campuses.ts';
import { calendarYearOf, readPersons } from './read-persons.ts';

/** All rules in their order. */
export const allRules: readonly SanctionRule[] = ['A', 'B', 'C', 'D'];

/** Rules that a plan year has switched on. */
export const rulesOn = ({ settings }: PlanYearFacts): readonly SanctionRule[] =>
  allRules.filter((rule) => settingValue(settings, `sanction.rule${rule}`) === 1);

/** Numbers of a plan year that the rules read. */
export const ruleSettingsOf = ({ settings }: PlanYearFacts, rules: readonly SanctionRule[]): RuleSettings => ({
  rules,
  lastCampuses: settingValue(settings, 'sanction.lastCampuses'),
  lastOf: settingValue(settings, 'agreement.lastOfAll') === 1 ? 'all' : 'missed',
  lastTeachers: settingValue(settings, 'sanction.lastTeachers'),
  improvementBy: settingValue(settings, 'sanction.improvementBy') === 1 ? 'lineRate' : 'standardScore',
  holdPercent: settingValue(settings, 'sanction.holdPercent'),
  smallGroup: settingValue(settings, 'exam.smallGroup'),
});

/** A plan year as the rules look at it, with the rows that it was read from. */
export interface YearForRules {
  readonly input: RulesInput;
  readonly agreements: readonly JudgedAgreement[];
  /** Agreements with campus heads that rule A still waits for. */
  readonly waiting: readonly RuleNote[];
}

/**
 * Reads a plan year into what rules A to D look at. Rule A compares campuses, so it waits until every binding agreement
 * with a campus head was evaluated.
 * @param rules which rules are to be asked
 */
export const readYearForRules = async (
  reader: Reader,
  town: TownFacts,
  planYearId: number,
  rules: readonly SanctionRule[],
): Promise<YearForRules> => {
  const year = yearOf(town, planYearId);
  const agreements = await readJudged(reader, town, { planYearIds: [planYearId] });
  const waiting = rules.includes('A')
    ? agreements
        .filter(({ party, binding, evaluation }) => party === 'campusHead' && binding && evaluation === null)
        .map(({ id }): RuleNote => ({ rule: 'A', code: 'notEvaluated', about: String(id) }))
    : [];
  const asked = waiting.length > 0 ? rules.filter((rule) => rule !== 'A') : rules;
  const [{ campuses, dataVersion }, persons] = await Promise.all([
    readCampuses(reader, town, planYearId, agreements),
    readPersons(reader, town, planYearId, agreements),
  ]);
  return {
    input: {
      settings: ruleSettingsOf(year, asked),
      year: calendarYearOf(year),
      campuses,
      persons,
      agreements: agreements.flatMap(({ id, party, campusId, personId, evaluation }) =>
        evaluation === null
          ? []
          : [
              {
                id: String(id),
                party,
                campus: campusId === null ? null : String(campusId),
                person: String(personId),
                outcome: evaluation.outcome,
                evaluatedOn: evaluation.on,
              },
            ],
      ),
      ...(dataVersion !== null && { dataVersion }),
    },
    agreements,
    waiting,
  };
};
