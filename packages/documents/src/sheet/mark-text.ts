import iconv from 'iconv-lite';
import type { Separator } from '../table/csv-rows.ts';
import type { Encoding } from '../table/encoding.ts';
import { isBlank, type SourceRow } from '../table/source-row.ts';
import type { MarkLayout } from './mark-layout.ts';

const lineEnd = '\r\n';

/** A cell as it is written: in quotes where it holds a separator, a quotation mark or a line's end. */
const written = (cell: string, separator: Separator): string =>
  cell.includes(separator) || /["\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

const oneLine = (text: string): string => text.replaceAll('\n', ' ');

const cellsOf = ({ line, cells }: SourceRow, { headerLine, width, errorColumn, of }: MarkLayout): readonly string[] => {
  // A title above the header stays as it is.
  if (line < headerLine) return cells;
  const place = errorColumn ?? width;
  const { said, columns } = of(line);
  const marked = Array.from({ length: Math.max(cells.length, place + 1) }, (_, at) => cells[at] ?? '');
  // Behind all else where a row has a cell too many, so that nothing of it is written over.
  const isTooLong = !isBlank(cells.slice(errorColumn === null ? place : place + 1));
  if (columns !== null && isTooLong) return [...marked, oneLine(said)];
  marked[place] = oneLine(said);
  return marked;
};

/** The rows of a text file again, in its own encoding and separator, with one more column that says what to mend. */
export const markText = async function* (
  rows: AsyncIterable<readonly SourceRow[]>,
  layout: MarkLayout,
  { encoding, separator }: { readonly encoding: Encoding; readonly separator: Separator },
): AsyncGenerator<Buffer> {
  const encoded = (text: string): Buffer => iconv.encode(text, encoding.name);
  if (encoding.bom) yield encoded('\ufeff');
  let next = 1;
  for await (const batch of rows) {
    let text = '';
    for (const row of batch) {
      const record = cellsOf(row, layout).map((cell) => written(cell, separator));
      // Blank lines stay, so that lines keep their numbers.
      text += lineEnd.repeat(Math.max(0, row.line - next)) + record.join(separator) + lineEnd;
      next = row.line + 1 + row.cells.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\r|\n/gu)?.length ?? 0), 0);
    }
    yield encoded(text);
  }
};
