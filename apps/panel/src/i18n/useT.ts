import { useCallback } from 'react';
import { useLocaleState } from 'react-admin';
import type { PanelLocale } from '../data/preferences.ts';
import { isTextKey, type TextKey, type TextValues, textOf } from './texts.ts';

/** Speaks the reader's language. */
export type Translate = (key: TextKey, values?: TextValues) => string;

/** The reader's language. */
export const usePanelLocale = (): PanelLocale => (useLocaleState()[0] === 'en' ? 'en' : 'zh');

/**
 * Gives the panel's texts in the reader's language.
 * @example const t = useT(); t('cases.total', { n: 3 })
 */
export const useT = (): Translate => {
  const locale = usePanelLocale();
  return useCallback((key, values) => textOf(key, locale, values), [locale]);
};

/** The word for a code of the API, such as a category; a code without a word answers itself. */
export const codeText = (t: Translate, prefix: string, code: string): string => {
  const key = prefix + code;
  return isTextKey(key) ? t(key) : code;
};
