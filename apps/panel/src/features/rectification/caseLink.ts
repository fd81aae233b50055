import { recordLink } from '../recordLink.ts';

/** Where a case's page is; with a step opened, if one is named. */
export const caseLink = (record: { number: string }, step?: string | undefined): string =>
  recordLink({ workflow: 'rectification', number: record.number }, step);
