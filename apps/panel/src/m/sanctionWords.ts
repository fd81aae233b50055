import { fillPlaces, type TextValues } from '../i18n/fillPlaces.ts';
import { phoneSanction } from '../i18n/messages/phoneSanction.ts';
import { useLocale } from './words.ts';

export type SanctionKey = keyof typeof phoneSanction;
/** Speaks of consequences in the reader's language. */
export type SanctionWords = (key: SanctionKey, values?: TextValues) => string;

const wordsIn =
  (language: 0 | 1): SanctionWords =>
  (key, values = {}) =>
    fillPlaces(phoneSanction[key][language], values);
const spoken = { zh: wordsIn(0), en: wordsIn(1) };

/** The texts of consequences in the reader's language. */
export const useSanctionWords = (): SanctionWords => spoken[useLocale()];
