import type { Measured, MeasuredRow } from './layOut.ts';

/** Where each line of a laid-out text begins, by offset into the text; empty for an empty text. */
export const lineStarts = (element: Element): number[] => {
  const node = element.firstChild;
  if (!(node instanceof Text)) return [];
  const range = document.createRange();
  const starts: number[] = [];
  let top = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < node.length; at += 1) {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const box = range.getClientRects()[0];
    if (!box || box.width === 0) continue;
    // A character of another script or size may stand a little higher or lower on the same line.
    if (box.top > top + box.height / 2) {
      starts.push(at);
      top = box.top;
    }
  }
  if (starts.length > 0) starts[0] = 0;
  return starts;
};

const pixels = (value: string): number => Number.parseFloat(value) || 0;
const lineHeightOf = (element: Element): number => pixels(getComputedStyle(element).lineHeight);
const heightOf = (element: Element): number => element.getBoundingClientRect().height;
const all = (element: Element, selector: string): Element[] => [...element.querySelectorAll(selector)];

/** Line starts of every text of a row's cells, cell by cell. */
export type RowLines = readonly (readonly (readonly number[])[])[];

const rowLines = (row: Element): RowLines =>
  all(row, '[data-cell]').map((cell) => all(cell, '[data-part]').map((part) => lineStarts(part)));

const measureRow = (row: Element): MeasuredRow => {
  const cells = all(row, '[data-cell]');
  const lineHeight = cells[0] ? lineHeightOf(cells[0]) : 0;
  // A cell's lines all have the height of the table's line, whatever their size: see paper.css.
  const lines = Math.max(1, ...cells.map((cell) => Math.round(heightOf(cell) / lineHeight)));
  const height = heightOf(row);
  return { height, lines, lineHeight, padding: Math.max(0, height - lines * lineHeight) };
};

/** A piece as measured, with what is needed to divide it. */
export interface MeasuredPiece {
  readonly measured: Measured;
  /** Line starts of a text. */
  readonly starts: readonly number[];
  /** Line starts of the rows of a table that are too high for a page; the others stay whole. */
  readonly rows: ReadonlyMap<number, RowLines>;
}

const none: Pick<MeasuredPiece, 'starts' | 'rows'> = { starts: [], rows: new Map() };

const measureTable = (element: Element, highest: number, group: { group?: string }): MeasuredPiece => {
  const head = element.querySelector('thead');
  const rows = all(element, 'tbody > tr');
  const measured = rows.map(measureRow);
  const long = new Map<number, RowLines>();
  measured.forEach(({ height }, index) => {
    if (height > highest / 2) long.set(index, rowLines(rows[index] as Element));
  });
  return {
    measured: { kind: 'table', head: head ? heightOf(head) : 0, rows: measured, ...group },
    starts: [],
    rows: long,
  };
};

/**
 * Measures a piece that is laid out off the sheet.
 * @param highest height of the area of a page that holds text, in pixels
 */
export const measurePiece = (element: HTMLElement, highest: number): MeasuredPiece => {
  const { kind, group: named } = element.dataset;
  const group = named === undefined ? {} : { group: named };
  const text = kind === 'text' ? element.firstElementChild : null;
  if (text) {
    const starts = lineStarts(text);
    return {
      ...none,
      starts,
      measured: { kind: 'text', lines: Math.max(1, starts.length), lineHeight: lineHeightOf(text), ...group },
    };
  }
  if (kind === 'table') return measureTable(element, highest, group);
  return { ...none, measured: { kind: 'block', height: heightOf(element), ...group } };
};
