import type { PanelLocale } from '../data/preferences.ts';
import { textOf } from '../i18n/texts.ts';

const millisecondsPerDay = 86_400_000;
const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The day `count` days after `day`; days are YYYY-MM-DD. */
export const addDays = (day: string, count: number): string =>
  new Date(utc(day) + count * millisecondsPerDay).toISOString().slice(0, 10);

/** Day of the week, Monday 1 to Sunday 7. */
export const weekdayOf = (day: string): number => new Date(utc(day)).getUTCDay() || 7;

/** The weekday in words: 周二, Tue. */
export const weekdayText = (day: string, locale: PanelLocale): string =>
  textOf('frame.weekdays', locale).split(',')[weekdayOf(day) % 7] ?? '';

/** A day in full: 2026-11-24 周二. */
export const longDay = (day: string, locale: PanelLocale): string => `${day} ${weekdayText(day, locale)}`;

/** A day without its year: 11-24 周二. */
export const shortDay = (day: string, locale: PanelLocale): string => `${day.slice(5)} ${weekdayText(day, locale)}`;

const pad = (value: number): string => String(value).padStart(2, '0');

/** Day and time of an instant as the clock at the town showed it, if the instant names its offset. */
export const partsOf = (instant: string): { day: string; time: string } => {
  const written = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[^Z]*[+-]\d\d:?\d\d$/.exec(instant);
  if (written?.[1] && written[2] && !/[+-]00:?00$/.test(instant)) return { day: written[1], time: written[2] };
  const at = new Date(instant);
  return {
    day: `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`,
    time: `${pad(at.getHours())}:${pad(at.getMinutes())}`,
  };
};

/** An instant for a reader: 11-23 周一 16:12. */
export const instantText = (instant: string, locale: PanelLocale): string => {
  const { day, time } = partsOf(instant);
  return `${shortDay(day, locale)} ${time}`;
};
