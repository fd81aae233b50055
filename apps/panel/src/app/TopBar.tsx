import MenuRounded from '@mui/icons-material/MenuRounded';
import NotificationsRounded from '@mui/icons-material/NotificationsRounded';
import SearchRounded from '@mui/icons-material/SearchRounded';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { useState } from 'react';
import { Link } from 'react-router';
import { useFrame } from '../data/viewer.ts';
import { usePanelLocale, useT } from '../i18n/useT.ts';
import { longDay } from '../shared/days.ts';
import { color, rem } from '../theme/tokens.ts';
import { Brand } from './Brand.tsx';
import { LanguageButton } from './LanguageButton.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { SearchBox } from './SearchBox.tsx';
import { TextSizeButton } from './TextSizeButton.tsx';

/** Brand, term and week, search, bell, text size, language, person. On a phone: menu, brand, search, bell, person. */
export const TopBar = ({ wide, onMenu }: { wide: boolean; onMenu: () => void }) => {
  const t = useT();
  const locale = usePanelLocale();
  const { town, viewer } = useFrame();
  const [searching, setSearching] = useState(false);
  const week = town.term?.week;
  // The accessible name says the same as the badge.
  const unread = viewer.unreadNotifications > 99 ? '99+' : viewer.unreadNotifications;
  return (
    <Box
      component="header"
      className="no-print"
      sx={{ bgcolor: color.surface, borderBottom: `1px solid ${color.line}`, position: 'sticky', top: 0, zIndex: 1100 }}
    >
      <Box
        sx={{
          minHeight: 60,
          display: 'flex',
          alignItems: 'center',
          gap: { xs: 0.5, md: 0 },
          pr: { xs: 0.5, md: 2 },
          // Symbols grow with the text; on a phone their margins make room for that, down to what a finger needs.
          '& .MuiIconButton-root': wide ? {} : { p: 0.5 },
        }}
      >
        {wide ? null : (
          <IconButton aria-label={t('frame.menu')} onClick={onMenu} sx={{ ml: 0.5 }}>
            <MenuRounded />
          </IconButton>
        )}
        <Box
          component={Link}
          to="/"
          sx={{ width: { md: 208 }, pl: { md: 2.5 }, textDecoration: 'none !important', flex: 'none' }}
        >
          <Brand town={wide ? town.name : undefined} />
        </Box>
        {wide ? (
          <Box
            sx={{
              pl: 3,
              lineHeight: rem(20),
              fontSize: rem(14),
              whiteSpace: 'nowrap',
              color: color.muted,
              flex: 'none',
            }}
          >
            <Box
              component="b"
              sx={{ display: { md: 'none', lg: 'block' }, fontSize: rem(15), lineHeight: rem(22), color: color.ink }}
            >
              {town.term ? town.term.title : t('workbench.termOver')}
              {week ? ` · ${t('frame.week', { n: week })}` : ''}
            </Box>
            <Box component="b" sx={{ display: { md: 'block', lg: 'none' }, color: color.ink }}>
              {week ? t('frame.week', { n: week }) : ''}
            </Box>
            {longDay(town.today, locale)}
          </Box>
        ) : null}
        {wide ? (
          <Box sx={{ flex: '1 1 200px', px: { md: 2, lg: 4 }, minWidth: 0 }}>
            <SearchBox />
          </Box>
        ) : (
          <IconButton
            aria-label={t('frame.searchLabel')}
            aria-expanded={searching}
            onClick={() => setSearching(!searching)}
            sx={{ ml: 'auto' }}
          >
            <SearchRounded />
          </IconButton>
        )}
        <Box sx={{ display: 'flex', alignItems: 'center', flex: 'none' }}>
          <IconButton
            component={Link}
            to="/notifications"
            aria-label={t('frame.bell', { n: unread })}
            sx={{ position: 'relative' }}
          >
            <NotificationsRounded />
            {viewer.unreadNotifications > 0 ? (
              <Box
                component="span"
                sx={{
                  position: 'absolute',
                  top: 2,
                  right: 0,
                  bgcolor: color.primary,
                  color: '#fff',
                  fontSize: 13,
                  lineHeight: '20px',
                  minWidth: 20,
                  borderRadius: '10px',
                  px: '5px',
                  fontWeight: 700,
                  textAlign: 'center',
                }}
              >
                {unread}
              </Box>
            ) : null}
          </IconButton>
          {wide ? <TextSizeButton /> : null}
          {wide ? <LanguageButton /> : null}
          <PersonMenu compact={!wide} />
        </Box>
      </Box>
      {!wide && searching ? (
        <Box sx={{ px: 2, pb: 1.5, '& > div': { maxWidth: 'none' } }}>
          <SearchBox />
        </Box>
      ) : null}
    </Box>
  );
};
