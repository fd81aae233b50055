/** Where a case's page is; with a step opened, if one is named. */
export const caseLink = (record: { number: string }, step?: string | undefined): string =>
  `/cases/${encodeURIComponent(record.number)}${step ? `?step=${step}` : ''}`;
