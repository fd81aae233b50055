import LockRounded from '@mui/icons-material/LockRounded';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import { useT } from '../../../i18n/useT.ts';
import { color, rem } from '../../../theme/tokens.ts';
import type { WholeSanction } from '../documents.ts';

/** Steps that are not open now, each with its reason; folded, since a case has many that are far off. */
export const FoldedSteps = ({ steps }: { steps: WholeSanction['blockedSteps'] }) => {
  const t = useT();
  if (steps.length === 0) return null;
  return (
    <Card component="details" sx={{ mb: 2 }}>
      <Box
        component="summary"
        sx={{
          px: { xs: 2, sm: 2.5 },
          minHeight: 52,
          display: 'flex',
          gap: 1,
          alignItems: 'center',
          color: color.primary,
          fontWeight: 700,
          fontSize: rem(15),
          cursor: 'pointer',
        }}
      >
        <LockRounded sx={{ fontSize: 18 }} aria-hidden />
        {t('sanctions.closedSteps', { n: steps.length })}
      </Box>
      <Box component="dl" sx={{ m: 0, px: { xs: 2, sm: 2.5 }, pb: 1, fontSize: rem(15), lineHeight: rem(24) }}>
        {steps.map(({ name, title, reason }) => (
          <Box key={name} sx={{ py: 0.75, borderTop: `1px solid ${color.line}` }}>
            <Box component="dt" sx={{ color: color.muted }}>
              {title}
            </Box>
            <Box component="dd" sx={{ m: 0 }}>
              {reason}
            </Box>
          </Box>
        ))}
      </Box>
    </Card>
  );
};
