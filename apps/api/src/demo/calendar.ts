import {
  type Exceptions,
  type ProposedYear,
  planYearOfDay,
  proposedYear,
  type SpecialDay,
  specialDaysOf,
  type TermPlan,
} from '@plumbline/rules';
import { type Notes, notesOf } from './calendar/notes.ts';

/** A plan year of the demo town. */
type PlanYear = Omit<ProposedYear, 'terms'> & { readonly terms: readonly (TermPlan & { readonly notes: Notes })[] };

/** The demo town's calendar: last plan year and this one. */
export interface DemoCalendar {
  /** The plan year before the last, of which only results are told; its special days are not. */
  readonly earlier: PlanYear;
  readonly planYears: readonly [last: PlanYear, present: PlanYear];
  readonly days: readonly SpecialDay[];
  readonly exceptions: Exceptions;
}

/** The plan year of a day: it begins on August 1. */
export const planYearOf = planYearOfDay;

const planYear = (year: number): PlanYear => {
  const proposed = proposedYear(year);
  return { ...proposed, terms: proposed.terms.map((term) => ({ ...term, notes: notesOf(term) })) };
};

/**
 * The calendar around a day: the plan year that holds it and the one before, by the same rules in any year.
 * Special days go on for one more plan year, so that deadlines may be reckoned beyond the summer.
 * @param today local day of the town
 */
export const demoCalendar = (today: string): DemoCalendar => {
  const year = planYearOf(today);
  const planYears = [planYear(year - 1), planYear(year)] as const;
  const days = specialDaysOf([...planYears, planYear(year + 1)]);
  return {
    earlier: planYear(year - 2),
    planYears,
    days,
    exceptions: new Map(days.map(({ day, kind }) => [day, kind])),
  };
};
