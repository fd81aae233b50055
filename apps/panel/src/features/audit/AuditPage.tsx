import HistoryRounded from '@mui/icons-material/HistoryRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { Page } from '../../shared/Page.tsx';
import { Section } from '../../shared/Section.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { AuditStateQuery, RecordEventsQuery } from './documents.ts';
import { EventFilters } from './EventFilters.tsx';
import { EventRows } from './EventRows.tsx';
import { askedOf, type EventFilter, everything } from './eventFilter.ts';
import { Sealing } from './Sealing.tsx';

const pageSize = 50;
const refresh = 30_000;

/** `/audit`: all that happened to the records that the reader sees, where each event is sealed, and whether all is whole. */
const AuditPage = () => {
  const t = useT();
  const [params] = useSearchParams();
  const [filter, setFilter] = useState<EventFilter>({ ...everything, number: params.get('number') ?? '' });
  /** Where each page begins that was looked at; the last one is shown. */
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  const { data: sealing } = useDocument(AuditStateQuery, {}, { every: refresh });
  const after = pages.at(-1) ?? null;
  const { data, error, isPending, refetch } = useDocument(
    RecordEventsQuery,
    { filter: askedOf(filter), first: pageSize, after },
    { keep: true },
  );
  const found = data?.recordEvents;
  const next = found?.pageInfo.hasNextPage ? found.pageInfo.endCursor : null;
  const look = (wanted: EventFilter) => {
    setFilter(wanted);
    setPages([null]);
  };
  return (
    <Page title={t('audit.title')} lead={t('audit.lead')}>
      {sealing?.auditState ? <Sealing state={sealing.auditState} /> : null}
      <Section title={t('audit.events')} right={found ? t('audit.count', { n: found.totalCount }) : null}>
        <EventFilters filter={filter} onChange={look} />
        {error && !data ? (
          <Box sx={{ px: 2 }}>
            <Trouble error={error} retry={() => void refetch()} />
          </Box>
        ) : null}
        {isPending && !error ? <Skeleton variant="rounded" height={320} sx={{ m: 2 }} /> : null}
        {found && found.nodes.length === 0 ? (
          <EmptyState title={t('audit.empty')} more={t('audit.emptyMore')} icon={<HistoryRounded />} />
        ) : null}
        {found && found.nodes.length > 0 ? <EventRows events={found.nodes} /> : null}
        {pages.length > 1 || next ? (
          <Box sx={{ p: 2, display: 'flex', gap: 1 }} className="no-print">
            <Button disabled={pages.length === 1} onClick={() => setPages(pages.slice(0, -1))}>
              {t('audit.newer')}
            </Button>
            <Button disabled={!next} onClick={() => setPages([...pages, next])}>
              {t('audit.older')}
            </Button>
          </Box>
        ) : null}
      </Section>
    </Page>
  );
};

export default AuditPage;
