import type { Context, Deadline, Workflow } from '../define.ts';

const dayLength = 86_400_000;

/** The day so many days after another; all days are `YYYY-MM-DD`. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);

/** A week of vacation in the time of the walks, so that deadlines stand still there. */
const vacation = { from: '2027-02-01', to: '2027-02-07' } as const;

/** Whether people work on a day: not on a weekend, nor in the vacation. */
const isWorkingDay = (day: string): boolean => {
  const weekday = new Date(day).getUTCDay();
  return weekday !== 0 && weekday !== 6 && (day < vacation.from || day > vacation.to);
};

const workingDaysKnown = new Map<string, string>();

/** The working day so many working days after a day, or before it; with 0 the day itself or the next one. */
export const addWorkingDays = (day: string, count: number): string => {
  const key = `${day} ${count}`;
  const known = workingDaysKnown.get(key);
  if (known !== undefined) return known;
  const direction = count < 0 ? -1 : 1;
  let at = day;
  while (!isWorkingDay(at)) at = addDays(at, 1);
  for (let left = Math.abs(count); left > 0; left -= 1) {
    do at = addDays(at, direction);
    while (!isWorkingDay(at));
  }
  workingDaysKnown.set(key, at);
  return at;
};

/** How long a fixed deadline of a walk lasts: its own number of days, so that two are never taken for each other. */
const lengthOf = (workflow: Workflow, name: string): number => 2 + Object.keys(workflow.deadlines).indexOf(name);

const dueDay = (workflow: Workflow, today: string, name: string, deadline: Deadline<Context>): string | null => {
  if ('days' in deadline) return addWorkingDays(today, lengthOf(workflow, name));
  return 'calendarDays' in deadline ? addWorkingDays(addDays(today, lengthOf(workflow, name)), 0) : null;
};

const daysKnown = new Map<string, Readonly<Record<string, string>>>();

/** The day on which each fixed deadline of a workflow falls if it begins on a day, as operations reckon it. */
export const dueOnDay = (workflow: Workflow, today: string): Readonly<Record<string, string>> => {
  const key = `${workflow.name} ${today}`;
  const found =
    daysKnown.get(key) ??
    Object.fromEntries(
      Object.entries(workflow.deadlines).flatMap(([name, deadline]) => {
        const day = dueDay(workflow, today, name, deadline);
        return day === null ? [] : [[name, day]];
      }),
    );
  daysKnown.set(key, found);
  return found;
};

/** A rung of a deadline: what is sent, and on which day. */
export interface DueRung {
  readonly reminder: string;
  readonly on: string;
}

/** What the clock has to send in a state, from nothing but the state and the day by which it should be left. */
export const rungsOf = (workflow: Workflow, state: string, dueOn: string | null): readonly DueRung[] => {
  const name = workflow.states[state]?.deadline;
  const rungs = name === undefined ? [] : (workflow.deadlines[name]?.rungs ?? []);
  return dueOn === null ? [] : rungs.map(([days, reminder]) => ({ reminder, on: addWorkingDays(dueOn, days) }));
};
