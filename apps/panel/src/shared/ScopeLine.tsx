import VisibilityRounded from '@mui/icons-material/VisibilityRounded';
import Box from '@mui/material/Box';
import { useFrame } from '../data/viewer.ts';
import { useT } from '../i18n/useT.ts';
import { color, rem } from '../theme/tokens.ts';

/** Says in words whose data are in view, and the counts that matter. */
export const ScopeLine = ({ counts }: { counts?: string | undefined }) => {
  const t = useT();
  const { viewer, town } = useFrame();
  return (
    <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1, color: color.muted, fontSize: rem(15), mb: 1.5 }}>
      <VisibilityRounded sx={{ fontSize: 18, mt: '3px' }} aria-hidden />
      <span>
        {t('cases.scopeLine')}
        <Box component="b" sx={{ color: color.ink }}>
          {viewer.scope}
        </Box>
        {town.term ? ` · ${town.term.title}` : ''}
        {counts ? ` · ${counts}` : ''}
      </span>
    </Box>
  );
};
