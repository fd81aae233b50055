import SearchOffRounded from '@mui/icons-material/SearchOffRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { request } from '../../data/request.ts';
import { useDocument } from '../../data/useDocument.ts';
import { useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { useTitle } from '../../shared/Page.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { CaseHeader } from './CaseHeader.tsx';
import { CaseTrail } from './CaseTrail.tsx';
import { CaseQuery, MarkReadMutation, WorkflowQuery } from './documents.ts';
import { roadOf } from './road.ts';
import { Timeline } from './Timeline.tsx';
import { WhatNow } from './WhatNow.tsx';

/** One case: its facts, what to do now, and its history. */
const CasePage = () => {
  const t = useT();
  const { number = '' } = useParams();
  const { data, error, isPending, refetch } = useDocument(CaseQuery, { number });
  const record = data?.rectificationCase ?? null;
  const workflow = record?.workflow ?? '';
  const { data: map } = useDocument(WorkflowQuery, { name: workflow }, { enabled: workflow !== '', freshFor: 600_000 });
  useTitle(record ? `${record.number} ${record.title}` : number);
  const id = record?.id;
  const client = useQueryClient();
  useEffect(() => {
    if (!id) return;
    request(MarkReadMutation, { record: id })
      .then(({ markCopyRead }) => {
        if (markCopyRead) void client.invalidateQueries({ queryKey: ['document', 'Frame'] });
      })
      // Unread it stays, and is tried again when it is opened next.
      .catch(() => undefined);
  }, [id, client]);

  if (error && !record) return <Trouble error={error} retry={() => void refetch()} />;
  if (isPending) return <Waiting />;
  if (!record)
    return (
      <EmptyState title={t('cases.notFoundTitle')} more={t('cases.notFoundMore')} icon={<SearchOffRounded />}>
        <Button component={Link} to="/cases" variant="tonal">
          {t('frame.ledger')}
        </Button>
      </EmptyState>
    );
  const road = map ? roadOf(map.workflow, { name: record.state, title: record.stateTitle }, record.events) : null;
  return (
    <>
      <CaseTrail number={record.number} />
      <CaseHeader record={record} road={road} />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1.3fr) minmax(0, 1fr)' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ minWidth: 0 }}>
          <WhatNow record={record} />
        </Box>
        <Timeline events={record.events} map={map?.workflow} />
      </Box>
    </>
  );
};

const Waiting = () => (
  <Box aria-busy sx={{ pt: 6 }}>
    <Skeleton variant="rounded" height={220} sx={{ mb: 2 }} />
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: '1.3fr 1fr' } }}>
      <Skeleton variant="rounded" height={320} />
      <Skeleton variant="rounded" height={320} />
    </Box>
  </Box>
);

export default CasePage;
