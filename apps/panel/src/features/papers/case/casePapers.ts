/** Papers of one case, by the last part of their address. */
export const casePapers = ['notice', 'receipt', 'report', 'reinspection'] as const;
export type CasePaperName = (typeof casePapers)[number];

/** Where a paper of a case is printed. */
export const casePaperLink = (number: string, paper: CasePaperName): string =>
  `/print/case/${encodeURIComponent(number)}/${paper}`;
