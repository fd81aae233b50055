/** What the register is narrowed to, as its address says. */
export interface SupportListFilter {
  readonly state: 'current' | 'past' | null;
  readonly kinds: readonly SupportKind[];
  readonly person: string | null;
  readonly search: string;
}

export const supportKinds = ['MENTOR', 'TRAINING', 'REOBSERVATION', 'OTHER'] as const;
export type SupportKind = (typeof supportKinds)[number];

/** Reads the filter from an address; what it does not know is left out. */
export const supportFilterIn = (params: URLSearchParams): SupportListFilter => {
  const state = params.get('state');
  return {
    state: state === 'current' || state === 'past' ? state : null,
    kinds: supportKinds.filter((kind) => params.getAll('kind').includes(kind)),
    person: params.get('person'),
    search: params.get('search') ?? '',
  };
};

/** The address of a filter. */
export const supportAddressOf = ({ state, kinds, person, search }: SupportListFilter): URLSearchParams =>
  new URLSearchParams([
    ...(state ? [['state', state]] : []),
    ...kinds.map((kind) => ['kind', kind]),
    ...(person ? [['person', person]] : []),
    ...(search ? [['search', search]] : []),
  ] as [string, string][]);

/** The filter as the interface takes it. */
export const supportQueryFilter = ({ state, kinds, person, search }: SupportListFilter) => ({
  ...(state ? { current: state === 'current' } : {}),
  ...(kinds.length > 0 ? { kind: [...kinds] } : {}),
  ...(person ? { person } : {}),
  ...(search ? { search } : {}),
});
