import ExpandMoreRounded from '@mui/icons-material/ExpandMoreRounded';
import HelpOutlineRounded from '@mui/icons-material/HelpOutlineRounded';
import HomeRounded from '@mui/icons-material/HomeRounded';
import MoreHorizRounded from '@mui/icons-material/MoreHorizRounded';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { useFrame } from '../data/viewer.ts';
import { useT } from '../i18n/useT.ts';
import type { MenuEntry } from '../panels/menu.ts';
import { color, rem, touch } from '../theme/tokens.ts';
import { entryOf, restOf, sectionsOf } from './menuSections.ts';
import { usePanelMenus } from './usePanelMenus.ts';

const lookOf = (on: boolean) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 1.5,
  minHeight: touch,
  px: 1.5,
  borderRadius: '8px',
  fontSize: rem(16),
  textDecoration: 'none !important',
  color: `${on ? color.primary : color.ink} !important`,
  fontWeight: on ? 700 : 400,
  bgcolor: on ? color.primaryTint : 'transparent',
  '&:hover': { bgcolor: on ? color.primaryTint : color.paper },
  '& svg': { fontSize: 20, color: on ? color.primary : color.muted },
});

/** The menu: workbench, a section per post, what is opened seldom folded away, help. */
export const SideMenu = ({ onNavigate, slim = false }: { onNavigate?: () => void; slim?: boolean }) => {
  const t = useT();
  const { workbench } = useFrame();
  const { pathname, search } = useLocation();
  const menus = usePanelMenus();
  const sections = sectionsOf(menus);
  const rest = restOf(menus);
  const present = entryOf(
    [{ to: '/' }, { to: '/help' }, ...sections.flatMap(({ entries }) => entries), ...rest],
    pathname + search,
  );
  const [asked, setAsked] = useState<boolean | null>(null);
  const unfolded = asked ?? rest.some(({ to }) => to === present);
  const item = ({ to, text, Icon }: MenuEntry, count?: number) => {
    const on = to === present;
    return (
      <Box
        component={Link}
        key={to}
        to={to}
        {...(onNavigate ? { onClick: onNavigate } : {})}
        {...(on ? { 'aria-current': 'page' } : {})}
        {...(slim ? { title: t(text), 'aria-label': t(text) } : {})}
        sx={lookOf(on)}
      >
        <Icon />
        {slim ? null : (
          <Box component="span" sx={{ flex: 1 }}>
            {t(text)}
          </Box>
        )}
        {count && !slim ? (
          <Box component="span" sx={{ fontSize: rem(14), fontWeight: 400, color: color.muted }}>
            {count}
          </Box>
        ) : null}
      </Box>
    );
  };
  return (
    <Box component="nav" aria-label={t('frame.menu')} sx={{ p: '12px 8px' }}>
      {item({ to: '/', text: 'frame.workbench', Icon: HomeRounded }, workbench.todo.totalCount)}
      {sections.map(({ title, entries }) => (
        <Box key={title}>
          {slim ? (
            <Box sx={{ borderTop: `1px solid ${color.line}`, my: 1 }} />
          ) : (
            <Box sx={{ m: '16px 12px 4px', fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>{title}</Box>
          )}
          {entries.map((entry) => item(entry))}
        </Box>
      ))}
      <Box sx={{ borderTop: `1px solid ${color.line}`, mt: 1.5, pt: 1.5 }}>
        {rest.length > 0 ? (
          <ButtonBase
            aria-expanded={unfolded}
            aria-label={t('frame.rest')}
            {...(slim ? { title: t('frame.rest') } : {})}
            onClick={() => setAsked(!unfolded)}
            sx={{ ...lookOf(false), width: '100%', justifyContent: 'flex-start', textAlign: 'left' }}
          >
            <MoreHorizRounded />
            {slim ? null : (
              <>
                <Box component="span" sx={{ flex: 1 }}>
                  {t('frame.rest')}
                </Box>
                <ExpandMoreRounded sx={{ transform: unfolded ? 'rotate(180deg)' : 'none' }} />
              </>
            )}
          </ButtonBase>
        ) : null}
        {unfolded ? rest.map((entry) => item(entry)) : null}
        {item({ to: '/help', text: 'frame.help', Icon: HelpOutlineRounded })}
      </Box>
    </Box>
  );
};
