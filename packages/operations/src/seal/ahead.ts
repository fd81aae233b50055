/**
 * Reads pages one after the other, each while the page before is still being worked on; other work goes on in between.
 * @param read reads the page that follows a row, or the first
 * @param size rows of a full page; a smaller one is the last
 */
export async function* ahead<Row>(
  read: (after: Row | null) => Promise<readonly Row[]>,
  size: number,
): AsyncGenerator<readonly Row[]> {
  for (let next: Promise<readonly Row[]> | null = read(null); next !== null; ) {
    const rows: readonly Row[] = await next;
    const last = rows.at(-1);
    next = last === undefined || rows.length < size ? null : read(last);
    // Whoever stops in the middle leaves one page unread.
    next?.catch(() => {});
    yield rows;
  }
}
