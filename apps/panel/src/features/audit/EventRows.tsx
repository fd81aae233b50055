import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { Link } from 'react-router';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { instantText } from '../../shared/days.ts';
import { StateTag } from '../../shared/StateTag.tsx';
import { color, rem, touch } from '../../theme/tokens.ts';
import { recordLink } from '../recordLink.ts';
import type { RecordEvent } from './documents.ts';

const quiet = { fontSize: rem(14), lineHeight: rem(22), color: color.muted } as const;

/** Events one under the other: what was done to which record, by whom and in whose place, when, and where it is sealed. */
export const EventRows = ({ events }: { events: readonly RecordEvent[] }) => (
  <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
    {events.map((event) => (
      <EventRow key={event.id} event={event} />
    ))}
  </Box>
);

const EventRow = ({ event }: { event: RecordEvent }) => {
  const t = useT();
  const locale = usePanelLocale();
  const { record, seal } = event;
  return (
    <Box
      component="li"
      sx={{
        px: { xs: 2, sm: 2.5 },
        py: 1,
        display: 'flex',
        alignItems: 'center',
        columnGap: 3,
        rowGap: 0.5,
        flexWrap: 'wrap',
        borderBottom: `1px solid ${color.line}`,
        '&:last-child': { borderBottom: 0 },
      }}
    >
      <Box sx={{ flex: '3 1 300px', minWidth: 0 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 1 }}>
          <Box component="span" sx={{ fontWeight: 700 }}>
            {event.stepTitle}
          </Box>
          <StateTag title={event.stateTitle} tone={event.tone} />
          {event.override ? (
            <Chip size="small" label={t('audit.override')} sx={{ bgcolor: color.soonTint, color: color.soonDeep }} />
          ) : null}
        </Box>
        <Box
          component={Link}
          to={recordLink(record)}
          sx={{ display: 'inline-flex', alignItems: 'center', minHeight: touch, overflowWrap: 'anywhere' }}
        >
          {record.number} {record.title}
        </Box>
        {event.overrideReason ? (
          <Box sx={{ ...quiet, overflowWrap: 'anywhere' }}>{t('audit.reason', { text: event.overrideReason })}</Box>
        ) : null}
      </Box>
      <Box sx={{ flex: '1 1 160px', minWidth: 0, overflowWrap: 'anywhere' }}>
        {event.actor?.name ?? t('audit.system')}
        {event.onBehalfOf ? ` · ${t('audit.behalf', { name: event.onBehalfOf.name })}` : ''}
        {event.post ? <Box sx={quiet}>{event.post.title}</Box> : null}
      </Box>
      <Box sx={{ flex: '0 1 auto', ml: { sm: 'auto' }, textAlign: { sm: 'right' }, minWidth: { sm: 168 } }}>
        <Box sx={{ whiteSpace: 'nowrap', fontSize: rem(15) }}>{instantText(event.at, locale)}</Box>
        {seal ? (
          <Box sx={quiet} title={t('audit.hashTitle', { hash: seal.hash })}>
            {t('audit.position', { n: seal.position })}{' '}
            <Box component="span" sx={{ fontFamily: 'monospace' }}>
              {seal.hash.slice(0, 8)}
            </Box>
          </Box>
        ) : (
          <Box sx={quiet}>{t('audit.notSealed')}</Box>
        )}
      </Box>
    </Box>
  );
};
