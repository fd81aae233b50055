/** A column of the file and what it was taken for. */
export interface NamedColumn<Key extends string> {
  /** The header as it stands in the file. */
  readonly header: string;
  readonly column: Key | null;
}

/** Where a header stands, and what its columns are. */
export interface FoundHeader<Key extends string> {
  /** Which of the tables. */
  readonly table: number;
  /** Index of the row after the header. */
  readonly firstRow: number;
  readonly columns: readonly NamedColumn<Key>[];
}

/** A header is looked for among so many first rows: above it stand titles. */
export const searchedRows = 20;

/** A header as it is compared: NFKC, without spaces, line breaks and bracketed notes. */
export const comparedHeader = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[([【{〔〈《].*?[)\]】}〕〉》]/gsu, '')
    .replaceAll(/[\s*:：]/gu, '')
    .toLowerCase();

/**
 * Finds the header in whichever table shows most of the columns, below title rows; where two rows are equally good the
 * upper one. Under a merged heading the two rows are read as one.
 * @param tables the first rows of each as texts, one more than `searchedRows`
 * @param named the column that a header names, if any
 */
export const findHeader = <Key extends string>(
  tables: readonly (readonly (readonly string[])[])[],
  named: (header: string) => Key | null,
): FoundHeader<Key> | null => {
  let best: FoundHeader<Key> | null = null;
  let most = 0;
  const consider = (table: number, firstRow: number, headers: readonly string[]): void => {
    const columns = headers.map((header) => ({ header, column: named(header) }));
    const recognised = new Set(columns.flatMap(({ column }) => column ?? [])).size;
    if (best !== null && recognised <= most) return;
    best = { table, firstRow, columns };
    most = recognised;
  };
  for (const [table, rows] of tables.entries())
    for (const [at, upper] of rows.slice(0, searchedRows).entries()) {
      const lower = rows[at + 1] ?? [];
      const length = Math.max(upper.length, lower.length);
      consider(table, at + 1, upper);
      consider(
        table,
        at + 2,
        Array.from({ length }, (_, index) => lower[index] || upper[index] || ''),
      );
    }
  return best;
};
