import AddRounded from '@mui/icons-material/AddRounded';
import EventNoteRounded from '@mui/icons-material/EventNoteRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { useState } from 'react';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { longDay } from '../../shared/days.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { ListState } from '../../shared/list/ListState.tsx';
import { Row, RowCell, RowMore, Rows, RowText } from '../../shared/list/Rows.tsx';
import { pageSize, ShowMore } from '../../shared/list/ShowMore.tsx';
import { Page } from '../../shared/Page.tsx';
import { Section } from '../../shared/Section.tsx';
import { type MeetingRow, MeetingsQuery } from './documents.ts';
import { byDay } from './itemLines.ts';
import { CreateMeeting } from './MeetingDialogs.tsx';
import { meetingLink } from './meetingLink.ts';

/** Posts whose holders plan meetings; the server decides. */
const planning: readonly string[] = ['admin'];

/** Meetings of the town: those to come with their items, and those that were held. */
const MeetingsPage = () => {
  const t = useT();
  const { viewer, town } = useFrame();
  const [size, setSize] = useState(pageSize);
  const read = useDocument(MeetingsQuery, { first: size }, { keep: true });
  const [adding, setAdding] = useState(false);
  const rows = read.data?.meetings.nodes ?? [];
  const { coming, past } = byDay(rows, town.today);
  const add = viewer.posts.some(({ role }) => planning.includes(role)) ? (
    <Button variant="tonal" startIcon={<AddRounded />} onClick={() => setAdding(true)}>
      {t('meetings.add')}
    </Button>
  ) : null;
  return (
    <Page title={t('meetings.title')} lead={t('meetings.lead')} actions={add}>
      <ListState
        read={read}
        count={read.data?.meetings.nodes.length}
        empty={
          <Card>
            <EmptyState title={t('meetings.empty')} more={t('meetings.emptyMore')} icon={<EventNoteRounded />}>
              {add}
            </EmptyState>
          </Card>
        }
      >
        {coming.length > 0 ? <Meetings title={t('meetings.coming')} rows={coming} /> : null}
        {past.length > 0 ? <Meetings title={t('meetings.past')} rows={past} /> : null}
        <ShowMore page={read.data?.meetings} size={size} onSize={setSize} />
      </ListState>
      {adding ? <CreateMeeting onClose={() => setAdding(false)} /> : null}
    </Page>
  );
};

const Meetings = ({ title, rows }: { title: string; rows: readonly MeetingRow[] }) => {
  const t = useT();
  return (
    <Section title={title} right={t('meetings.count', { n: rows.length })}>
      <Rows>
        {rows.map((row) => (
          <Meeting key={row.id} row={row} />
        ))}
      </Rows>
    </Section>
  );
};

const Meeting = ({ row }: { row: MeetingRow }) => {
  const t = useT();
  const locale = usePanelLocale();
  const statements = row.items.filter(({ statement }) => statement).length;
  return (
    <Row>
      <RowText title={row.title} to={meetingLink(row.id)} more={[row.kindTitle, row.unit.name, row.place]} />
      <RowCell>
        {t('meetings.itemCount', { n: row.items.length })}
        {statements > 0 ? ` · ${t('meetings.statementCount', { n: statements })}` : ''}
        <RowMore>{t(row.minutes ? 'meetings.minutesThere' : 'meetings.minutesNone')}</RowMore>
      </RowCell>
      <Box sx={{ fontWeight: 700, whiteSpace: 'nowrap', ml: { sm: 'auto' } }}>{longDay(row.heldOn, locale)}</Box>
    </Row>
  );
};

export default MeetingsPage;
