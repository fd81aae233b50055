import type { PanelLocale } from '../../data/preferences.ts';
import type { Translate } from '../../i18n/useT.ts';
import { partsOf, weekdayText } from '../../shared/days.ts';

const numbersOf = (day: string) => {
  const [year = '', month = '', date = ''] = day.split('-');
  return { year, month: String(Number(month)), day: String(Number(date)) };
};

/** A day in full, as a paper is dated: 2026年11月24日. */
export const fullDay = (day: string, t: Translate): string => t('papers.day', numbersOf(day));

/** A day without its year: 11月25日. */
export const dayOfYear = (day: string, t: Translate): string => t('papers.dayOfYear', numbersOf(day));

/** A deadline on two lines: 11月25日, 周三. */
export const deadlineLines = (day: string, t: Translate, locale: PanelLocale): readonly string[] => [
  dayOfYear(day, t),
  weekdayText(day, locale),
];

/** An instant on a paper: 2026-11-24 10:50 with the weekday. */
export const paperInstant = (instant: string, locale: PanelLocale): string => {
  const { day, time } = partsOf(instant);
  return `${day} ${weekdayText(day, locale)} ${time}`;
};
