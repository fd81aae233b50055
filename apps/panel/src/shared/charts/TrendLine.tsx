import Box from '@mui/material/Box';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';
import { digitsOf, plain } from './numbers.ts';
import { percentOf, scaleOf } from './scale.ts';
import { piecesOf, placeTrend, type TrendPoint } from './trend.ts';

type Props = {
  label: string;
  points: readonly TrendPoint[];
  digits?: number;
  height?: number;
  span?: number;
  least?: number;
  highest?: number;
};

/** A figure over sessions, with intervals; a session without a figure leaves a gap. */
export const TrendLine = ({ label, points, digits = 1, height = 180, ...limits }: Props) => {
  const t = useT();
  const scale = scaleOf(
    points.flatMap(({ value, lo, hi }) => [value, lo, hi].filter((one) => one !== null && one !== undefined)),
    { most: 4, ...limits },
  );
  const placed = placeTrend(points, scale);
  const words = points
    .map(({ title, value }) =>
      t('charts.point', { title, value: value === null ? t('charts.notMeasured') : plain(value, digits) }),
    )
    .join('; ');
  const tickDigits = digitsOf(scale.ticks);
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: 1 }}>
      <Box aria-hidden sx={{ position: 'relative', height, color: color.muted, fontSize: rem(14), minWidth: '2.6em' }}>
        {scale.ticks.map((tick) => (
          <Box
            key={tick}
            component="span"
            sx={{
              position: 'absolute',
              right: 0,
              top: `${100 - percentOf(scale, tick)}%`,
              transform: 'translateY(-50%)',
            }}
          >
            {plain(tick, tickDigits)}
          </Box>
        ))}
      </Box>
      <Box sx={{ px: 1.5 }}>
        <svg
          role="img"
          aria-label={`${label}: ${words}`}
          width="100%"
          height={height}
          style={{ display: 'block', overflow: 'visible' }}
        >
          {scale.ticks.map((tick) => (
            <line
              key={tick}
              x1="0"
              x2="100%"
              y1={`${100 - percentOf(scale, tick)}%`}
              y2={`${100 - percentOf(scale, tick)}%`}
              stroke={color.line}
            />
          ))}
          {piecesOf(placed).map(({ from, to }) => (
            <line
              key={from.index}
              x1={`${from.x}%`}
              y1={`${from.y}%`}
              x2={`${to.x}%`}
              y2={`${to.y}%`}
              stroke={color.primary}
              strokeWidth="2"
            />
          ))}
          {placed.map(({ index, x, y, lo, hi }) => (
            <g key={index} stroke={color.primary}>
              {lo !== null && hi !== null ? (
                <line x1={`${x}%`} x2={`${x}%`} y1={`${lo}%`} y2={`${hi}%`} strokeWidth="2" strokeOpacity="0.5" />
              ) : null}
              <circle cx={`${x}%`} cy={`${y}%`} r="5" fill={color.surface} strokeWidth="2.5" />
            </g>
          ))}
        </svg>
      </Box>
    </Box>
  );
};
