import type { Beside, RequestItem } from './documents.ts';

/**
 * Requests among the records beside a case: what waits for an answer first, then the latest; other workflows have pages
 * of their own.
 * @param records oldest first
 */
export const requestsOf = (records: Beside['requests']): RequestItem[] =>
  records
    .flatMap((record) => ('kind' in record ? [record] : []))
    .reverse()
    .sort((a, b) => Number(b.tags.includes('open')) - Number(a.tags.includes('open')));
