import { addDays, addWorkingDays, type Exceptions } from '@plumbline/rules';
import type { Workflow } from '@plumbline/workflows';

/** One rung of a deadline: so many working days from the due day, which reminder. */
export interface DueRung {
  readonly rung: number;
  readonly reminder: string;
}

/** Due days of records in one state for which a rung is the last one that has come due. */
export interface DueWindow extends DueRung {
  readonly workflow: Workflow;
  readonly state: string;
  readonly deadline: string;
  /** The window's due days lie after this day ... */
  readonly after: string;
  /** ... up to and with this one. */
  readonly latest: string;
  /** Rungs that came due before: passed over where they were not sent. */
  readonly earlier: readonly DueRung[];
}

/**
 * How far back due days are looked at, in calendar days: more than a plan year. Whoever left a record alone for longer
 * has had its last reminder, or the computer was off for a year.
 */
export const horizonInDays = 400;

/**
 * The latest due day for which a rung has come due: the inverse of `addWorkingDays`.
 * @param today a working day
 * @param rung working days from the due day, negative before it
 */
export const latestDueDay = (today: string, rung: number, exceptions: Exceptions): string =>
  rung > 0 ? addDays(addWorkingDays(today, 1 - rung, exceptions), -1) : addWorkingDays(today, -rung, exceptions);

const windowsOfState = (
  workflow: Workflow,
  state: string,
  deadline: string,
  today: string,
  exceptions: Exceptions,
): readonly DueWindow[] => {
  const horizon = addDays(today, -horizonInDays);
  const rungs = [...(workflow.deadlines[deadline]?.rungs ?? [])]
    .map(([rung, reminder]): DueRung => ({ rung, reminder }))
    .sort((a, b) => a.rung - b.rung);
  const latest = rungs.map(({ rung }) => latestDueDay(today, rung, exceptions));
  return rungs.flatMap((last, place) => {
    const next = latest[place + 1];
    const after = next === undefined || next < horizon ? horizon : next;
    const to = latest[place] ?? after;
    if (to <= after) return [];
    return [{ ...last, workflow, state, deadline, after, latest: to, earlier: rungs.slice(0, place) }];
  });
};

/**
 * Every window of a workflow on a working day: no two of one state overlap, so a record lies in one at most, and one
 * look at its last rung tells whether anything is due.
 */
export const windowsOn = (workflow: Workflow, today: string, exceptions: Exceptions): readonly DueWindow[] =>
  Object.entries(workflow.states).flatMap(([state, { deadline }]) =>
    deadline === undefined ? [] : windowsOfState(workflow, state, deadline, today, exceptions),
  );
