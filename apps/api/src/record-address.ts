/** Pages of the workflows' records: the first part of their addresses on the desk, on a phone and on paper. */
const recordPages: Readonly<Record<string, string>> = {
  rectification: 'cases',
  request: 'requests',
  agreement: 'agreements',
  sanction: 'sanctions',
};

/** The first parts of records' addresses. */
export const recordPageNames: readonly string[] = Object.values(recordPages);

/**
 * Where a record's page is, below the panel's `#`.
 * @param record its workflow and its running number
 */
export const recordPath = ({ workflow, number }: { workflow: string | null; number: string }): string =>
  `/${recordPages[workflow ?? ''] ?? 'cases'}/${encodeURIComponent(number)}`;
