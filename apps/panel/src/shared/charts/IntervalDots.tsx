import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';
import { type Side, sideOf } from './interval.ts';
import { bound, digitsOf, signed } from './numbers.ts';
import { percentOf, type Scale, scaleOf } from './scale.ts';

/** A row: a group, its difference to the mean, and the interval. `hollow` marks a small group. */
export type DotRow = {
  id: string;
  title: string;
  more?: string;
  value: number | null;
  lo: number | null;
  hi: number | null;
  hollow?: boolean;
  /** The row that the page is about: tinted. */
  own?: boolean;
};

/** A column beside the dots. */
export type DotColumn = {
  key: string;
  title: string;
  width: string;
  cell: (row: DotRow) => ReactNode;
  foot?: ReactNode;
};

type Props = {
  /** What the table is, for whoever does not see it. */
  label: string;
  rows: readonly DotRow[];
  nameTitle: string;
  dotsTitle: string;
  columns?: readonly DotColumn[];
  foot?: ReactNode;
  /** Ink of a row; by the side of the mean unless told. */
  ink?: ((row: DotRow) => string) | undefined;
  /** A row that is pressed opens what lies below it. */
  onOpen?: ((row: DotRow) => ReactNode) | undefined;
};

/** The ink of a side: teal above, brown below, grey where the interval covers the mean. */
export const sideInk: Readonly<Record<Side, string>> = {
  above: color.primary,
  below: color.belowInk,
  unclear: color.muted,
};

/** Groups as sorted dots with interval bars about the mean, and further columns beside them. A table, so that it can be read row by row. */
export const IntervalDots = ({ label, rows, nameTitle, dotsTitle, columns = [], foot, ink, onOpen }: Props) => {
  const t = useT();
  const scale = scaleOf(
    rows.flatMap(({ value, lo, hi }) => [value, lo, hi].filter((one) => one !== null)),
    { around: 0 },
  );
  const digits = digitsOf(scale.ticks);
  const grid = `minmax(120px, 1.5fr) minmax(220px, 4fr) ${columns.map(({ width }) => width).join(' ')}`;
  const line = {
    display: 'grid',
    gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: grid },
    columnGap: 3,
    alignItems: 'center',
  } as const;
  return (
    <Box role="table" aria-label={label}>
      <Box role="rowgroup">
        <Box
          role="row"
          sx={{ ...line, color: color.muted, fontSize: rem(14), display: { xs: 'none', md: 'grid' }, pb: 0.5 }}
        >
          <Box role="columnheader">{nameTitle}</Box>
          <Box role="columnheader" sx={{ textAlign: 'center' }}>
            {dotsTitle}
          </Box>
          {columns.map(({ key, title }) => (
            <Box role="columnheader" key={key}>
              {title}
            </Box>
          ))}
        </Box>
      </Box>
      <Box role="rowgroup">
        {rows.map((row) => (
          <Box
            role="row"
            key={row.id}
            sx={{
              ...line,
              borderTop: `1px solid ${color.neutralTint}`,
              py: { xs: 1, md: 0 },
              ...(row.own ? { bgcolor: color.primaryTint, mx: -1, px: 1, borderRadius: '6px' } : {}),
            }}
          >
            <Box
              role="rowheader"
              sx={{ display: 'flex', alignItems: 'baseline', gap: 1, flexWrap: 'wrap', minWidth: 0, py: 0.5 }}
            >
              <Box
                component="span"
                sx={{ fontWeight: row.own || (!ink && sideOf(row.lo, row.hi) !== 'unclear') ? 700 : 400 }}
              >
                {onOpen ? onOpen(row) : row.title}
              </Box>
              {row.more ? (
                <Box component="span" sx={{ color: color.muted, fontSize: rem(14) }}>
                  {row.more}
                </Box>
              ) : null}
            </Box>
            <Box role="cell" sx={{ alignSelf: 'stretch', position: 'relative', minHeight: 44 }}>
              <Dot row={row} scale={scale} words={wordsOf(t, row)} ink={ink?.(row)} />
            </Box>
            {columns.map(({ key, title, cell }) => (
              <Box role="cell" key={key} sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0 }}>
                <Box
                  component="span"
                  sx={{ display: { xs: 'block', md: 'none' }, color: color.muted, fontSize: rem(14), flex: '0 0 40%' }}
                >
                  {title}
                </Box>
                <Box sx={{ flex: 1, minWidth: 0 }}>{cell(row)}</Box>
              </Box>
            ))}
          </Box>
        ))}
      </Box>
      <Box
        aria-hidden
        sx={{ ...line, borderTop: `1px solid ${color.neutralTint}`, color: color.muted, fontSize: rem(14) }}
      >
        <Box sx={{ pt: 0.5, display: { xs: 'none', md: 'block' } }}>{foot}</Box>
        <Box sx={{ position: 'relative', height: rem(28) }}>
          {scale.ticks.map((tick) => (
            <Box
              key={tick}
              component="span"
              sx={{
                position: 'absolute',
                left: `${percentOf(scale, tick)}%`,
                transform: 'translateX(-50%)',
                top: 4,
                whiteSpace: 'nowrap',
                // On a narrow screen every other tick is enough.
                '&:nth-of-type(even)': { display: { xs: 'none', sm: 'inline' } },
              }}
            >
              {tick === 0 ? t('charts.mean') : signed(tick, digits)}
            </Box>
          ))}
        </Box>
        {columns.map(({ key, foot: below }) => (
          <Box key={key} sx={{ display: { xs: 'none', md: 'block' } }}>
            {below}
          </Box>
        ))}
      </Box>
      <Box sx={{ display: { xs: 'block', md: 'none' }, color: color.muted, fontSize: rem(14) }}>{foot}</Box>
    </Box>
  );
};

const wordsOf = (t: ReturnType<typeof useT>, { title, value, lo, hi }: DotRow): string =>
  value === null
    ? t('charts.dot', { name: title, value: t('charts.notMeasured') })
    : lo === null || hi === null
      ? t('charts.dot', { name: title, value: signed(value) })
      : t('charts.dotTold', { name: title, value: signed(value), lo: bound(lo), hi: bound(hi) });

const Dot = ({
  row,
  scale,
  words,
  ink: told,
}: {
  row: DotRow;
  scale: Scale;
  words: string;
  ink: string | undefined;
}) => {
  const { value, lo, hi, hollow = false } = row;
  const side = sideOf(lo, hi);
  const ink = told ?? sideInk[side];
  const at = (one: number) => `${percentOf(scale, one)}%`;
  const wide = side === 'unclear' ? 2 : 2.5;
  return (
    <svg
      role="img"
      aria-label={words}
      width="100%"
      height="100%"
      // Taken out of the flow: the row is as high as its words, and the lines run through from row to row.
      style={{ position: 'absolute', inset: 0, overflow: 'visible' }}
    >
      {scale.ticks.map((tick) => (
        <line
          key={tick}
          x1={at(tick)}
          x2={at(tick)}
          y1="0"
          y2="100%"
          stroke={tick === 0 ? color.ink : color.gridLine}
          strokeWidth={tick === 0 ? 1.5 : 1}
        />
      ))}
      {/* Placed in the middle of the row, however high the row is. */}
      <svg y="50%" width="100%" height="1" overflow="visible" aria-hidden>
        {lo !== null && hi !== null ? (
          <g stroke={ink} strokeWidth={wide}>
            <line x1={at(lo)} x2={at(hi)} y1="0" y2="0" />
            <line x1={at(lo)} x2={at(lo)} y1="-6" y2="6" />
            <line x1={at(hi)} x2={at(hi)} y1="-6" y2="6" />
          </g>
        ) : null}
        {value !== null ? (
          <circle
            cx={at(value)}
            cy="0"
            r={side === 'unclear' ? 6 : 7}
            fill={hollow ? color.surface : ink}
            stroke={ink}
            strokeWidth="2.5"
          />
        ) : null}
      </svg>
    </svg>
  );
};
