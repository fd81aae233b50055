import { useDocument } from '../../data/useDocument.ts';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { instantText, partsOf } from '../../shared/days.ts';
import { KeyScopesQuery } from './documents.ts';

type Key = {
  start: string;
  scopes: readonly string[];
  expiresAt: string | null;
  lastUsedAt: string | null;
};

/** What a key opens, until when, and its last use, in one line. */
export const useKeyWords = (): ((key: Key) => string) => {
  const t = useT();
  const locale = usePanelLocale();
  const { data } = useDocument(KeyScopesQuery, {}, { freshFor: Number.POSITIVE_INFINITY });
  const nameOf = (scope: string): string => {
    if (scope.startsWith('*:')) return t('account.keyEverything');
    if (scope.startsWith('accounts:')) return t('account.keyAccounts');
    const known = data?.apiKeyScopes.find(({ name }) => name === scope);
    return known ? `${known.action}${t('frame.colon')}${known.area}` : scope;
  };
  return ({ start, scopes, expiresAt, lastUsedAt }) =>
    [
      `${start}…`,
      [...new Set(scopes.map(nameOf))].join(t('account.keyScopesBetween')),
      expiresAt === null ? t('account.keyForever') : t('account.keyUntil', { day: partsOf(expiresAt).day }),
      lastUsedAt === null ? t('account.keyUnused') : t('account.keyUsed', { last: instantText(lastUsedAt, locale) }),
    ].join(' · ');
};
