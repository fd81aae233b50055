import CheckRounded from '@mui/icons-material/CheckRounded';
import ExpandMoreRounded from '@mui/icons-material/ExpandMoreRounded';
import KeyRounded from '@mui/icons-material/KeyRounded';
import LogoutRounded from '@mui/icons-material/LogoutRounded';
import ManageAccountsRounded from '@mui/icons-material/ManageAccountsRounded';
import NotificationsActiveRounded from '@mui/icons-material/NotificationsActiveRounded';
import SwapHorizRounded from '@mui/icons-material/SwapHorizRounded';
import VisibilityRounded from '@mui/icons-material/VisibilityRounded';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Divider from '@mui/material/Divider';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLogout } from 'react-admin';
import { useNavigate } from 'react-router';
import { actInPost, startStandingIn, stopStandingIn } from '../data/standIn.ts';
import { useFrame } from '../data/viewer.ts';
import { useT } from '../i18n/useT.ts';
import { PersonAvatar } from '../shared/PersonAvatar.tsx';
import { color, rem } from '../theme/tokens.ts';

/** Who is signed in and for which posts; change of password and signing out. */
export const PersonMenu = ({ compact }: { compact: boolean }) => {
  const t = useT();
  const { viewer } = useFrame();
  const logout = useLogout();
  const navigate = useNavigate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const client = useQueryClient();
  const first = viewer.actingPost ?? viewer.posts[0];
  const actAs = (id: string) => {
    actInPost(id);
    setAnchor(null);
    void client.invalidateQueries();
  };
  const posts = !first
    ? t('frame.noPost')
    : viewer.posts.length === 1
      ? first.title
      : t('frame.postsOf', { post: first.title, n: viewer.posts.length });
  return (
    <>
      <ButtonBase
        aria-label={compact ? t('frame.person') : undefined}
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{
          minHeight: 48,
          minWidth: 44,
          px: { xs: 0.5, sm: 1 },
          ml: { sm: 1 },
          pl: { sm: 1.5 },
          gap: 1.25,
          borderRadius: '8px',
          borderLeft: { md: `1px solid ${color.line}` },
          textAlign: 'left',
        }}
      >
        <PersonAvatar name={viewer.person.name} />
        {compact ? null : (
          <>
            <Box
              sx={{
                lineHeight: rem(20),
                fontSize: rem(15),
                whiteSpace: 'nowrap',
                maxWidth: 170,
                overflow: 'hidden',
                textOverflow: 'ellipsis',
              }}
            >
              {viewer.person.name}
              <Box
                sx={{
                  color: color.muted,
                  fontSize: rem(14),
                  lineHeight: rem(20),
                  overflow: 'hidden',
                  textOverflow: 'ellipsis',
                }}
              >
                {posts}
              </Box>
            </Box>
            <ExpandMoreRounded sx={{ fontSize: 20 }} />
          </>
        )}
      </ButtonBase>
      <Menu
        anchorEl={anchor}
        open={Boolean(anchor)}
        onClose={() => setAnchor(null)}
        slotProps={{ paper: { sx: { minWidth: 260, maxWidth: 340 } } }}
      >
        <ListSubheader role="presentation" sx={{ lineHeight: rem(32), bgcolor: 'transparent' }}>
          {t(viewer.onBehalfOf ? 'delegations.menuPosts' : viewer.posts.length > 1 ? 'frame.actAs' : 'frame.posts')}
        </ListSubheader>
        {viewer.posts.map(({ id, title, unit }) => {
          const on = id === viewer.actingPost?.id;
          return (
            <MenuItem key={id} role="menuitemradio" aria-checked={on} selected={on} onClick={() => actAs(id)}>
              <ListItemIcon sx={{ color: color.primary }}>{on ? <CheckRounded fontSize="small" /> : null}</ListItemIcon>
              <span>
                {title}{' '}
                <Box component="span" sx={{ color: color.muted }}>
                  {unit.name}
                </Box>
              </span>
            </MenuItem>
          );
        })}
        <StandInChoice />
        <Divider />
        <MenuItem
          onClick={() => {
            setAnchor(null);
            void navigate('/read-log');
          }}
        >
          <ListItemIcon>
            <VisibilityRounded fontSize="small" />
          </ListItemIcon>
          {t('personal.mine')}
        </MenuItem>
        <MenuItem
          onClick={() => {
            setAnchor(null);
            void navigate('/notifications/choice');
          }}
        >
          <ListItemIcon>
            <NotificationsActiveRounded fontSize="small" />
          </ListItemIcon>
          {t('frame.notificationChoice')}
        </MenuItem>
        <MenuItem
          onClick={() => {
            setAnchor(null);
            void navigate('/delegations');
          }}
        >
          <ListItemIcon>
            <SwapHorizRounded fontSize="small" />
          </ListItemIcon>
          {t('delegations.menuManage')}
        </MenuItem>
        <MenuItem
          onClick={() => {
            setAnchor(null);
            void navigate('/account');
          }}
        >
          <ListItemIcon>
            <ManageAccountsRounded fontSize="small" />
          </ListItemIcon>
          {t('frame.person')}
        </MenuItem>
        <MenuItem
          onClick={() => {
            setAnchor(null);
            void navigate('/password');
          }}
        >
          <ListItemIcon>
            <KeyRounded fontSize="small" />
          </ListItemIcon>
          {t('frame.changePassword')}
        </MenuItem>
        <MenuItem onClick={() => void logout()}>
          <ListItemIcon>
            <LogoutRounded fontSize="small" />
          </ListItemIcon>
          {t('frame.signOut')}
        </MenuItem>
      </Menu>
    </>
  );
};

/** Those for whom the person may stand in today, and the way back. */
const StandInChoice = () => {
  const t = useT();
  const { viewer } = useFrame();
  if (viewer.onBehalfOf)
    return (
      <MenuItem onClick={() => stopStandingIn('/#/')}>
        <ListItemIcon>
          <SwapHorizRounded fontSize="small" />
        </ListItemIcon>
        {t('delegations.leave')}
      </MenuItem>
    );
  if (viewer.delegations.length === 0) return null;
  return (
    <>
      <ListSubheader role="presentation" sx={{ lineHeight: rem(32), bgcolor: 'transparent' }}>
        {t('delegations.menuStandIn')}
      </ListSubheader>
      {viewer.delegations.map(({ id, principal }) => (
        <MenuItem key={id} onClick={() => startStandingIn({ id, name: principal.name }, '/#/')}>
          <ListItemIcon>
            <SwapHorizRounded fontSize="small" />
          </ListItemIcon>
          <span>
            {principal.name}{' '}
            <Box component="span" sx={{ color: color.muted }}>
              {principal.mainPost}
            </Box>
          </span>
        </MenuItem>
      ))}
    </>
  );
};
