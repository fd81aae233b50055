import type { PanelLocale } from '../data/preferences.ts';
import { textOf } from '../i18n/texts.ts';
import { addDays, partsOf, weekdayOf } from './calendarDay.ts';

export { addDays, partsOf, weekdayOf };

/** The weekday in words: 周二, Tue. */
export const weekdayText = (day: string, locale: PanelLocale): string =>
  textOf('frame.weekdays', locale).split(',')[weekdayOf(day) % 7] ?? '';

/** A day in full: 2026-11-24 周二. */
export const longDay = (day: string, locale: PanelLocale): string => `${day} ${weekdayText(day, locale)}`;

/** A day without its year: 11-24 周二. */
export const shortDay = (day: string, locale: PanelLocale): string => `${day.slice(5)} ${weekdayText(day, locale)}`;

/** An instant for a reader: 11-23 周一 16:12. */
export const instantText = (instant: string, locale: PanelLocale): string => {
  const { day, time } = partsOf(instant);
  return `${shortDay(day, locale)} ${time}`;
};
