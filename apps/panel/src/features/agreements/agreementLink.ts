/** Where an agreement is printed. */
export const agreementPaperLink = (number: string): string => `/print/agreement/${encodeURIComponent(number)}`;
