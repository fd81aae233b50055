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
      <svg
        role="img"
        aria-label={`${label}: ${words}`}
        width="100%"
        height={height}
        style={{ display: 'block', overflow: 'visible', marginTop: rem(22) }}
      >
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
        {bars.map(({ from, x, width, height: high, count }) =>
          count === 0 ? null : (
            <text
              key={from}
              x={`${x + width / 2}%`}
              y={`${100 - high}%`}
              dy="-0.3em"
              textAnchor="middle"
              fill={color.ink}
              style={{ fontSize: rem(14) }}
            >
              {count}
            </text>
          ),
        )}
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
        sx={{ position: 'relative', height: rem(22), color: color.muted, fontSize: rem(14), lineHeight: rem(22) }}
      >
        {[0, 20, 40, 60, 80, 100].map((at) => (
          <Box
            key={at}
            component="span"
            // The outer ones stay within the chart.
            sx={{ position: 'absolute', left: `${at}%`, transform: `translateX(${-at}%)` }}
          >
            {plain((fullMark * at) / 100, 0)}
          </Box>
        ))}
      </Box>
    </Box>
  );
};
