import Box from '@mui/material/Box';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';
import { digitsOf, plain } from './numbers.ts';
import { percentOf, scaleOf } from './scale.ts';
import { labelledOf, piecesOf, placeTrend, type TrendPoint } from './trend.ts';

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
  const labelled = new Set(labelledOf(points.length));
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
      <Box sx={{ px: 3 }}>
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
              {labelled.has(index) ? (
                <text
                  x={`${x}%`}
                  y={`${y}%`}
                  dy="-0.75em"
                  textAnchor="middle"
                  stroke="none"
                  fill={color.ink}
                  style={{ fontSize: rem(14), fontWeight: 700 }}
                >
                  {plain(points[index]?.value ?? 0, digits)}
                </text>
              ) : null}
            </g>
          ))}
        </svg>
        <Box aria-hidden sx={{ position: 'relative', height: rem(28), color: color.muted, fontSize: rem(14) }}>
          {placed
            .filter(({ index }) => labelled.has(index))
            .map(({ index, x }) => (
              <Box
                key={index}
                component="span"
                sx={{
                  position: 'absolute',
                  top: 6,
                  left: `${x}%`,
                  whiteSpace: 'nowrap',
                  // The outer ones stay within the chart.
                  transform: `translateX(${points.length === 1 ? -50 : -x}%)`,
                }}
              >
                {points[index]?.tick}
              </Box>
            ))}
        </Box>
      </Box>
    </Box>
  );
};
