import AlarmRounded from '@mui/icons-material/AlarmRounded';
import AssignmentRounded from '@mui/icons-material/AssignmentRounded';
import ForwardToInboxRounded from '@mui/icons-material/ForwardToInboxRounded';
import KeyRounded from '@mui/icons-material/KeyRounded';
import SwapHorizRounded from '@mui/icons-material/SwapHorizRounded';
import Box from '@mui/material/Box';
import type { ElementType } from 'react';
import { Link } from 'react-router';
import { useFrame } from '../../data/viewer.ts';
import type { TextKey } from '../../i18n/texts.ts';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { DueBadge } from '../../shared/DueBadge.tsx';
import { instantText, shortDay } from '../../shared/days.ts';
import { color, rem } from '../../theme/tokens.ts';
import { recordLink } from '../recordLink.ts';
import type { NotificationItem } from './documents.ts';

/** Amber says time and nothing else, so only a reminder has it. */
const looks: Record<NotificationItem['kind'], { text: TextKey; ink: string; tint: string; Icon: ElementType }> = {
  TURN: { text: 'notifications.turn', ink: color.primary, tint: color.primaryTint, Icon: AssignmentRounded },
  COPY: { text: 'notifications.copy', ink: color.neutral, tint: color.neutralTint, Icon: ForwardToInboxRounded },
  REMINDER: { text: 'notifications.reminder', ink: color.soon, tint: color.soonTint, Icon: AlarmRounded },
  ACCOUNT: { text: 'notifications.account', ink: color.neutral, tint: color.neutralTint, Icon: KeyRounded },
  DELEGATION: {
    text: 'notifications.delegation',
    ink: color.review,
    tint: color.neutralTint,
    Icon: SwapHorizRounded,
  },
};

/** Rows of the inbox; opening a case reads all that was told of it. */
export const NotificationList = ({ items }: { items: readonly NotificationItem[] }) => (
  <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
    {items.map((item) => (
      <Row key={item.id} item={item} />
    ))}
  </Box>
);

/** Where a notification leads, and what it is about. */
const useWhere = ({ kind, record, delegation }: NotificationItem): { to: string | null; more: string } => {
  const t = useT();
  const locale = usePanelLocale();
  const { viewer } = useFrame();
  if (record) return { to: recordLink(record), more: record.title };
  if (kind === 'ACCOUNT') return { to: '/account', more: t('notifications.accountMore') };
  if (!delegation) return { to: null, more: t('notifications.noRecord') };
  const { principal, delegate, from, to } = delegation;
  const line = t('delegations.line', { principal: principal.name, delegate: delegate.name });
  const span = t('delegations.span', { from: shortDay(from, locale), to: shortDay(to, locale) });
  return { to: delegate.id === viewer.person.id ? '/delegations?of=TO_ME' : '/delegations', more: `${line} · ${span}` };
};

const Row = ({ item }: { item: NotificationItem }) => {
  const t = useT();
  const locale = usePanelLocale();
  const { kind, title, at, read, actor, onBehalfOf, record } = item;
  const { text, ink, tint, Icon } = looks[kind];
  const { to, more } = useWhere(item);
  const who = actor && onBehalfOf ? `${actor.name} ${t('cases.onBehalf', { name: onBehalfOf.name })}` : actor?.name;
  const heading = (
    <>
      {read ? null : (
        <Box
          component="span"
          sx={{ bgcolor: color.primary, color: '#fff', borderRadius: '4px', px: '6px', fontSize: rem(13), mr: 1 }}
        >
          {t('notifications.unread')}
        </Box>
      )}
      {t(text, { words: title })}
    </>
  );
  const headingLook = {
    display: 'block',
    fontWeight: read ? 400 : 700,
    lineHeight: rem(24),
    color: `${color.ink} !important`,
  } as const;
  return (
    <Box
      component="li"
      sx={{
        px: { xs: 2, sm: 2.5 },
        py: 1.5,
        display: 'flex',
        gap: 1.5,
        borderBottom: `1px solid ${color.line}`,
        '&:last-child': { borderBottom: 0 },
        '&:hover': { bgcolor: color.rowHover },
      }}
    >
      <Box
        aria-hidden
        sx={{
          width: 36,
          height: 36,
          flex: 'none',
          borderRadius: '50%',
          bgcolor: tint,
          color: ink,
          display: 'grid',
          placeItems: 'center',
        }}
      >
        <Icon sx={{ fontSize: 20 }} />
      </Box>
      <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexWrap: 'wrap', gap: 0.5, columnGap: 2 }}>
        <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
          {to ? (
            <Box component={Link} to={to} sx={headingLook}>
              {heading}
            </Box>
          ) : (
            <Box sx={headingLook}>{heading}</Box>
          )}
          <Box sx={{ fontSize: rem(15), lineHeight: rem(24), overflowWrap: 'anywhere' }}>{more}</Box>
          <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>
            {[record?.number, record?.unit.name, who, instantText(at, locale)].filter(Boolean).join(' · ')}
          </Box>
        </Box>
        {record && kind !== 'COPY' && record.dueOn ? (
          <DueBadge due={record} finished={!record.tags.includes('open')} align="auto" />
        ) : null}
      </Box>
    </Box>
  );
};
