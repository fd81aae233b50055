/** Pages of the workflows' records. */
const pages: Readonly<Record<string, string>> = {
  rectification: 'cases',
  request: 'requests',
  agreement: 'agreements',
  sanction: 'sanctions',
};

/** Where a record's page is, whatever its workflow; with a step opened, if one is named: the main one opens by itself. */
export const recordLink = (record: { workflow: string; number: string }, step?: string | undefined): string =>
  `/${pages[record.workflow] ?? 'cases'}/${encodeURIComponent(record.number)}${step ? `?step=${step}` : ''}`;
