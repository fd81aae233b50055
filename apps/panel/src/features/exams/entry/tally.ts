import type { ReadScore } from './readScore.ts';

/** How far a table is: cells that hold something, that hold nothing yet, that are wrong. */
export type Tally = { entered: number; missing: number; wrong: number; all: number };

/** Counts the cells of a table. */
export const tallyOf = (cells: readonly ReadScore[]): Tally => {
  const wrong = cells.filter(({ kind }) => kind === 'problem').length;
  const missing = cells.filter(({ kind }) => kind === 'empty').length;
  return { entered: cells.length - wrong - missing, missing, wrong, all: cells.length };
};

/** Where a key leads in a column of cells; null where it does something else. Enter goes on from the last one to nothing. */
export const nextCell = (key: string, at: number, count: number): number | null => {
  if (key === 'Enter' || key === 'ArrowDown') return at + 1 < count ? at + 1 : null;
  if (key === 'ArrowUp') return at > 0 ? at - 1 : null;
  return null;
};
