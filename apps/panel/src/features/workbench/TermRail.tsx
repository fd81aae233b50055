import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';
import { TermWeeksQuery } from './documents.ts';

const Mark = ({ kind }: { kind: 'past' | 'now' | 'next' }) => (
  <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden style={{ flex: 'none' }}>
    {kind === 'past' ? <circle cx="6" cy="6" r="5" fill={color.neutral} /> : null}
    {kind === 'now' ? <rect x="1" y="1" width="10" height="10" rx="2" fill={color.primary} /> : null}
    {kind === 'next' ? (
      <rect x="1.8" y="1.8" width="8.4" height="8.4" rx="1.5" fill="#fff" stroke={color.field} strokeWidth="1.6" />
    ) : null}
  </svg>
);

/** The weeks of the term with what falls into them; the present one stands out. */
export const TermRail = () => {
  const t = useT();
  const { town } = useFrame();
  const { data } = useDocument(TermWeeksQuery, {}, { freshFor: 600_000 });
  const weeks = data?.town.termWeeks ?? [];
  const currentAt = weeks.findIndex(({ current }) => current);
  if (weeks.length === 0) return null;
  return (
    <Card component="aside">
      <Box sx={{ px: 2.5, py: 1.5, borderBottom: `1px solid ${color.line}` }}>
        <Typography variant="h2">{t('workbench.termWeeks', { n: weeks.length })}</Typography>
        <Typography variant="caption" sx={{ color: color.muted }}>
          {town.term?.title ?? t('workbench.termOver')}
        </Typography>
      </Box>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, px: 0, py: 1 }}>
        {weeks.map(({ week, startsOn, note, current }, index) => {
          const kind = current
            ? 'now'
            : currentAt >= 0
              ? index < currentAt
                ? 'past'
                : 'next'
              : startsOn < town.today
                ? 'past'
                : 'next';
          const ink = current ? color.primary : kind === 'past' ? color.muted : color.ink;
          return (
            <Box
              component="li"
              key={startsOn}
              {...(current ? { 'aria-current': 'date' } : {})}
              sx={{
                display: 'flex',
                gap: 1,
                px: 2.5,
                py: current ? 0.75 : '3px',
                fontSize: rem(14),
                lineHeight: rem(22),
                color: ink,
                ...(current
                  ? {
                      bgcolor: color.primaryTint,
                      borderTop: `1px solid ${color.primary}`,
                      borderBottom: `1px solid ${color.primary}`,
                      fontWeight: 700,
                    }
                  : {}),
              }}
            >
              <Box component="span" sx={{ width: '1.6em', textAlign: 'right', flex: 'none' }}>
                {week ?? ''}
              </Box>
              <Box component="span" sx={{ width: '3.2em', flex: 'none' }}>
                {startsOn.slice(5)}
              </Box>
              <Box component="span" sx={{ minWidth: 0 }}>
                {current ? (
                  <Box component="span" sx={{ display: 'block' }}>
                    {t('workbench.thisWeek')}
                  </Box>
                ) : null}
                {note ? (
                  <Box
                    component="span"
                    sx={{
                      display: 'inline-flex',
                      gap: 0.75,
                      alignItems: 'flex-start',
                      '& > :first-of-type': { mt: '6px', flex: 'none' },
                      color: current ? color.ink : ink,
                      fontWeight: 400,
                    }}
                  >
                    <Mark kind={kind} />
                    {note}
                  </Box>
                ) : null}
              </Box>
            </Box>
          );
        })}
      </Box>
      <Box
        sx={{
          px: 2.5,
          py: 1.25,
          borderTop: `1px solid ${color.line}`,
          display: 'flex',
          gap: 2,
          flexWrap: 'wrap',
          fontSize: rem(14),
          color: color.muted,
        }}
      >
        {(['past', 'now', 'next'] as const).map((kind) => (
          <Box component="span" key={kind} sx={{ display: 'inline-flex', gap: 0.75, alignItems: 'center' }}>
            <Mark kind={kind} />
            {t(
              kind === 'past'
                ? 'workbench.legendPast'
                : kind === 'now'
                  ? 'workbench.legendNow'
                  : 'workbench.legendNext',
            )}
          </Box>
        ))}
      </Box>
    </Card>
  );
};
