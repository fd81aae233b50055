import AddRounded from '@mui/icons-material/AddRounded';
import EventNoteRounded from '@mui/icons-material/EventNoteRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import { useState } from 'react';
import { Link } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { longDay } from '../../shared/days.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { Page } from '../../shared/Page.tsx';
import { Section } from '../../shared/Section.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { color, rem, touch } from '../../theme/tokens.ts';
import { type MeetingRow, MeetingsQuery } from './documents.ts';
import { byDay } from './itemLines.ts';
import { CreateMeeting } from './MeetingDialogs.tsx';
import { meetingLink } from './meetingLink.ts';

const pageSize = 50;
/** The interface gives no longer list at once. */
const most = 200;
/** Posts whose holders plan meetings; the server decides. */
const planning: readonly string[] = ['admin'];

/** Meetings of the town: those to come with their items, and those that were held. */
const MeetingsPage = () => {
  const t = useT();
  const { viewer, town } = useFrame();
  const [size, setSize] = useState(pageSize);
  const { data, error, isPending, refetch } = useDocument(MeetingsQuery, { first: size }, { keep: true });
  const [adding, setAdding] = useState(false);
  const rows = data?.meetings.nodes ?? [];
  const { coming, past } = byDay(rows, town.today);
  const add = viewer.posts.some(({ role }) => planning.includes(role)) ? (
    <Button variant="tonal" startIcon={<AddRounded />} onClick={() => setAdding(true)}>
      {t('meetings.add')}
    </Button>
  ) : null;
  return (
    <Page title={t('meetings.title')} lead={t('meetings.lead')} actions={add}>
      {error && !data ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {isPending ? <Skeleton variant="rounded" height={320} /> : null}
      {data && rows.length === 0 ? (
        <Card>
          <EmptyState title={t('meetings.empty')} more={t('meetings.emptyMore')} icon={<EventNoteRounded />}>
            {add}
          </EmptyState>
        </Card>
      ) : null}
      {coming.length > 0 ? <Rows title={t('meetings.coming')} rows={coming} /> : null}
      {past.length > 0 ? <Rows title={t('meetings.past')} rows={past} /> : null}
      {data?.meetings.pageInfo.hasNextPage && size < most ? (
        <Button onClick={() => setSize(size + pageSize)}>{t('meetings.more')}</Button>
      ) : null}
      {adding ? <CreateMeeting onClose={() => setAdding(false)} /> : null}
    </Page>
  );
};

const Rows = ({ title, rows }: { title: string; rows: readonly MeetingRow[] }) => {
  const t = useT();
  return (
    <Section title={title} right={t('meetings.count', { n: rows.length })}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </Box>
    </Section>
  );
};

const Row = ({ row }: { row: MeetingRow }) => {
  const t = useT();
  const locale = usePanelLocale();
  const statements = row.items.filter(({ statement }) => statement).length;
  return (
    <Box
      component="li"
      sx={{
        px: { xs: 2, sm: 2.5 },
        py: 1.25,
        minHeight: 64,
        display: 'flex',
        alignItems: 'center',
        columnGap: 3,
        rowGap: 0.5,
        flexWrap: 'wrap',
        borderBottom: `1px solid ${color.line}`,
        '&:last-child': { borderBottom: 0 },
      }}
    >
      <Box sx={{ flex: '1 1 280px', minWidth: 0 }}>
        <Box
          component={Link}
          to={meetingLink(row.id)}
          sx={{
            fontWeight: 700,
            overflowWrap: 'anywhere',
            display: 'inline-flex',
            alignItems: 'center',
            minHeight: touch,
          }}
        >
          {row.title}
        </Box>
        <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>
          {[row.kindTitle, row.unit.name, row.place].filter(Boolean).join(' · ')}
        </Box>
      </Box>
      <Box sx={{ fontSize: rem(15), flex: '0 1 auto' }}>
        {t('meetings.itemCount', { n: row.items.length })}
        {statements > 0 ? ` · ${t('meetings.statementCount', { n: statements })}` : ''}
        <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>
          {t(row.minutes ? 'meetings.minutesThere' : 'meetings.minutesNone')}
        </Box>
      </Box>
      <Box sx={{ fontWeight: 700, whiteSpace: 'nowrap', ml: { sm: 'auto' } }}>{longDay(row.heldOn, locale)}</Box>
    </Box>
  );
};

export default MeetingsPage;
