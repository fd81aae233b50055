import type { PlacedRow } from './layOut.ts';
import type { RowLines } from './measure.ts';
import type { Cell, CellPart, Column, Row } from './pieces.ts';

type Window = { readonly from: number; readonly to: number; readonly lines: RowLines[number] };

/** The part of a cell's texts that stands between two of its lines. */
const cut = (parts: readonly CellPart[], { from, to, lines }: Window): readonly CellPart[] => {
  let before = 0;
  return parts.flatMap((part, index) => {
    const starts = lines[index] ?? [];
    const first = Math.max(0, from - before);
    const last = Math.min(starts.length, to - before);
    before += starts.length;
    if (first >= last) return [];
    return [{ ...part, text: part.text.slice(starts[first] ?? 0, starts[last]) }];
  });
};

const CellView = ({ cell, window }: { cell: Cell; window: Window | null }) => {
  const { parts = [], node, centred, head, className, span } = cell;
  const shown = window ? cut(parts, window) : parts;
  const Tag = head ? 'th' : 'td';
  return (
    <Tag
      {...(head ? { scope: 'row' as const } : {})}
      {...(span ? { colSpan: span } : {})}
      className={`${centred ? 'centred ' : ''}${className ?? ''}`}
    >
      <div data-cell>
        {shown.map(({ text, small }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a cell have no other identity and never move
          <div key={index} data-part className={small ? 'small' : undefined}>
            {text}
          </div>
        ))}
        {window && window.from > 0 ? null : node}
      </div>
    </Tag>
  );
};

type Props = {
  className: string;
  columns: readonly Column[];
  rows: readonly Row[];
  headless?: boolean | undefined;
  /** Which rows, or lines of rows, stand here; all of them where it is left out. */
  placed?: readonly PlacedRow[] | undefined;
  lines?: ReadonlyMap<number, RowLines> | undefined;
};

/** A table of a paper, or the part of it that stands on one page, under its own head. */
export const PaperTable = ({ className, columns, rows, headless, placed, lines }: Props) => {
  const shown: readonly PlacedRow[] = placed ?? rows.map((_, row) => ({ row }));
  return (
    <table className={className}>
      <colgroup>
        {columns.map(({ title, width }) => (
          <col key={title} style={{ width: `${width}mm` }} />
        ))}
      </colgroup>
      {headless ? null : (
        <thead>
          <tr>
            {columns.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {shown.map(({ row: index, from, to }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <tr key={`${row.key}-${from ?? ''}`} className={row.className}>
              {row.cells.map((cell, at) => (
                <CellView
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column
                  key={at}
                  cell={cell}
                  window={
                    from === undefined || to === undefined ? null : { from, to, lines: lines?.get(index)?.[at] ?? [] }
                  }
                />
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};
