import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useParams } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useT } from '../../i18n/useT.ts';
import { useTitle } from '../../shared/Page.tsx';
import { RecordTrail } from '../../shared/RecordTrail.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { casePaperLink, casePapers } from '../papers/case/casePapers.ts';
import { PrintMenu } from '../papers/PrintMenu.tsx';
import { CaseRequests } from '../requests/CaseRequests.tsx';
import { NoSuchCase } from '../requests/NoSuchCase.tsx';
import { CaseHeader } from './CaseHeader.tsx';
import { ClosedSteps } from './ClosedSteps.tsx';
import { caseLink } from './caseLink.ts';
import { CaseQuery, WorkflowQuery } from './documents.ts';
import { Objection } from './Objection.tsx';
import { Override } from './Override.tsx';
import { RelatedCases } from './RelatedCases.tsx';
import { roadOf } from './road.ts';
import { stepStart } from './stepStart.ts';
import { Timeline } from './Timeline.tsx';
import { useMarkRead } from './useMarkRead.ts';
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
  useMarkRead(record?.id);

  if (error && !record) return <Trouble error={error} retry={() => void refetch()} />;
  if (isPending) return <Waiting />;
  if (!record) return <NoSuchCase number={number} />;
  const road = map ? roadOf(map.workflow, { name: record.state, title: record.stateTitle }, record.events) : null;
  return (
    <>
      <RecordTrail
        number={record.number}
        list={t('frame.ledger')}
        to="/cases"
        linkOf={(other) => caseLink({ number: other })}
      >
        <PrintMenu
          papers={casePapers.map((paper) => ({
            to: casePaperLink(record.number, paper),
            title: t(`papers.paper_${paper}`),
          }))}
        />
      </RecordTrail>
      <CaseHeader record={record} road={road} map={map?.workflow ?? null} />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1.3fr) minmax(0, 1fr)' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ minWidth: 0 }}>
          <Objection record={record} />
          <WhatNow
            record={record}
            start={(step, fields) => stepStart(record, step, fields)}
            choice={
              record.availableSteps.some(({ name }) => name === 'upholdObjection')
                ? t('requests.chooseAnswer')
                : undefined
            }
          />
          <Override record={record} />
          <CaseRequests number={record.number} />
          <RelatedCases number={record.number} />
          <ClosedSteps steps={record.blockedSteps} />
        </Box>
        <Timeline events={record.events} reminders={record.reminders} map={map?.workflow} />
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
