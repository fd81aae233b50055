/** A row as measured: its height, and how it may be divided where it is higher than a page. All in pixels. */
export interface MeasuredRow {
  readonly height: number;
  readonly lines: number;
  readonly lineHeight: number;
  /** What its height has beyond its lines. */
  readonly padding: number;
}

/** A piece as measured, in pixels. */
export type Measured = { readonly group?: string } & (
  | { readonly kind: 'block'; readonly height: number }
  | { readonly kind: 'text'; readonly lines: number; readonly lineHeight: number }
  | { readonly kind: 'table'; readonly head: number; readonly rows: readonly MeasuredRow[] }
);

/** Lines `from` to before `to` of a row; both are left out where the row is whole. */
export interface PlacedRow {
  readonly row: number;
  readonly from?: number;
  readonly to?: number;
}

/** What of a piece stands on a page. */
export type Placed = { readonly piece: number } & (
  | { readonly kind: 'block' }
  | { readonly kind: 'text'; readonly from: number; readonly to: number }
  | { readonly kind: 'table'; readonly rows: readonly PlacedRow[] }
);

/** Fewest lines of a paragraph that stand alone at the foot or the head of a page. */
const fewestLines = 2;
/** Room for the lines that a table draws at its edges. */
const edge = 2;

const heightOf = (piece: Measured): number => {
  switch (piece.kind) {
    case 'block':
      return piece.height;
    case 'text':
      return piece.lines * piece.lineHeight;
    case 'table':
      return piece.head + edge + piece.rows.reduce((sum, { height }) => sum + height, 0);
  }
};

type Table = Extract<Measured, { kind: 'table' }>;

/** Pages being filled from top to bottom. */
class Pages {
  readonly done: Placed[][] = [[]];
  #used = 0;
  readonly #height: number;

  constructor(height: number) {
    this.#height = height;
  }

  get free(): number {
    return this.#height - this.#used;
  }

  get height(): number {
    return this.#height;
  }

  get fresh(): boolean {
    return this.done.at(-1)?.length === 0;
  }

  /** Height of the head that a part of a table takes here: none where another part of it stands just above. */
  headOf(piece: number, { head }: Table): number {
    return this.done.at(-1)?.at(-1)?.piece === piece ? 0 : head + edge;
  }

  put(placed: Placed, height: number): void {
    const page = this.done.at(-1);
    const last = page?.at(-1);
    if (placed.kind === 'table' && last?.kind === 'table' && last.piece === placed.piece)
      page?.splice(-1, 1, { ...last, rows: [...last.rows, ...placed.rows] });
    else page?.push(placed);
    this.#used += height;
  }

  turn(): void {
    if (this.fresh) return;
    this.done.push([]);
    this.#used = 0;
  }
}

const placeText = (pages: Pages, piece: number, { lines, lineHeight }: { lines: number; lineHeight: number }): void => {
  let from = 0;
  while (from < lines) {
    const left = lines - from;
    // Half a pixel, because the type area holds a whole number of lines only up to rounding.
    const room = Math.floor((pages.free + 0.5) / lineHeight);
    let count = Math.min(left, room);
    if (left - count === 1 && count > fewestLines) count -= 1;
    if (!pages.fresh && count < Math.min(left, fewestLines)) {
      pages.turn();
      continue;
    }
    count = Math.max(1, count);
    pages.put({ piece, kind: 'text', from, to: from + count }, count * lineHeight);
    from += count;
    if (from < lines) pages.turn();
  }
};

/** Divides one row that no page can hold. */
const placeLongRow = (pages: Pages, piece: number, row: number, table: Table): void => {
  const { lines, lineHeight, padding } = table.rows[row] as MeasuredRow;
  let from = 0;
  while (from < lines) {
    const head = pages.headOf(piece, table);
    const room = Math.floor((pages.free - head - padding) / lineHeight);
    if (!pages.fresh && room < Math.min(fewestLines, lines - from)) {
      pages.turn();
      continue;
    }
    const to = Math.min(lines, from + Math.max(1, room));
    pages.put({ piece, kind: 'table', rows: [{ row, from, to }] }, head + padding + (to - from) * lineHeight);
    from = to;
    if (from < lines) pages.turn();
  }
};

const placeTable = (pages: Pages, piece: number, table: Table): void => {
  table.rows.forEach(({ height }, row) => {
    const room = pages.free - pages.headOf(piece, table);
    if (height > room && table.head + edge + height > pages.height) {
      placeLongRow(pages, piece, row, table);
      return;
    }
    if (height > room) pages.turn();
    pages.put({ piece, kind: 'table', rows: [{ row }] }, pages.headOf(piece, table) + height);
  });
};

const groupHeight = (pieces: readonly Measured[], from: number): number => {
  const group = pieces[from]?.group;
  let height = 0;
  for (let at = from; at < pieces.length && pieces[at]?.group === group; at += 1)
    height += heightOf(pieces[at] as Measured);
  return height;
};

/**
 * Lays pieces out on pages, so that nothing is cut off: texts break between lines, tables between rows (a row that no
 * page can hold between its lines), groups stay together where a page can hold them.
 * @param height of the area of a page that holds text, in pixels
 */
export const layOut = (pieces: readonly Measured[], height: number): readonly (readonly Placed[])[] => {
  const pages = new Pages(height);
  pieces.forEach((piece, index) => {
    if (piece.group !== undefined && piece.group !== pieces[index - 1]?.group) {
      const whole = groupHeight(pieces, index);
      if (whole > pages.free && whole <= pages.height) pages.turn();
    }
    switch (piece.kind) {
      case 'block':
        if (piece.height > pages.free) pages.turn();
        pages.put({ piece: index, kind: 'block' }, piece.height);
        return;
      case 'text':
        placeText(pages, index, piece);
        return;
      case 'table':
        placeTable(pages, index, piece);
    }
  });
  return pages.done;
};
