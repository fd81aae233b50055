/** One page of a list by cursor. */
export type CursorPage<Node> = {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: Node[];
};

/** Reads a page after a cursor. */
export type ReadPage<Node> = (first: number, after: string | null) => Promise<CursorPage<Node>>;

/**
 * Lets numbered pages be read by cursor: remembers where each page of a list ended, and walks there when it does not
 * know (after a reload in the middle of a list).
 */
export class PageCursors {
  readonly #ends = new Map<string, (string | null)[]>();

  /**
   * Reads page `page` (from 1) of the list named by `key`.
   * @param key stands for list, filter, order and page size together
   */
  async read<Node>(key: string, page: number, perPage: number, readPage: ReadPage<Node>): Promise<CursorPage<Node>> {
    const known = this.#ends.get(key);
    // A change earlier in the list moves the ends: the first page begins them anew.
    const ends = page === 1 || !known ? [null] : known;
    this.#ends.set(key, ends);
    let answer: CursorPage<Node> | undefined;
    for (let at = Math.min(page, ends.length); at <= page; at += 1) {
      answer = await readPage(perPage, ends[at - 1] ?? null);
      ends[at] = answer.pageInfo.endCursor;
      if (!answer.pageInfo.hasNextPage && at < page) return { ...answer, nodes: [] };
    }
    return answer ?? { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] };
  }
}

/** Longest page that the API gives. */
const longestPage = 200;

/** Reads a whole list, page after page. @param onProgress told how many of how many are there */
export const readAll = async <Node>(
  readPage: ReadPage<Node>,
  onProgress?: (got: number, all: number) => void,
): Promise<Node[]> => {
  const nodes: Node[] = [];
  let after: string | null = null;
  for (;;) {
    const page: CursorPage<Node> = await readPage(longestPage, after);
    nodes.push(...page.nodes);
    onProgress?.(nodes.length, page.totalCount);
    if (!page.pageInfo.hasNextPage || !page.pageInfo.endCursor) return nodes;
    after = page.pageInfo.endCursor;
  }
};
