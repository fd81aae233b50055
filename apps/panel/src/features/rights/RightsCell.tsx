import Box from '@mui/material/Box';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';
import type { RightGrant } from './documents.ts';

/** What a post may do in one row, in words: how far, and what of it. */
export const RightsCell = ({ grants }: { grants: readonly RightGrant[] }) => {
  const t = useT();
  if (grants.length === 0)
    return (
      <Box component="span" sx={{ color: color.muted }}>
        {t('rights.no')}
      </Box>
    );
  return (
    <>
      {grants.map(({ over, part }) => (
        <Box key={`${over} ${part ?? ''}`} sx={{ lineHeight: rem(22) }}>
          <Box component="span" sx={{ fontWeight: 700, color: over === 'OWN' ? color.ink : color.primaryDark }}>
            {t(`rights.over_${over}`)}
          </Box>
          {part ? (
            <Box component="span" sx={{ display: 'block', fontSize: rem(14), color: color.muted }}>
              {part}
            </Box>
          ) : null}
        </Box>
      ))}
    </>
  );
};
