import type { SanctionPaperName } from '../papers/sanction/sanctionPapers.ts';

type Papered = {
  notice: object | null;
  defence: { lapsed: boolean } | null;
  decision: { carried: boolean } | null;
  delivery: object | null;
  review: { answeredAt: string | null } | null;
  appeal: { answeredAt: string | null } | null;
  tags: readonly string[];
};

/** The papers that a case has by now; the notice can be printed as soon as it is to be served, the whole case always. */
export const papersOf = ({
  notice,
  defence,
  decision,
  delivery,
  review,
  appeal,
  tags,
}: Papered): SanctionPaperName[] => [
  ...(notice || (tags.includes('open') && !decision) ? (['notice'] as const) : []),
  ...(defence && !defence.lapsed ? (['defence'] as const) : []),
  ...(decision?.carried ? (['decision'] as const) : []),
  ...(notice || delivery ? (['receipt'] as const) : []),
  ...(review?.answeredAt ? (['review'] as const) : []),
  ...(appeal?.answeredAt ? (['appeal'] as const) : []),
  'dossier',
];
