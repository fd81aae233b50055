/** Numbered parts of a case's page, in their order. */
export type PartName = 'worked' | 'chance' | 'support' | 'defence' | 'opinions' | 'law';

type Parted = {
  basis: { evidence: object | null; comparison: object | null };
  opinions: readonly object[];
};

/** The parts that a case has: chance only where a rank is spoken of, opinions only where somebody was asked. */
export const partsOf = ({ basis, opinions }: Parted): PartName[] => [
  'worked',
  ...(basis.evidence || basis.comparison ? (['chance'] as const) : []),
  'support',
  'defence',
  ...(opinions.length > 0 ? (['opinions'] as const) : []),
  'law',
];

/** Number of a part on the page, from 1; 0 where it is not shown. */
export const numberOf = (parts: readonly PartName[], part: PartName): number => parts.indexOf(part) + 1;
