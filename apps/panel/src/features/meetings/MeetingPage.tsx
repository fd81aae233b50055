import EditRounded from '@mui/icons-material/EditRounded';
import EventBusyRounded from '@mui/icons-material/EventBusyRounded';
import RecordVoiceOverRounded from '@mui/icons-material/RecordVoiceOverRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { instantText, longDay } from '../../shared/days.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { Page } from '../../shared/Page.tsx';
import { Section } from '../../shared/Section.tsx';
import { StateTag } from '../../shared/StateTag.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { color, rem, touch } from '../../theme/tokens.ts';
import { recordLink } from '../recordLink.ts';
import { MeetingQuery, type MeetingRow } from './documents.ts';
import { EditMeeting, WriteMinutes } from './MeetingDialogs.tsx';

/** `/meetings/:id`: one meeting with its items and minutes. */
const MeetingPage = () => {
  const t = useT();
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useDocument(MeetingQuery, { id });
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  if (isPending) return <Skeleton variant="rounded" height={320} />;
  if (!data?.meeting)
    return (
      <EmptyState title={t('meetings.notFound')} more={t('meetings.notFoundMore')} icon={<EventBusyRounded />} alone />
    );
  return <Meeting meeting={data.meeting} />;
};

const Meeting = ({ meeting }: { meeting: MeetingRow }) => {
  const t = useT();
  const locale = usePanelLocale();
  const [open, setOpen] = useState<'edit' | 'minutes' | null>(null);
  const close = () => setOpen(null);
  return (
    <Page
      title={meeting.title}
      back={{ to: '/meetings', title: t('meetings.title') }}
      lead={[meeting.kindTitle, meeting.unit.name, longDay(meeting.heldOn, locale), meeting.place]
        .filter(Boolean)
        .join(' · ')}
      actions={
        meeting.editable ? (
          <Button startIcon={<EditRounded />} onClick={() => setOpen('edit')}>
            {t('meetings.edit')}
          </Button>
        ) : null
      }
    >
      <Section title={t('meetings.items')} right={t('meetings.itemCount', { n: meeting.items.length })}>
        {meeting.items.length === 0 ? (
          <Box sx={{ px: 2.5, py: 2, color: color.muted }}>{t('meetings.itemsNone')}</Box>
        ) : (
          <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {meeting.items.map((item) => (
              <Item key={item.position} item={item} />
            ))}
          </Box>
        )}
      </Section>
      <Section
        title={t('meetings.minutes')}
        padded
        right={
          meeting.minutesBy && meeting.minutesAt
            ? t('meetings.minutesBy', {
                name: meeting.minutesBy.name,
                at: instantText(meeting.minutesAt, locale),
              })
            : null
        }
      >
        <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxWidth: '60em' }}>
          {meeting.minutes ?? <Box sx={{ color: color.muted }}>{t('meetings.minutesNone')}</Box>}
        </Box>
        {meeting.editable ? (
          <Button variant="tonal" sx={{ mt: 2 }} className="no-print" onClick={() => setOpen('minutes')}>
            {t(meeting.minutes ? 'meetings.addMinutes' : 'meetings.writeMinutes')}
          </Button>
        ) : null}
      </Section>
      {open === 'edit' ? <EditMeeting meeting={meeting} onClose={close} /> : null}
      {open === 'minutes' ? <WriteMinutes meeting={meeting} onClose={close} /> : null}
    </Page>
  );
};

const Item = ({ item }: { item: MeetingRow['items'][number] }) => {
  const t = useT();
  return (
    <Box
      component="li"
      sx={{
        px: { xs: 2, sm: 2.5 },
        py: 1,
        minHeight: 52,
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
        flexWrap: 'wrap',
        borderBottom: `1px solid ${color.line}`,
        '&:last-child': { borderBottom: 0 },
      }}
    >
      <Box component="span" sx={{ color: color.muted, minWidth: '1.5em', fontWeight: 700 }}>
        {item.position}
      </Box>
      <Box component="span" sx={{ flex: '1 1 240px', minWidth: 0, overflowWrap: 'anywhere' }}>
        {item.sanction ? (
          <Box
            component={Link}
            to={recordLink({ workflow: 'sanction', number: item.sanction.number })}
            sx={{ display: 'inline-flex', alignItems: 'center', minHeight: touch }}
          >
            {item.title}
          </Box>
        ) : (
          item.title
        )}
      </Box>
      {item.statement ? (
        <Box component="span" sx={{ display: 'inline-flex', gap: 0.5, alignItems: 'center', fontSize: rem(14) }}>
          <RecordVoiceOverRounded sx={{ fontSize: 18, color: color.neutral }} aria-hidden />
          {t('meetings.statement')}
        </Box>
      ) : null}
      {item.sanction ? <StateTag title={item.sanction.stateTitle} tone={item.sanction.tone} /> : null}
    </Box>
  );
};

export default MeetingPage;
