import { addDays, type SanctionMeasure, type SettingKey, settingValue } from '@plumbline/rules';
import { planYearOf, type TownFacts } from '../town/facts.ts';

/** From when to when a consequence has effect. */
export interface EffectDays {
  readonly startsOn: string;
  readonly endsOn: string;
}

const daysOf: Readonly<Partial<Record<SanctionMeasure, SettingKey>>> = {
  statement: 'sanction.statementDays',
  talk: 'sanction.talkDays',
};

const oneYearOn = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;

/** First and last day of the plan year after one; where the town has not entered it yet, a year later to the day. */
const yearAfter = (town: TownFacts, yearId: number): EffectDays => {
  const place = town.planYears.findIndex(({ id }) => id === yearId);
  const [year, next] = [town.planYears[place], town.planYears[place + 1]];
  if (next !== undefined) return { startsOn: next.startsOn, endsOn: next.endsOn };
  if (year === undefined) throw new Error(`Town ${town.code} has no plan year ${yearId}.`);
  const startsOn = addDays(year.endsOn, 1);
  return { startsOn, endsOn: addDays(oneYearOn(startsOn), -1) };
};

/**
 * From when to when a consequence has effect, if it is delivered on a day: a statement or a talk for the plan year's number
 * of days, a training or a rotation to the end of the plan year, an ineligibility for the plan year after the missed one.
 * @returns `null` where the plan year for which it would hold is over
 */
export const intendedDays = (
  town: TownFacts,
  {
    measure,
    missedYearId,
    deliveredOn,
  }: {
    readonly measure: SanctionMeasure;
    readonly missedYearId: number;
    readonly deliveredOn: string;
  },
): EffectDays | null => {
  if (measure === 'ineligibility') {
    const { startsOn, endsOn } = yearAfter(town, missedYearId);
    if (deliveredOn > endsOn) return null;
    return { startsOn: deliveredOn > startsOn ? deliveredOn : startsOn, endsOn };
  }
  const year = planYearOf(town, deliveredOn);
  const setting = daysOf[measure];
  if (setting !== undefined)
    return { startsOn: deliveredOn, endsOn: addDays(deliveredOn, settingValue(year.settings, setting)) };
  return deliveredOn > year.endsOn ? null : { startsOn: deliveredOn, endsOn: year.endsOn };
};
