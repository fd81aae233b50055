import type { VariablesOf } from '../../data/graphql.ts';
import type { AgreementsQuery, IndicatorsQuery } from './documents.ts';

export type AgreementFilter = NonNullable<VariablesOf<typeof AgreementsQuery>['filter']>;
/** With whom an agreement is made. */
export type PartyCode = NonNullable<VariablesOf<typeof IndicatorsQuery>['party']>;

/** Parties that the centre and the campuses sign with, in the plan's order. */
export const partyCodes: readonly PartyCode[] = [
  'CAMPUS_HEAD',
  'DEPARTMENT',
  'LEADER_IN_CHARGE',
  'LINKED_LEADER',
  'TEACHER',
];

/** A party by its code; undefined for any other text. */
export const partyOf = (code: string | null | undefined): PartyCode | undefined =>
  partyCodes.find((each) => each === code);

/** What the list can be filtered by; it lies in the address, so that a filtered list can be sent on. */
export type ListFilter = {
  parties: readonly PartyCode[];
  unit: string | null;
  states: readonly string[];
  search: string;
};

/** The filter that an address holds. */
export const filterIn = (params: URLSearchParams): ListFilter => ({
  parties: params.getAll('party').flatMap((code) => partyOf(code) ?? []),
  unit: params.get('unit') || null,
  states: params.getAll('state').filter(Boolean),
  search: params.get('search') ?? '',
});

/** The address of a filter. */
export const addressOf = ({ parties, unit, states, search }: ListFilter): URLSearchParams => {
  const params = new URLSearchParams();
  for (const party of parties) params.append('party', party);
  if (unit) params.set('unit', unit);
  for (const state of states) params.append('state', state);
  if (search) params.set('search', search);
  return params;
};

/** The filter as the interface takes it: only what is set. */
export const queryFilter = ({ parties, unit, states, search }: ListFilter): AgreementFilter => ({
  ...(parties.length > 0 ? { party: [...parties] } : {}),
  ...(unit ? { unit } : {}),
  ...(states.length > 0 ? { states: [...states] } : {}),
  ...(search.trim() ? { search: search.trim() } : {}),
});

/** How many filters are set. */
export const filterCount = (filter: ListFilter): number => Object.keys(queryFilter(filter)).length;
