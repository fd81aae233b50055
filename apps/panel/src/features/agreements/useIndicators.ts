import type { ResultOf } from '../../data/graphql.ts';
import { useDocument } from '../../data/useDocument.ts';
import type { PartyCode } from './agreementFilter.ts';
import { IndicatorsQuery } from './documents.ts';

/** What a target may measure. */
export type Indicator = ResultOf<typeof IndicatorsQuery>['agreementIndicators'][number];

/** What targets may measure, in the order of the server. */
export const useIndicators = (party?: PartyCode): readonly Indicator[] => {
  const { data } = useDocument(IndicatorsQuery, { party: party ?? null }, { freshFor: 600_000 });
  return data?.agreementIndicators ?? [];
};
