import AddAPhotoRounded from '@mui/icons-material/AddAPhotoRounded';
import FactCheckRounded from '@mui/icons-material/FactCheckRounded';
import HomeRounded from '@mui/icons-material/HomeRounded';
import Box from '@mui/material/Box';
import type { ElementType } from 'react';
import { Link, useLocation } from 'react-router';
import { useFrame, useMay } from '../data/viewer.ts';
import { useT } from '../i18n/useT.ts';
import { color, rem } from '../theme/tokens.ts';

/** On a phone: the pages that are opened most, within reach of the thumb. */
export const BottomBar = () => {
  const t = useT();
  const may = useMay();
  const { workbench } = useFrame();
  const { pathname } = useLocation();
  const entries: { to: string; text: string; Icon: ElementType; count?: number }[] = [
    { to: '/', text: t('frame.workbench'), Icon: HomeRounded, count: workbench.todo.totalCount },
    ...(may('rectification:record') ? [{ to: '/record', text: t('frame.recordShort'), Icon: AddAPhotoRounded }] : []),
    { to: '/cases', text: t('frame.ledgerShort'), Icon: FactCheckRounded },
  ];
  return (
    <Box
      component="nav"
      aria-label={t('frame.menu')}
      className="no-print"
      sx={{
        position: 'fixed',
        bottom: 0,
        left: 0,
        right: 0,
        zIndex: 1100,
        bgcolor: color.surface,
        borderTop: `1px solid ${color.line}`,
        display: 'flex',
        pb: 'env(safe-area-inset-bottom)',
      }}
    >
      {entries.map(({ to, text, Icon, count }) => {
        const on = to === '/' ? pathname === '/' : pathname.startsWith(to);
        return (
          <Box
            component={Link}
            key={to}
            to={to}
            {...(on ? { 'aria-current': 'page' } : {})}
            sx={{
              flex: 1,
              minHeight: 58,
              display: 'flex',
              flexDirection: 'column',
              alignItems: 'center',
              justifyContent: 'center',
              fontSize: rem(13),
              fontWeight: on ? 700 : 400,
              color: `${on ? color.primary : color.muted} !important`,
              textDecoration: 'none !important',
              position: 'relative',
            }}
          >
            <Box sx={{ position: 'relative', lineHeight: 0 }}>
              <Icon />
              {count ? (
                <Box
                  component="span"
                  sx={{
                    position: 'absolute',
                    left: 16,
                    top: -6,
                    bgcolor: color.primary,
                    color: '#fff',
                    borderRadius: '10px',
                    px: '5px',
                    fontSize: 13,
                    lineHeight: '18px',
                    fontWeight: 700,
                  }}
                >
                  {count}
                </Box>
              ) : null}
            </Box>
            {text}
          </Box>
        );
      })}
    </Box>
  );
};
