import Box from '@mui/material/Box';
import { useT } from '../../i18n/useT.ts';
import { StateTag } from '../../shared/StateTag.tsx';
import { color, rem } from '../../theme/tokens.ts';
import type { InspectionRow } from './documents.ts';

/** An inspection's cases by state, with the open ones in words. */
export const CaseCounts = ({ counts }: { counts: InspectionRow['caseCounts'] }) => {
  const t = useT();
  const open = counts.reduce((sum, each) => sum + (each.open ? each.count : 0), 0);
  if (counts.length === 0)
    return <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>{t('people.inspectionNone')}</Box>;
  return (
    <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center', mt: 0.75 }}>
      <Box sx={{ fontSize: rem(14), color: color.muted }}>{t('people.inspectionOpen', { n: open })}</Box>
      <Box
        component="ul"
        aria-label={t('people.inspectionStates')}
        sx={{ listStyle: 'none', p: 0, m: 0, display: 'flex', gap: 0.75, flexWrap: 'wrap' }}
      >
        {counts.map(({ state, stateTitle, tone, open: isOpen, count }) => (
          <li key={state}>
            <StateTag title={`${stateTitle} ${count}`} tone={tone} ended={!isOpen} />
          </li>
        ))}
      </Box>
    </Box>
  );
};
