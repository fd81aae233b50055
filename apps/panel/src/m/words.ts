import { createContext, useContext } from 'react';
import type { PanelLocale } from '../data/preferences.ts';
import { fillPlaces, type TextValues } from '../i18n/fillPlaces.ts';
import { phone } from '../i18n/messages/phone.ts';
import { requests } from '../i18n/messages/requests.ts';
import { weekdayOf } from '../shared/calendarDay.ts';

/** Name of a text of the phone's pages. */
export type PhoneKey = keyof typeof phone;
/** Speaks the reader's language. */
export type Words = (key: PhoneKey, values?: TextValues) => string;

/** The texts in a language. */
export const wordsIn =
  (locale: PanelLocale): Words =>
  (key, values = {}) =>
    fillPlaces(phone[key][locale === 'zh' ? 0 : 1], values);

export const LocaleContext = createContext<PanelLocale>('zh');

/** The reader's language. */
export const useLocale = (): PanelLocale => useContext(LocaleContext);

/** Speaks of requests in the reader's language, in the words of the desk. */
export type RequestWords = (key: keyof typeof requests, values?: TextValues) => string;
export const useRequestWords = (): RequestWords => {
  const language = useLocale() === 'zh' ? 0 : 1;
  return (key, values = {}) => fillPlaces(requests[key][language], values);
};

const spoken = { zh: wordsIn('zh'), en: wordsIn('en') };

/** The texts in the reader's language. */
export const useWords = (): Words => spoken[useLocale()];

/** A day of the week in short: 周二. */
export const weekdayName = (day: string, t: Words): string => t('weekdays').split(',')[weekdayOf(day) % 7] ?? '';
/** A day in full: 2026-11-24 周二. */
export const longDay = (day: string, t: Words): string => `${day} ${weekdayName(day, t)}`;
/** A day without its year: 11-24 周二. */
export const shortDay = (day: string, t: Words): string => `${day.slice(5)} ${weekdayName(day, t)}`;

/** The time of day of a moment on this device, in milliseconds: 10:42. */
export const timeOf = (at: number): string => {
  const date = new Date(at);
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
};
