import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { caseOrderOf, tidyFilter } from '../../../data/dataProvider.ts';
import type { VariablesOf } from '../../../data/graphql.ts';
import { readAll } from '../../../data/keyset.ts';
import { request } from '../../../data/request.ts';
import { usePanelLocale } from '../../../i18n/useT.ts';
import { LedgerPaperQuery, type LedgerRow } from '../documents.ts';

type Variables = VariablesOf<typeof LedgerPaperQuery>;

/** Filter and order of a ledger, as the list keeps them in its address. */
export interface LedgerView {
  readonly filter: Readonly<Record<string, unknown>>;
  readonly sort: { readonly field: string; readonly order: 'ASC' | 'DESC' };
}

/** Reads a ledger's view from its address; what cannot be read counts as not set. */
export const ledgerView = (search: URLSearchParams): LedgerView => {
  let filter: unknown = null;
  try {
    filter = JSON.parse(search.get('filter') ?? '{}');
  } catch {
    // A broken address shows the whole ledger, and the paper says that nothing is filtered.
  }
  return {
    filter: filter && typeof filter === 'object' && !Array.isArray(filter) ? (filter as LedgerView['filter']) : {},
    sort: { field: search.get('sort') ?? 'number', order: search.get('order') === 'DESC' ? 'DESC' : 'ASC' },
  };
};

/** All cases of a ledger's view, with how many of them are read so far, and when they were read. */
export const useLedgerRows = ({ filter, sort }: LedgerView) => {
  const locale = usePanelLocale();
  const [progress, setProgress] = useState<{ got: number; all: number } | null>(null);
  const result = useQuery<{ rows: readonly LedgerRow[]; readAt: string }>({
    queryKey: ['ledgerPaper', filter, sort, locale],
    queryFn: async () => {
      const readAt = new Date().toISOString();
      const orderBy = { field: caseOrderOf(sort.field), direction: sort.order };
      const rows = await readAll<LedgerRow>(
        async (first, after) => {
          const variables: Variables = {
            first,
            after,
            filter: tidyFilter(filter) as Variables['filter'] & object,
            orderBy,
          };
          return (await request(LedgerPaperQuery, variables)).rectificationCases;
        },
        (got, all) => setProgress({ got, all }),
      );
      return { rows, readAt };
    },
  });
  return { ...result, progress };
};
