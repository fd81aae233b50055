import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { TadaDocumentNode } from 'gql.tada';
import { useEffect } from 'react';
import { useLogoutIfAccessDenied } from 'react-admin';
import { usePanelLocale } from '../i18n/useT.ts';
import { RequestTrouble, request } from './request.ts';

const nameOf = (document: { definitions: readonly unknown[] }): string =>
  (document.definitions[0] as { name?: { value: string } } | undefined)?.name?.value ?? '';

type Options = { enabled?: boolean; keep?: boolean; freshFor?: number; every?: number; behalf?: string };

/**
 * Reads a typed document and keeps the answer per variables, language and post. A lost session leads to signing in.
 * @param options `keep` shows the former answer while other variables load; `freshFor` and `every` (reading it again) in milliseconds;
 *   `behalf`: id of a delegation to read by, instead of the chosen one
 */
export const useDocument = <Result, Variables>(
  document: TadaDocumentNode<Result, Variables>,
  variables: Variables,
  { enabled = true, keep = false, freshFor, every, behalf }: Options = {},
): UseQueryResult<Result> => {
  const locale = usePanelLocale();
  const leave = useLogoutIfAccessDenied();
  const result: UseQueryResult<Result> = useQuery<Result>({
    queryKey: ['document', nameOf(document), variables, locale, ...(behalf === undefined ? [] : [behalf])],
    queryFn: ({ signal }) => request(document, variables, { signal, ...(behalf !== undefined && { behalf }) }),
    enabled,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
    ...(every === undefined ? {} : { refetchInterval: every }),
    ...(freshFor === undefined ? {} : { staleTime: freshFor }),
  });
  const { error } = result;
  useEffect(() => {
    if (error instanceof RequestTrouble && error.kind === 'signedOut') void leave(error);
  }, [error, leave]);
  return result;
};
