import Box from '@mui/material/Box';
import { type KeyboardEvent, useRef, useState } from 'react';
import { color, rem, touch } from '../../theme/tokens.ts';
import { type Cell, moved } from './heatMove.ts';

/** What a cell shows: a text, its step from -2 (far below) over 0 (within chance) to 2, and the words for whoever does not see it. */
export type HeatCell = { text: string; step: -2 | -1 | 0 | 1 | 2; words: string } | null;

type Props = {
  label: string;
  corner: string;
  rows: readonly { id: string; title: string }[];
  columns: readonly { id: string; title: string; more?: string }[];
  cellOf: (row: string, column: string) => HeatCell;
  chosen: { row: string; column: string } | null;
  onChoose: (row: string, column: string) => void;
};

const looks = {
  '-2': { bgcolor: color.below2, borderColor: color.below2, color: color.ink, fontWeight: 700 },
  '-1': { bgcolor: color.below1, borderColor: color.below1, color: color.ink },
  '0': { bgcolor: color.surface, borderColor: color.line, color: color.muted },
  '1': { bgcolor: color.above1, borderColor: color.above1, color: color.ink },
  '2': { bgcolor: color.above2, borderColor: color.above2, color: color.ink, fontWeight: 700 },
} as const;
const marks = { '-2': '\u25bc ', '-1': '\u25bc ', '0': '', '1': '\u25b2 ', '2': '\u25b2 ' } as const;

/** A grid of differences; only what can be told from chance is coloured. One stop for Tab, arrows inside, Enter or a press chooses. */
export const HeatTable = ({ label, corner, rows, columns, cellOf, chosen, onChoose }: Props) => {
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<Cell>({ row: 0, column: 0 });
  const onKey = (event: KeyboardEvent, cell: Cell) => {
    const next = moved(cell, event.key, { rows: rows.length, columns: columns.length });
    if (!next) return;
    event.preventDefault();
    setAt(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.row}-${next.column}"]`)?.focus();
  };
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Box
        component="table"
        ref={table}
        role="grid"
        aria-label={label}
        sx={{ borderCollapse: 'separate', borderSpacing: '4px', width: '100%', minWidth: 96 * (columns.length + 1) }}
      >
        <thead>
          <tr>
            <Box component="th" scope="col" sx={{ ...head, textAlign: 'left', width: '4.5em' }}>
              {corner}
            </Box>
            {columns.map(({ id, title, more }) => (
              <Box component="th" scope="col" key={id} sx={head}>
                {title}
                {more ? <Box sx={{ color: color.muted, fontSize: rem(14) }}>{more}</Box> : null}
              </Box>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowAt) => (
            <tr key={row.id}>
              <Box
                component="th"
                scope="row"
                sx={{
                  ...head,
                  textAlign: 'left',
                  color: color.ink,
                  position: 'sticky',
                  left: 0,
                  bgcolor: color.surface,
                }}
              >
                {row.title}
              </Box>
              {columns.map((column, columnAt) => {
                const cell = cellOf(row.id, column.id);
                const step = String(cell?.step ?? 0) as keyof typeof looks;
                const on = chosen?.row === row.id && chosen.column === column.id;
                return (
                  <Box component="td" role="gridcell" key={column.id} aria-selected={on} sx={{ p: 0 }}>
                    <Box
                      component="button"
                      type="button"
                      data-cell={`${rowAt}-${columnAt}`}
                      tabIndex={at.row === rowAt && at.column === columnAt ? 0 : -1}
                      aria-label={cell ? cell.words : `${row.title}, ${column.title}`}
                      aria-disabled={cell ? undefined : true}
                      onFocus={() => setAt({ row: rowAt, column: columnAt })}
                      onKeyDown={(event: KeyboardEvent) => onKey(event, { row: rowAt, column: columnAt })}
                      onClick={() => cell && onChoose(row.id, column.id)}
                      sx={{
                        width: '100%',
                        minHeight: touch,
                        border: '1px solid',
                        borderRadius: '4px',
                        font: 'inherit',
                        fontSize: rem(15),
                        whiteSpace: 'nowrap',
                        // The tint is the finding: it is printed, too.
                        printColorAdjust: 'exact',
                        WebkitPrintColorAdjust: 'exact',
                        cursor: cell ? 'pointer' : 'default',
                        ...looks[step],
                        ...(on ? { outline: `3px solid ${color.ink}`, outlineOffset: '-1px' } : {}),
                      }}
                    >
                      {cell ? `${marks[step]}${cell.text}` : '\u2013'}
                    </Box>
                  </Box>
                );
              })}
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  );
};

const head = {
  fontWeight: 400,
  fontSize: rem(15),
  lineHeight: rem(22),
  p: '4px',
  textAlign: 'center',
  color: color.muted,
} as const;
