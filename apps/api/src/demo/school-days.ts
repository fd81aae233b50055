import { addDays, addWorkingDays, daysBetween, isWorkingDay, localDay } from '@plumbline/rules';
import { type DemoCalendar, demoCalendar } from './calendar.ts';
import type { Deadline, When } from './findings.ts';
import { inspections } from './inspections.ts';
import { town } from './town.ts';

/** The school days around the day on which the demo town is loaded; every time of the storylines is reckoned from it. */
export interface SchoolDays {
  readonly calendar: DemoCalendar;
  /** The day that counts as today: the present day, or the next school day on a weekend or in a vacation. */
  readonly today: string;
  /** The school day `days` school days after a day; before it when negative. */
  after(day: string, days: number): string;
  /**
   * The school day `ago` school days before today. Where the first day of the story would not lie behind `since`, the story
   * takes as much of the time since then as there is, vacation or not, so that its order stays.
   * @param most how many school days before today the story begins
   */
  lately(ago: number, story: { readonly most: number; readonly since: string }): string;
  /**
   * The day of a finding.
   * @param length school days that its storyline takes; it is moved back so far that all of it lies before today
   */
  dayOf(when: When, length: number): string;
  /** The day of a deadline that is set on a day. */
  deadline(deadline: Deadline, setOn: string): string;
}

const workingDaysOf = ({ planYears: [last], exceptions }: DemoCalendar): string[] => {
  const days: string[] = [];
  const [first, second] = last.terms;
  const end = second?.endsOn ?? last.endsOn;
  for (let day = first?.startsOn ?? last.startsOn; day <= end; day = addDays(day, 1))
    if (isWorkingDay(day, exceptions)) days.push(day);
  return days;
};

/**
 * Lays the demo town's school days around an instant.
 * @param now when the demo town is loaded
 */
export const schoolDays = (now: Date): SchoolDays => {
  const present = localDay(now, town.zone);
  const calendar = demoCalendar(present);
  const { exceptions } = calendar;
  const today = addWorkingDays(present, 0, exceptions);
  const lastYear = workingDaysOf(calendar);
  const after = (day: string, days: number) => addWorkingDays(day, days, exceptions);

  const place = (when: When): string => {
    if ('ago' in when) return after(today, -Math.max(1, when.ago));
    if ('lastYear' in when) return lastYear[Math.round(when.lastYear * (lastYear.length - 1))] ?? today;
    const inspection = inspections.find(({ key }) => key === when.inspection);
    return inspection === undefined ? today : place(inspection.when);
  };

  return {
    calendar,
    today,
    after,
    lately(ago, { most, since }) {
      if (after(today, -most) > since) return after(today, -ago);
      const room = Math.max(0, daysBetween(since, present) - 1);
      return addDays(since, Math.min(room, 1 + Math.floor((room * (most - ago)) / most)));
    },
    dayOf(when, length) {
      const day = place(when);
      return after(day, length) < today ? day : after(today, -length - 1);
    },
    deadline: (deadline, setOn) => ('within' in deadline ? after(setOn, deadline.within) : after(today, deadline.due)),
  };
};

/** The instant of a local day and time of the town, whose zone has no summer time. */
export const instantOf = (day: string, time: string): Date => new Date(`${day}T${time}+08:00`);
