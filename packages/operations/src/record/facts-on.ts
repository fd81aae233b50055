import { addDays, addWorkingDays, type SettingKey } from '@plumbline/rules';
import type { Context, Deadline, Workflow } from '@plumbline/workflows';
import { planYearOf, settingOn, type TownFacts } from '../town/facts.ts';
import { featureOf } from './feature.ts';

const dueDay = (town: TownFacts, today: string, deadline: Deadline<Context>): string | null => {
  if ('days' in deadline)
    return addWorkingDays(today, settingOn(town, today, deadline.days as SettingKey), town.exceptions);
  if (!('calendarDays' in deadline)) return null;
  const day = addDays(today, settingOn(town, today, deadline.calendarDays as SettingKey));
  return addWorkingDays(addDays(day, -1), 1, town.exceptions);
};

const dueDays = (workflow: Workflow, town: TownFacts, today: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(workflow.deadlines).flatMap(([name, deadline]) => {
      const day = dueDay(town, today, deadline);
      return day === null ? [] : [[name, day]];
    }),
  );

/** What a step knows beside its record and its input. */
export interface FactsOfDay {
  readonly facts: Context;
  /** The day that each fixed deadline falls on if it begins today. */
  readonly due: Readonly<Record<string, string>>;
}

/** By what is known of a town, as long as that is believed: every row of a list is judged with them. */
const factsOfDays = new WeakMap<TownFacts, Map<string, FactsOfDay>>();

/**
 * Facts that guards read and the days of fixed deadlines, as of a day.
 * @param planYearId the record's plan year
 */
export const factsOn = (workflow: Workflow, town: TownFacts, today: string, planYearId: number): FactsOfDay => {
  const known = factsOfDays.get(town) ?? new Map<string, FactsOfDay>();
  factsOfDays.set(town, known);
  const planYear = planYearOf(town, today);
  const withinPlanYear = planYear.id === planYearId && today <= planYear.endsOn;
  const key = `${workflow.name} ${today} ${withinPlanYear}`;
  const found = known.get(key) ?? {
    facts: workflow.facts.parse(
      featureOf(workflow).facts((name) => settingOn(town, today, name), { withinPlanYear, today }),
    ),
    due: dueDays(workflow, town, today),
  };
  known.set(key, found);
  return found;
};
