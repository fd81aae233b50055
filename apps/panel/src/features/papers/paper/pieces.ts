import type { ReactNode } from 'react';

/** A line or more of a cell; `small` for what stands below it, such as a number. */
export interface CellPart {
  readonly text: string;
  readonly small?: boolean;
}

/** A cell: texts below one another, or something drawn. */
export interface Cell {
  readonly parts?: readonly CellPart[];
  readonly node?: ReactNode;
  readonly centred?: boolean;
  readonly head?: boolean;
  readonly className?: string;
  /** Columns that it spans. */
  readonly span?: number;
}

/** A row of a table. */
export interface Row {
  readonly key: string;
  readonly cells: readonly Cell[];
  readonly className?: string;
}

/** A column by its heading and its width in millimetres. */
export interface Column {
  readonly title: string;
  readonly width: number;
}

interface Kept {
  readonly key: string;
  /** Pieces of one group stay on one page where a page can hold them. */
  readonly group?: string;
}

/** What a paper is made of, from top to bottom. Texts and tables break between pages, blocks do not. */
export type Piece = Kept &
  (
    | { readonly kind: 'block'; readonly node: ReactNode }
    | { readonly kind: 'text'; readonly text: string; readonly className: string }
    | {
        readonly kind: 'table';
        readonly className: string;
        readonly columns: readonly Column[];
        readonly rows: readonly Row[];
        /** Without it the columns have no headings. */
        readonly headless?: boolean;
      }
  );

/** Makes a cell of one text. */
export const cell = (text: string, options: Omit<Cell, 'parts' | 'node'> = {}): Cell => ({
  parts: [{ text }],
  ...options,
});

/** Makes pieces of a text of several paragraphs. */
export const paragraphs = (key: string, text: string, className = 'paragraph'): readonly Piece[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line, index) => ({ kind: 'text', key: `${key}-${index}`, text: line, className }));
