import { describe, expect, it } from 'vitest';
import { PageCursors, type ReadPage, readAll } from './keyset.ts';

/** A list of numbers read by cursor; tells which cursors were asked for. */
const listOf = (length: number): { read: ReadPage<number>; asked: (string | null)[] } => {
  const asked: (string | null)[] = [];
  return {
    asked,
    read: async (first, after) => {
      asked.push(after);
      const from = after === null ? 0 : Number(after);
      const nodes = Array.from({ length: Math.max(0, Math.min(first, length - from)) }, (_, index) => from + index);
      const end = from + nodes.length;
      return {
        nodes,
        totalCount: length,
        pageInfo: { hasNextPage: end < length, endCursor: nodes.length ? String(end) : null },
      };
    },
  };
};

describe('numbered pages over cursors', () => {
  it('read the next page after the end of the last', async () => {
    const { read, asked } = listOf(7);
    const pages = new PageCursors();
    expect((await pages.read('list', 1, 3, read)).nodes).toEqual([0, 1, 2]);
    expect((await pages.read('list', 2, 3, read)).nodes).toEqual([3, 4, 5]);
    expect((await pages.read('list', 3, 3, read)).nodes).toEqual([6]);
    expect(asked).toEqual([null, '3', '6']);
  });

  it('walk to a page in the middle after a reload', async () => {
    const { read } = listOf(7);
    expect((await new PageCursors().read('list', 3, 3, read)).nodes).toEqual([6]);
  });

  it('go back without asking again for what is known', async () => {
    const { read, asked } = listOf(9);
    const pages = new PageCursors();
    await pages.read('list', 1, 3, read);
    await pages.read('list', 2, 3, read);
    await pages.read('list', 2, 3, read);
    expect(asked).toEqual([null, '3', '3']);
  });

  it('are empty beyond the end', async () => {
    const { read } = listOf(4);
    expect(await new PageCursors().read('list', 5, 3, read)).toMatchObject({ nodes: [], totalCount: 4 });
  });

  it('begin anew with the first page', async () => {
    const { read, asked } = listOf(9);
    const pages = new PageCursors();
    await pages.read('list', 1, 3, read);
    await pages.read('list', 1, 3, read);
    expect(asked).toEqual([null, null]);
  });
});

describe('reading all', () => {
  it('goes page after page and tells how far it is', async () => {
    const { read, asked } = listOf(450);
    const told: [number, number][] = [];
    expect(await readAll(read, (got, all) => told.push([got, all]))).toHaveLength(450);
    expect(asked).toEqual([null, '200', '400']);
    expect(told.at(-1)).toEqual([450, 450]);
  });
});
