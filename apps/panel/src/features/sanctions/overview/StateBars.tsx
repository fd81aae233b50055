import Box from '@mui/material/Box';
import { Link } from 'react-router';
import { useT } from '../../../i18n/useT.ts';
import { Section } from '../../../shared/Section.tsx';
import { toneLook } from '../../../shared/StateTag.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import type { SanctionOverview } from '../documents.ts';

/** How far the cases are, in the order of the procedure; each line leads to its cases. */
export const StateBars = ({ states, year }: { states: SanctionOverview['states']; year: string }) => {
  const t = useT();
  const shown = states.filter(({ count }) => count > 0);
  const most = Math.max(1, ...shown.map(({ count }) => count));
  return (
    <Section title={t('sanctions.howFar')}>
      {shown.length === 0 ? (
        <Box sx={{ p: 2.5, color: color.muted, fontSize: rem(15) }}>{t('sanctions.emptyTitle')}</Box>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, py: 0.5 }}>
          {shown.map(({ state, title, tone, count }) => (
            <Box component="li" key={state}>
              <Box
                component={Link}
                to={`/sanctions?show=all&state=${encodeURIComponent(state)}&year=${year}`}
                sx={{
                  px: { xs: 2, sm: 2.5 },
                  minHeight: 44,
                  display: 'grid',
                  gridTemplateColumns: 'minmax(0, 9em) minmax(0, 1fr) 2.5em',
                  gap: 1,
                  alignItems: 'center',
                  fontSize: rem(15),
                  color: `${color.ink} !important`,
                }}
              >
                <span>{title}</span>
                <Box
                  aria-hidden
                  sx={{
                    height: 12,
                    width: `${(count / most) * 100}%`,
                    bgcolor: toneLook[tone].ink,
                    borderRadius: '2px',
                  }}
                />
                <Box component="b" sx={{ textAlign: 'right' }}>
                  {count}
                </Box>
              </Box>
            </Box>
          ))}
        </Box>
      )}
    </Section>
  );
};
