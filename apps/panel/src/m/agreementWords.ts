import { fillPlaces, type TextValues } from '../i18n/fillPlaces.ts';
import { phoneAgreement } from '../i18n/messages/phoneAgreement.ts';
import { useLocale } from './words.ts';

export type AgreementKey = keyof typeof phoneAgreement;
/** Speaks of agreements in the reader's language. */
export type AgreementWords = (key: AgreementKey, values?: TextValues) => string;

const wordsIn =
  (language: 0 | 1): AgreementWords =>
  (key, values = {}) =>
    fillPlaces(phoneAgreement[key][language], values);
const spoken = { zh: wordsIn(0), en: wordsIn(1) };

/** The texts of agreements in the reader's language. */
export const useAgreementWords = (): AgreementWords => spoken[useLocale()];
