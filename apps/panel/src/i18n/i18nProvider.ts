import polyglotI18nProvider from 'ra-i18n-polyglot';
import englishMessages from 'ra-language-english';
import { currentLocale, rememberLocale } from '../data/preferences.ts';
import { raChinese } from './raChinese.ts';

const inner = polyglotI18nProvider(
  (locale) => (locale === 'en' ? englishMessages : raChinese),
  currentLocale(),
  [
    { locale: 'zh', name: '中文' },
    { locale: 'en', name: 'English' },
  ],
  { allowMissing: true },
);

/** react-admin's messages; the choice of language is remembered and told to the document. */
export const i18nProvider: typeof inner = {
  ...inner,
  changeLocale: (locale, options) => {
    rememberLocale(locale === 'en' ? 'en' : 'zh');
    return inner.changeLocale(locale, options);
  },
};
