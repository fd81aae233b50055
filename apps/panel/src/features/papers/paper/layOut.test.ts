import { describe, expect, it } from 'vitest';
import { layOut, type Measured, type Placed } from './layOut.ts';

const block = (height: number, group?: string): Measured => ({ kind: 'block', height, ...(group && { group }) });
const text = (lines: number): Measured => ({ kind: 'text', lines, lineHeight: 10 });
const table = (heights: readonly number[], head = 8): Measured => ({
  kind: 'table',
  head,
  rows: heights.map((height) => ({ height, lines: Math.floor((height - 5) / 10), lineHeight: 10, padding: 5 })),
});
const pieceNumbers = (pages: readonly (readonly Placed[])[]) => pages.map((page) => page.map(({ piece }) => piece));
const rowsOf = (pages: readonly (readonly Placed[])[]) =>
  pages.map((page) => page.flatMap((placed) => (placed.kind === 'table' ? placed.rows : [])));

describe('pages', () => {
  it('hold blocks whole, each on the first page with room after the one before', () => {
    expect(pieceNumbers(layOut([block(60), block(50), block(40)], 100))).toEqual([[0], [1, 2]]);
  });

  it('break a text between its lines, leaving no line of it alone', () => {
    expect(layOut([block(65), text(6)], 100)[0]).toEqual([
      { piece: 0, kind: 'block' },
      { piece: 1, kind: 'text', from: 0, to: 3 },
    ]);
    expect(layOut([block(55), text(5)], 100).map((page) => page.at(-1))).toEqual([
      { piece: 1, kind: 'text', from: 0, to: 3 },
      { piece: 1, kind: 'text', from: 3, to: 5 },
    ]);
    expect(layOut([block(85), text(3)], 100)[1]).toEqual([{ piece: 1, kind: 'text', from: 0, to: 3 }]);
  });

  it('break a text that is longer than two pages', () => {
    const pages = layOut([text(25)], 100);
    expect(pages.map((page) => page[0])).toEqual([
      { piece: 0, kind: 'text', from: 0, to: 10 },
      { piece: 0, kind: 'text', from: 10, to: 20 },
      { piece: 0, kind: 'text', from: 20, to: 25 },
    ]);
  });

  it('break a table between its rows and count its head on every page', () => {
    expect(rowsOf(layOut([table([30, 30, 30, 30])], 99))).toEqual([
      [{ row: 0 }, { row: 1 }],
      [{ row: 2 }, { row: 3 }],
    ]);
    expect(rowsOf(layOut([table([30, 30, 30])], 100))).toEqual([[{ row: 0 }, { row: 1 }, { row: 2 }]]);
  });

  it('divide a row that no page can hold between its lines, and lose none', () => {
    const laid = layOut([block(40), table([20, 225, 20])], 100);
    const pages = rowsOf(laid);
    // Parts of a table on one page stand under one head.
    for (const page of laid) expect(page.filter(({ kind }) => kind === 'table').length).toBeLessThan(2);
    const long = pages.flat().filter(({ row }) => row === 1);
    expect(long[0]?.from).toBe(0);
    expect(long.at(-1)?.to).toBe(22);
    for (const [index, part] of long.entries()) if (index > 0) expect(part.from).toBe(long[index - 1]?.to);
    expect(pages.flat().map(({ row }) => row)).toEqual([0, ...long.map(() => 1), 2]);
  });

  it('keep a group together where a page can hold it, and let it flow where none can', () => {
    expect(pieceNumbers(layOut([block(50), block(30, 'receipt'), block(30, 'receipt')], 100))).toEqual([[0], [1, 2]]);
    expect(pieceNumbers(layOut([block(50), block(40, 'receipt'), block(80, 'receipt')], 100))).toEqual([[0, 1], [2]]);
  });
});
