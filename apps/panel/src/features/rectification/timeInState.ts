import { partsOf } from '../../shared/days.ts';

/** How long something stayed: in working days, or in minutes when it began and ended on one day. */
export type Stay = { workingDays: number } | { minutes: number };

/**
 * Time between two instants. A working day counts when it begins after the first day and not after the last.
 * @param working the working days of the town's calendar, YYYY-MM-DD
 */
export const stayBetween = (from: string, to: string, working: ReadonlySet<string>): Stay => {
  const first = partsOf(from).day;
  const last = partsOf(to).day;
  if (first === last) return { minutes: Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 60_000)) };
  return { workingDays: [...working].filter((day) => day > first && day <= last).length };
};
