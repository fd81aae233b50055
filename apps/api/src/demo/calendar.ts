import { addDays, type DayKind, type Exceptions } from '@plumbline/rules';
import { holidaysOf } from './calendar/holidays.ts';
import { type Notes, notesOf } from './calendar/notes.ts';
import { autumnTerm, springTerm, type TermPlan } from './calendar/terms.ts';

/** A plan year of the demo town. */
interface PlanYear {
  /** The calendar year in which it begins. */
  readonly year: number;
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly terms: readonly (TermPlan & { readonly notes: Notes })[];
}

/** A day that differs from the plain week. */
interface SpecialDay {
  readonly day: string;
  readonly kind: DayKind;
  readonly title: string;
  readonly provisional: boolean;
}

/** The demo town's calendar: last plan year and this one. */
export interface DemoCalendar {
  readonly planYears: readonly [last: PlanYear, present: PlanYear];
  readonly days: readonly SpecialDay[];
  readonly exceptions: Exceptions;
}

/** The plan year of a day: it begins on August 1. */
export const planYearOf = (day: string): number => Number(day.slice(0, 4)) - (day.slice(5) < '08-01' ? 1 : 0);

const planYear = (year: number): PlanYear => ({
  year,
  title: `${year}—${year + 1}学年`,
  startsOn: `${year}-08-01`,
  endsOn: `${year + 1}-07-31`,
  terms: [autumnTerm(year), springTerm(year)].map((term) => ({ ...term, notes: notesOf(term) })),
});

const vacation = (title: string, from: string, to: string): SpecialDay[] => {
  const days: SpecialDay[] = [];
  for (let day = from; day <= to; day = addDays(day, 1))
    days.push({ day, kind: 'vacation', title, provisional: false });
  return days;
};

/** Vacations of a plan year; staff are back on September 1, in the days of preparation before week 1. */
const vacationsOf = ({ year, startsOn, endsOn, terms: [autumn, spring] }: PlanYear): SpecialDay[] =>
  autumn === undefined || spring === undefined
    ? []
    : [
        ...vacation('暑假', startsOn, `${year}-08-31`),
        ...vacation('寒假', addDays(autumn.endsOn, 1), addDays(spring.startsOn, -1)),
        ...vacation('暑假', addDays(spring.endsOn, 1), endsOn),
      ];

/**
 * The calendar around a day: the plan year that holds it and the one before, by the same rules in any year.
 * Special days go on for one more plan year, so that deadlines may be reckoned beyond the summer.
 * @param today local day of the town
 */
export const demoCalendar = (today: string): DemoCalendar => {
  const year = planYearOf(today);
  const planYears = [planYear(year - 1), planYear(year)] as const;
  const reckoned = [...planYears, planYear(year + 1)];
  const days = new Map<string, SpecialDay>();
  for (const calendarYear of [year - 1, year, year + 1, year + 2])
    for (const holiday of holidaysOf(calendarYear)) days.set(holiday.day, holiday);
  for (const day of reckoned.flatMap(vacationsOf)) if (days.get(day.day)?.kind !== 'holiday') days.set(day.day, day);
  const reckonedDays = [...days.values()]
    .filter(({ day }) => day >= planYears[0].startsOn && day <= `${year + 2}-07-31`)
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  return { planYears, days: reckonedDays, exceptions: new Map(reckonedDays.map(({ day, kind }) => [day, kind])) };
};
