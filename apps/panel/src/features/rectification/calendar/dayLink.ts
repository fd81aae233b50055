import type { DueFilter } from './documents.ts';

/** The ledger's list of what falls due on a day. */
export const dayLink = (day: string, filter: DueFilter): string =>
  `/cases?filter=${encodeURIComponent(JSON.stringify({ ...filter, dueFrom: day, dueTo: day }))}`;
