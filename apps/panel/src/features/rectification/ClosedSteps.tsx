import LockRounded from '@mui/icons-material/LockRounded';
import Box from '@mui/material/Box';
import { useT } from '../../i18n/useT.ts';
import { Section } from '../../shared/Section.tsx';
import { color, rem } from '../../theme/tokens.ts';
import type { WholeCase } from './documents.ts';

/** Steps that are not open now, each with its reason. */
export const ClosedSteps = ({ steps }: { steps: WholeCase['blockedSteps'] }) => {
  const t = useT();
  if (steps.length === 0) return null;
  return (
    <Section title={t('cases.closedSteps')}>
      <Box component="dl" sx={{ m: 0, px: { xs: 2, sm: 2.5 }, py: 0.5 }}>
        {steps.map(({ name, title, reason }) => (
          <Box
            key={name}
            sx={{
              display: 'flex',
              columnGap: 2,
              py: 1,
              borderBottom: `1px solid ${color.line}`,
              '&:last-child': { borderBottom: 0 },
              fontSize: rem(15),
              lineHeight: rem(24),
              flexWrap: { xs: 'wrap', sm: 'nowrap' },
            }}
          >
            <Box component="dt" sx={{ color: color.muted, display: 'flex', gap: 1, minWidth: 128, flex: 'none' }}>
              <LockRounded sx={{ fontSize: 18, mt: '3px' }} />
              {title}
            </Box>
            <Box component="dd" sx={{ m: 0, pl: { xs: '26px', sm: 0 } }}>
              {reason}
            </Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
};
