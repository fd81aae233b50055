import { addDays, weekdayOf } from '../../../shared/days.ts';

/** The month that a day lies in: `2026-11`. */
export const monthOf = (day: string): string => day.slice(0, 7);

/** Whether a text is a month that exists. */
export const isMonth = (text: string | null): text is string => text !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

/** The month `count` months later. */
export const addMonths = (month: string, count: number): string => {
  const [year = 0, of = 1] = month.split('-').map(Number);
  const all = year * 12 + of - 1 + count;
  return `${String(Math.floor(all / 12)).padStart(4, '0')}-${String((all % 12) + 1).padStart(2, '0')}`;
};

/** First and last day of a month. */
export const daysOf = (month: string): { first: string; last: string } => ({
  first: `${month}-01`,
  last: addDays(`${addMonths(month, 1)}-01`, -1),
});

/** The weeks that a month touches, each from Monday to Sunday. */
export const weeksOf = (month: string): string[][] => {
  const { first, last } = daysOf(month);
  const weeks: string[][] = [];
  for (let monday = addDays(first, 1 - weekdayOf(first)); monday <= last; monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)));
  return weeks;
};

/** School week of a day in a term, counted from 1; nothing outside it. */
export const schoolWeekOf = (day: string, term: { startsOn: string; endsOn: string } | null): number | null => {
  if (!term) return null;
  const firstMonday = addDays(term.startsOn, 1 - weekdayOf(term.startsOn));
  if (day < firstMonday || day > term.endsOn) return null;
  return Math.floor((Date.parse(day) - Date.parse(firstMonday)) / (7 * 86_400_000)) + 1;
};
