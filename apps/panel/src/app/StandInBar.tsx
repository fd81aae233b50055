import SwapHorizRounded from '@mui/icons-material/SwapHorizRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { standIn, stopStandingIn, takeStandInOver } from '../data/standIn.ts';
import { useFrame } from '../data/viewer.ts';
import { usePanelLocale, useT } from '../i18n/useT.ts';
import { shortDay } from '../shared/days.ts';
import { color, rem } from '../theme/tokens.ts';

/** Over everything while somebody acts in another's name, so that nobody forgets in whose; and once when it is over. */
export const StandInBar = () => {
  const t = useT();
  const locale = usePanelLocale();
  const { viewer } = useFrame();
  const [over, setOver] = useState(takeStandInOver);
  const whom = standIn();
  if (whom === null && !over) return null;
  const until = viewer.delegation ? t('delegations.barUntil', { day: shortDay(viewer.delegation.to, locale) }) : null;
  return (
    <Box
      component="section"
      aria-label={t('delegations.title')}
      data-stand-in={whom === null ? 'over' : 'on'}
      sx={{
        bgcolor: whom === null ? color.soonTint : color.review,
        color: whom === null ? color.ink : '#fff',
        px: { xs: 2, md: 2.5 },
        py: 0.5,
        display: 'flex',
        alignItems: 'center',
        flexWrap: 'wrap',
        columnGap: 1.5,
        fontSize: rem(16),
        lineHeight: rem(24),
      }}
    >
      <SwapHorizRounded aria-hidden sx={{ fontSize: 22, flex: 'none' }} />
      <Box sx={{ flex: '1 1 180px', minWidth: 0 }}>
        {whom === null ? (
          t('delegations.over')
        ) : (
          <>
            <b>{t('delegations.bar', { name: whom.name })}</b>{' '}
            {[viewer.actingPost?.title, until].filter(Boolean).join(' · ')}
          </>
        )}
      </Box>
      <Button
        variant="outlined"
        onClick={() => (whom === null ? setOver(false) : stopStandingIn('/#/'))}
        sx={{
          color: 'inherit',
          borderColor: 'currentcolor',
          bgcolor: 'transparent',
          '&:hover': { borderColor: 'currentcolor' },
        }}
      >
        {t(whom === null ? 'delegations.dismiss' : 'delegations.leave')}
      </Button>
    </Box>
  );
};
