import type { SanctionFilter, SanctionOrder, SanctionRow } from './documents.ts';

/** Which consequences are listed first. */
export const shows = ['waiting', 'vote', 'open', 'talks', 'mine', 'all'] as const;
export type Show = (typeof shows)[number];

export const ruleCodes = ['A', 'B', 'C', 'D'] as const satisfies readonly SanctionRow['rule'][];
/** Circumstances that need an explicit decision, or come too late. */
export const marks = ['held', 'tied', 'overdue'] as const;
type Mark = (typeof marks)[number];

/** What the list can be filtered by; it lies in the address, so that a filtered list can be sent on. */
export type ListFilter = {
  show: Show;
  rules: readonly SanctionRow['rule'][];
  states: readonly string[];
  marks: readonly Mark[];
  person: string | null;
  planYear: string | null;
  search: string;
};

const within = <Code extends string>(codes: readonly Code[], given: readonly string[]): Code[] =>
  codes.filter((code) => given.includes(code));

/** The filter that an address holds. */
export const filterIn = (params: URLSearchParams): ListFilter => ({
  show: shows.find((show) => show === params.get('show')) ?? 'open',
  rules: within(ruleCodes, params.getAll('rule')),
  states: params.getAll('state').filter(Boolean),
  marks: within(marks, params.getAll('mark')),
  person: params.get('person') || null,
  planYear: params.get('year') || null,
  search: params.get('search') ?? '',
});

/** The address of a filter. */
export const addressOf = ({
  show,
  rules,
  states,
  marks: set,
  person,
  planYear,
  search,
}: ListFilter): URLSearchParams => {
  const params = new URLSearchParams();
  if (show !== 'open') params.set('show', show);
  for (const rule of rules) params.append('rule', rule);
  for (const state of states) params.append('state', state);
  for (const mark of set) params.append('mark', mark);
  if (person) params.set('person', person);
  if (planYear) params.set('year', planYear);
  if (search) params.set('search', search);
  return params;
};

const byShow: Readonly<Record<Show, SanctionFilter>> = {
  waiting: { waitingForMe: true },
  vote: { toVote: true },
  open: { open: true },
  talks: { measure: ['TALK'], tags: ['binding'], open: true },
  mine: { concernsMe: true },
  all: {},
};

/** The filter as the interface takes it: only what is set. */
export const queryFilter = ({
  show,
  rules,
  states,
  marks: set,
  person,
  planYear,
  search,
}: ListFilter): SanctionFilter => ({
  ...byShow[show],
  ...(rules.length > 0 ? { rule: [...rules] } : {}),
  ...(states.length > 0 ? { states: [...states] } : {}),
  ...Object.fromEntries(set.map((mark) => [mark, true])),
  ...(person ? { person } : {}),
  ...(planYear ? { planYear } : {}),
  ...(search.trim() ? { search: search.trim() } : {}),
});

/** The most urgent first where something is open, else the latest. */
export const orderOf = ({ show }: Pick<ListFilter, 'show'>): SanctionOrder =>
  show === 'all' || show === 'mine'
    ? { field: 'UPDATED_AT', direction: 'DESC' }
    : { field: 'DUE_ON', direction: 'ASC' };

/** How many filters are set beside the view. */
export const filterCount = (filter: ListFilter): number => Object.keys(queryFilter({ ...filter, show: 'all' })).length;
