/** What a day of the calendar is when it is not an ordinary weekday or weekend. */
export type DayKind = 'holiday' | 'makeUp' | 'vacation';

/** Days of a town that differ from the plain week, by `YYYY-MM-DD`. */
export type Exceptions = ReadonlyMap<string, DayKind>;

const dayInMs = 86_400_000;
const toTime = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const toDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The day `days` calendar days after `day` (before, when negative). */
export const addDays = (day: string, days: number): string => toDay(toTime(day) + days * dayInMs);

/** Number of calendar days from one day to another. */
export const daysBetween = (from: string, to: string): number => Math.round((toTime(to) - toTime(from)) / dayInMs);

/** Day of the week, 1 = Monday to 7 = Sunday. */
export const weekday = (day: string): number => ((new Date(toTime(day)).getUTCDay() + 6) % 7) + 1;

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => addDays(day, 1 - weekday(day));

/** Tells whether people work on a day: a weekday that is no holiday and no vacation, or a make-up day 补班. */
export const isWorkingDay = (day: string, exceptions: Exceptions): boolean => {
  const kind = exceptions.get(day);
  if (kind !== undefined) return kind === 'makeUp';
  return weekday(day) <= 5;
};

/**
 * The day that lies `days` working days after `day`; with 0 the day itself or the next working day.
 * Vacations do not count: a deadline stands still in them (I6).
 * @param days whole number; negative counts back
 * @throws RangeError when no such day lies within two years: the calendar is not fit
 */
export const addWorkingDays = (day: string, days: number, exceptions: Exceptions): string => {
  const direction = days < 0 ? -1 : 1;
  let left = Math.abs(days);
  let at = day;
  for (let tried = 0; tried < 731; tried += 1) {
    if (left === 0 && isWorkingDay(at, exceptions)) return at;
    at = addDays(at, direction);
    if (left > 0 && isWorkingDay(at, exceptions)) left -= 1;
  }
  throw new RangeError(`no working day found ${days} working days from ${day}`);
};

/** Working days left from `today` until `due`: 0 on the day, negative when it has passed (I6: overdue when that day has ended). */
export const workingDaysLeft = (today: string, due: string, exceptions: Exceptions): number => {
  const late = due < today;
  const [from, to] = late ? [due, today] : [today, due];
  let count = 0;
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkingDay(at, exceptions)) count += 1;
  return late ? Math.min(-count, -1) : count;
};

/** School week of a day in a term that begins in the week of `startsOn`, 1 for the first; `null` outside. */
export const schoolWeek = (day: string, startsOn: string, endsOn: string): number | null =>
  day < mondayOf(startsOn) || day > endsOn ? null : Math.floor(daysBetween(mondayOf(startsOn), day) / 7) + 1;

/** Number of school weeks of a term. */
export const weeksOf = (startsOn: string, endsOn: string): number =>
  Math.floor(daysBetween(mondayOf(startsOn), endsOn) / 7) + 1;

/**
 * The local day of an instant.
 * @param zone IANA time zone of the town
 */
export const localDay = (at: Date, zone: string): string => {
  const minute = Math.floor(at.getTime() / 60_000);
  const last = lastDays.get(zone);
  if (last?.minute === minute) return last.day;
  const parts = formatterOf(zone).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  lastDays.set(zone, { minute, day });
  return day;
};

/** Days begin with a minute everywhere; every request asks for the present one. */
const lastDays = new Map<string, { readonly minute: number; readonly day: string }>();

const formatters = new Map<string, Intl.DateTimeFormat>();
const formatterOf = (zone: string): Intl.DateTimeFormat => {
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(zone, formatter);
  }
  return formatter;
};
