import Box from '@mui/material/Box';
import { useT } from '../../i18n/useT.ts';
import { plain } from '../../shared/charts/numbers.ts';
import { color, rem } from '../../theme/tokens.ts';
import { barOf, verdictOf } from './comparison.ts';
import { setLooks } from './SetCard.tsx';

/** One bar: what a set finds, how much of it chance alone makes, and the words for whoever does not see it. */
export interface ChanceBar {
  readonly key: string;
  readonly set: string;
  readonly found: number;
  readonly text: string;
  readonly byChance: number | null;
  readonly words: string;
}

const verdicts = {
  luck: 'simulator.verdictLuck',
  mixed: 'simulator.verdictMixed',
  real: 'simulator.verdictReal',
} as const;

/** Bars of the sets one below another, each with a line where chance alone would have brought it. */
export const ChanceBars = ({
  title,
  bars,
  longest,
}: {
  title: string;
  bars: readonly ChanceBar[];
  longest: number;
}) => {
  const t = useT();
  return (
    <Box sx={{ py: 1.25, borderTop: `1px solid ${color.neutralTint}`, '&:first-of-type': { borderTop: 0 } }}>
      <Box component="h3" sx={{ fontSize: rem(15), fontWeight: 700, m: 0, mb: 0.5 }}>
        {title}
      </Box>
      {bars.map(({ key, set, found, text, byChance, words }, index) => {
        const { width, mark } = barOf(found, byChance, longest);
        const { ink } = setLooks[index === 0 ? 0 : 1];
        const verdict = verdictOf(found, byChance);
        return (
          <Box
            key={key}
            sx={{
              display: 'grid',
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '7em minmax(0, 1fr) 15em' },
              columnGap: 2,
              alignItems: 'center',
              py: 0.5,
            }}
          >
            <Box sx={{ fontSize: rem(15), color: ink, fontWeight: 700, overflowWrap: 'anywhere' }}>{set}</Box>
            <svg
              role="img"
              aria-label={words}
              width="100%"
              height="28"
              style={{ display: 'block', overflow: 'visible' }}
            >
              <rect x="0" y="4" width="100%" height="20" rx="3" fill={color.neutralTint} />
              <rect x="0" y="4" width={`${width}%`} height="20" rx="3" fill={ink} fillOpacity="0.82" />
              {mark === null ? null : (
                <line
                  x1={`${mark}%`}
                  x2={`${mark}%`}
                  y1="0"
                  y2="28"
                  stroke={color.ink}
                  strokeWidth="2.5"
                  strokeDasharray="4 3"
                />
              )}
            </svg>
            <Box sx={{ fontSize: rem(15), lineHeight: rem(22) }}>
              <b>{text}</b>
              <Box component="span" sx={{ color: color.muted, fontSize: rem(14), ml: 1 }}>
                {byChance === null ? t('simulator.byChanceNone') : t('simulator.byChance', { n: plain(byChance, 1) })}
                {verdict ? ` · ${t(verdicts[verdict])}` : ''}
              </Box>
            </Box>
          </Box>
        );
      })}
    </Box>
  );
};
