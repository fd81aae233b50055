import ArrowForwardRounded from '@mui/icons-material/ArrowForwardRounded';
import Box from '@mui/material/Box';
import { codeText, useT } from '../../../i18n/useT.ts';
import { color, rem } from '../../../theme/tokens.ts';
import type { LadderStep } from '../documents.ts';
import { exactText } from './exactText.ts';

/** Rule D: year by year what was reached in the county, and which rung follows; the last year is the case's own. */
export const LadderTable = ({ ladder }: { ladder: readonly LadderStep[] }) => {
  const t = useT();
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {ladder.map((step, index) => {
        const own = index === ladder.length - 1;
        return (
          <Box
            component="li"
            key={step.year}
            sx={{
              display: 'grid',
              columnGap: 2,
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '9rem minmax(0, 1fr) 8rem' },
              px: { xs: 2, sm: 2.5 },
              py: 1.25,
              fontSize: rem(15),
              lineHeight: rem(24),
              borderBottom: `1px solid ${color.line}`,
              '&:last-child': { borderBottom: 0 },
              ...(own ? { bgcolor: color.primaryTint } : {}),
            }}
          >
            <Box sx={{ fontWeight: own ? 700 : 400 }}>
              {step.title}
              <Box sx={quiet}>{step.outcome ? codeText(t, 'agreements.outcome_', step.outcome) : t('frame.none')}</Box>
            </Box>
            <Box>
              <CountyLine step={step} />
              <Box sx={quiet}>{step.text}</Box>
            </Box>
            <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'flex-start', fontWeight: own ? 700 : 400 }}>
              <ArrowForwardRounded sx={{ fontSize: 18, mt: '3px', color: color.muted }} aria-hidden />
              {codeText(t, 'sanctions.rung_', step.rung)}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
};

const CountyLine = ({ step }: { step: LadderStep }) => {
  const t = useT();
  const { county, standardScore, lineRate, flagged, improved } = step;
  if (!county) return <>{t('sanctions.noCounty')}</>;
  return (
    <>
      {[
        t('sanctions.countyPlace', {
          subject: county.subject,
          grade: county.grade,
          place: county.place,
          of: county.compared,
        }),
        standardScore === null ? null : t('sanctions.standardScore', { z: exactText(standardScore) }),
        lineRate === null ? null : t('sanctions.lineRate', { rate: lineRate }),
        flagged ? t('sanctions.flagged') : null,
        improved === null ? null : t(improved ? 'sanctions.improved' : 'sanctions.notImproved'),
      ]
        .filter(Boolean)
        .join(' · ')}
    </>
  );
};

const quiet = { fontSize: rem(14), lineHeight: rem(22), color: color.muted, fontWeight: 400 } as const;
