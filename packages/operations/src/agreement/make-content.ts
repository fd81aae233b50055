import { indicators, isIndicator, type Party } from '@plumbline/rules';
import { say } from '@plumbline/terms';
import type { Clause, Target } from '@plumbline/workflows';
import type { PlanYearFacts, TownFacts } from '../town/facts.ts';
import { comparedCampuses } from './compared.ts';
import { compositeOf, consequencesIn, thresholdsIn } from './consequences.ts';
import type { AgreementContent, Signer } from './content.ts';
import type { Reader } from './figures.ts';
import { type Concerned, readLastYears } from './last-years.ts';

/** What a version is made from, beside what the town itself tells. */
export interface Terms extends Concerned {
  readonly title: string;
  readonly planYearId: number;
  readonly party: Party;
  readonly partyA: Signer;
  readonly partyB: Signer;
  readonly targets: readonly Target[];
  readonly clauses: readonly Clause[];
}

/** The plan year of a record. */
export const yearOf = (town: TownFacts, planYearId: number): PlanYearFacts => {
  const year = town.planYears.find(({ id }) => id === planYearId);
  if (year === undefined) throw new Error(`Town ${town.code} has no plan year ${planYearId}.`);
  return year;
};

/** Makes the content of a version from its terms and from what holds in the plan year now. */
export const makeContent = async (reader: Reader, town: TownFacts, terms: Terms): Promise<AgreementContent> => {
  const { title, planYearId, party, partyA, partyB, unitId, subject, targets, clauses } = terms;
  const year = yearOf(town, planYearId);
  const lastYears = await readLastYears(reader, town, planYearId, terms);
  return {
    title,
    planYear: year.title,
    endsOn: year.endsOn,
    party,
    partyA,
    partyB,
    subject,
    targets: targets.flatMap((target) =>
      isIndicator(target.indicator)
        ? [
            {
              ...target,
              indicator: target.indicator,
              title: say(indicators[target.indicator].title, 'zh'),
              unit: say(indicators[target.indicator].unit, 'zh'),
              lastYears: lastYears(target.indicator),
            },
          ]
        : [],
    ),
    composite: compositeOf(year),
    thresholds: thresholdsIn(year),
    compared: await comparedCampuses(reader, town, planYearId, party === 'campusHead' ? unitId : null),
    consequences: consequencesIn(year),
    clauses,
  };
};
