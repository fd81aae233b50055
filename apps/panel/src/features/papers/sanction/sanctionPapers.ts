/** Papers of one consequence, by the last part of their address. */
export const sanctionPaperNames = ['notice', 'defence', 'receipt', 'decision', 'review', 'appeal', 'dossier'] as const;
export type SanctionPaperName = (typeof sanctionPaperNames)[number];

/** Where a paper of a consequence is printed. */
export const sanctionPaperLink = (number: string, paper: SanctionPaperName): string =>
  `/print/sanction/${encodeURIComponent(number)}/${paper}`;
