import Box from '@mui/material/Box';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';
import { barsOf } from './histogram.ts';
import { percent, plain } from './numbers.ts';

type Props = {
  label: string;
  counts: readonly number[];
  fullMark: number;
  pass?: number;
  ceiling?: number;
  height?: number;
};

/** Pupils by tenths of the full mark; a line marks the pass mark. Its figures are read out bar by bar. */
export const Histogram = ({ label, counts, fullMark, pass, ceiling, height = 120 }: Props) => {
  const t = useT();
  const bars = barsOf(counts, fullMark, ceiling);
  const words = bars
    .map(({ from, to, count, share }) =>
      t('charts.bar', { from: plain(from, 0), to: plain(to, 0), n: count, share: percent(share) }),
    )
    .join('; ');
  return (
    <Box>
      <svg role="img" aria-label={`${label}: ${words}`} width="100%" height={height} style={{ display: 'block' }}>
        {bars.map(({ from, x, width, height: high }) => (
          <rect
            key={from}
            x={`${x + width * 0.06}%`}
            width={`${width * 0.88}%`}
            y={`${100 - high}%`}
            height={`${high}%`}
            fill={color.chartGrey}
          />
        ))}
        {pass === undefined ? null : (
          <line
            x1={`${(pass / fullMark) * 100}%`}
            x2={`${(pass / fullMark) * 100}%`}
            y1="0"
            y2="100%"
            stroke={color.primary}
            strokeWidth="2"
            strokeDasharray="5 4"
          />
        )}
        <line x1="0" x2="100%" y1={height - 0.5} y2={height - 0.5} stroke={color.field} />
      </svg>
      <Box
        aria-hidden
        sx={{
          display: 'flex',
          justifyContent: 'space-between',
          color: color.muted,
          fontSize: rem(14),
          lineHeight: rem(22),
        }}
      >
        <span>0</span>
        <span>{plain(fullMark / 2, 0)}</span>
        <span>{plain(fullMark, 0)}</span>
      </Box>
    </Box>
  );
};
