/** A cell of a grid, counted from 0. */
export type Cell = { row: number; column: number };

/**
 * Where an arrow, Home or End leads from a cell; null for other keys and at the edges.
 * @param size rows and columns of the grid
 */
export const moved = ({ row, column }: Cell, key: string, size: { rows: number; columns: number }): Cell | null => {
  const next = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    Home: { row, column: 0 },
    End: { row, column: size.columns - 1 },
  }[key];
  if (!next || next.row < 0 || next.column < 0 || next.row >= size.rows || next.column >= size.columns) return null;
  return next;
};
