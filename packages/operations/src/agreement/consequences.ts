import {
  type CompositeParts,
  compositePartsOf,
  type SettingKey,
  settingValue,
  type Thresholds,
  thresholdsOf,
} from '@plumbline/rules';
import type { PlanYearFacts } from '../town/facts.ts';
import type { Consequences } from './content.ts';

const settingIn =
  ({ settings }: PlanYearFacts) =>
  (key: SettingKey): number =>
    settingValue(settings, key);

/** How a plan year weighs the composite. */
export const compositeOf = (year: PlanYearFacts): CompositeParts => compositePartsOf(settingIn(year));

/** The thresholds of a plan year. */
export const thresholdsIn = (year: PlanYearFacts): Thresholds => thresholdsOf(settingIn(year));

/** What follows in a plan year when an agreement is missed. */
export const consequencesIn = (year: PlanYearFacts): Consequences => {
  const setting = settingIn(year);
  return {
    lastCampuses: setting('sanction.lastCampuses'),
    lastOf: setting('agreement.lastOfAll') === 1 ? 'all' : 'missed',
    defenceDays: setting('sanction.defenceDays'),
    reviewDays: setting('sanction.reviewDays'),
  };
};
