import Box from '@mui/material/Box';
import { codeText, useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';
import type { LadderYear } from './documents.ts';
import { linesOf, scoresOf, stepsOf } from './ladderShape.ts';

const stepsHeight = 132;
const scoresHeight = 76;

/** Brown is below, as in all charts; a pause is an outline. */
const looks = {
  NONE: { fill: color.neutralTint, stroke: color.line },
  FLAGGED: { fill: color.below1, stroke: color.below2 },
  TRAINING: { fill: color.below2, stroke: color.belowInk },
  ROTATION: { fill: color.belowInk, stroke: color.belowInk },
  PAUSED: { fill: color.surface, stroke: color.field, strokeDasharray: '4 3' },
} as const;

/** The years as stairs that rise with the rungs, with the county standard score below; its words are in its label. */
export const LadderChart = ({ name, years }: { name: string; years: readonly LadderYear[] }) => {
  const t = useT();
  const steps = stepsOf(years);
  const { scores, mean } = scoresOf(years);
  const words = years
    .map((year) =>
      t('eligibility.words', {
        year: year.title,
        rung: codeText(t, 'eligibility.rung_', year.rung ?? 'NONE'),
        outcome: year.outcomeTitle,
      }),
    )
    .join('; ');
  const columns = `repeat(${years.length}, minmax(${rem(96)}, 1fr))`;
  return (
    <Box
      sx={{ overflowX: 'auto', px: { xs: 2, sm: 2.5 }, py: 2 }}
      tabIndex={0}
      role="region"
      aria-label={t('eligibility.ladderOf', { name })}
    >
      <Box sx={{ minWidth: rem(96 * years.length) }}>
        <svg
          role="img"
          aria-label={`${t('eligibility.ladderOf', { name })}: ${words}`}
          width="100%"
          height={stepsHeight}
          style={{ display: 'block' }}
        >
          {steps.map(({ x, width, height, rung }, index) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a year is known by its column
              key={index}
              x={`${x + width * 0.02}%`}
              width={`${width * 0.96}%`}
              y={`${100 - height}%`}
              height={`${height}%`}
              rx="3"
              strokeWidth="1.5"
              {...looks[rung]}
            />
          ))}
        </svg>
        <Box aria-hidden sx={{ display: 'grid', gridTemplateColumns: columns, textAlign: 'center', pt: 0.5 }}>
          {years.map((year) => (
            <Box key={year.year} sx={{ px: 0.5, minWidth: 0 }}>
              <Box sx={{ fontSize: rem(15), fontWeight: 700 }}>
                {codeText(t, 'eligibility.rung_', year.rung ?? 'NONE')}
              </Box>
              <Box sx={{ fontSize: rem(14), lineHeight: rem(20), color: color.muted }}>
                {year.title}
                <br />
                {year.outcomeTitle}
              </Box>
            </Box>
          ))}
        </Box>
        <Box sx={{ fontSize: rem(14), color: color.muted, pt: 1.5 }} aria-hidden>
          {t('eligibility.scoreAxis')}
        </Box>
        <svg width="100%" height={scoresHeight} aria-hidden style={{ display: 'block', overflow: 'visible' }}>
          <line x1="0" x2="100%" y1={`${mean}%`} y2={`${mean}%`} stroke={color.field} />
          {linesOf(scores).map(({ x1, y1, x2, y2 }) => (
            <line
              key={x1}
              x1={`${x1}%`}
              y1={`${y1}%`}
              x2={`${x2}%`}
              y2={`${y2}%`}
              stroke={color.primary}
              strokeWidth="2"
            />
          ))}
          {scores.map(({ x, y }) =>
            y === null ? null : (
              <circle
                key={x}
                cx={`${x}%`}
                cy={`${y}%`}
                r="5"
                fill={color.surface}
                stroke={color.primary}
                strokeWidth="2.5"
              />
            ),
          )}
        </svg>
        <Box aria-hidden sx={{ display: 'grid', gridTemplateColumns: columns, textAlign: 'center' }}>
          {years.map(({ year, step }) => (
            <Box key={year} sx={{ fontSize: rem(14), lineHeight: rem(20), color: color.muted, px: 0.5 }}>
              <Box component="b" sx={{ color: color.ink }}>
                {step?.standardScore ?? t('eligibility.noData')}
              </Box>
              <br />
              {step?.county ? t('eligibility.placeOf', { place: step.county.place, of: step.county.compared }) : ''}
            </Box>
          ))}
        </Box>
      </Box>
    </Box>
  );
};
