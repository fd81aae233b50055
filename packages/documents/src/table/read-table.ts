import { openTable } from './open-table.ts';
import { cellKinds, type SourceRow } from './source-row.ts';
import { type Cell, strip, type Table, type TableRow } from './table.ts';

const rowOf = ({ line, cells, kinds }: SourceRow): TableRow => ({
  line,
  cells: cells.map((raw, at): Cell => {
    const text = strip(raw);
    return { text, day: kinds?.[at] === cellKinds.day ? text : null, uncomputed: kinds?.[at] === cellKinds.uncomputed };
  }),
});

/**
 * Reads a file as tables, one per sheet, told apart by what it is and not by what it is called.
 * @throws FileFault where the file as a whole cannot be read
 */
export const readTables = async (bytes: Buffer): Promise<readonly Table[]> => {
  const { format, sheets } = await openTable({ bytes });
  return Promise.all(
    sheets.map(async ({ name, rows }) => {
      const read: TableRow[] = [];
      for await (const batch of rows()) for (const row of batch) read.push(rowOf(row));
      return { format, sheet: name, rows: read };
    }),
  );
};
