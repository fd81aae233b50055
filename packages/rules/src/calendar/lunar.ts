import { addDays } from './calendar.ts';

const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });

/**
 * The day on which a day of the Chinese calendar falls, leap months left out.
 * @param year the calendar year in which the day falls
 * @param month 1 to 11
 * @param day 1 to 30
 * @throws RangeError when the year has no such day
 */
export const lunarDay = (year: number, month: number, day: number): string => {
  for (let at = `${year}-01-15`; at < `${year}-12-31`; at = addDays(at, 1)) {
    const parts = chinese.formatToParts(new Date(`${at}T00:00:00Z`));
    const part = (type: string) => parts.find((each) => each.type === type)?.value;
    if (part('month') === String(month) && part('day') === String(day)) return at;
  }
  throw new RangeError(`the year ${year} has no day ${day} of month ${month} in the Chinese calendar`);
};
