import BalanceRounded from '@mui/icons-material/BalanceRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { Link, useParams } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { useTitle } from '../../shared/Page.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { RecordReaders } from '../personal/RecordReaders.tsx';
import { WorkflowQuery } from '../rectification/documents.ts';
import { Timeline } from '../rectification/Timeline.tsx';
import { useMarkRead } from '../rectification/useMarkRead.ts';
import { CaseHead } from './case/CaseHead.tsx';
import { Evidence } from './case/Evidence.tsx';
import { FoldedSteps } from './case/FoldedSteps.tsx';
import { StepsNow } from './case/StepsNow.tsx';
import { VotesCard } from './case/VotesCard.tsx';
import { WhatFollowed } from './case/WhatFollowed.tsx';
import { ConcernedView } from './concerned/ConcernedView.tsx';
import { SanctionQuery, type WholeSanction } from './documents.ts';
import { SanctionTrail } from './SanctionTrail.tsx';
import { TwoColumns } from './TwoColumns.tsx';

/** Milliseconds after which a case is read again while it is looked at: others vote meanwhile. */
const freshAgain = 30_000;

/** One consequence: for who decides or handles it the question with its evidence, for the person concerned their rights. */
const SanctionPage = () => {
  const t = useT();
  const { number = '' } = useParams();
  const { data, error, isPending, refetch } = useDocument(SanctionQuery, { number }, { every: freshAgain });
  const record = data?.sanction ?? null;
  useTitle(record ? `${record.number} ${record.question}` : number);
  useMarkRead(record?.id);
  if (error && !record) return <Trouble error={error} retry={() => void refetch()} />;
  if (isPending)
    return (
      <Box aria-busy sx={{ pt: 6 }}>
        <Skeleton variant="rounded" height={150} sx={{ mb: 2 }} />
        <Skeleton variant="rounded" height={600} />
      </Box>
    );
  if (!record)
    return (
      <EmptyState
        title={t('sanctions.notFoundTitle')}
        more={t('sanctions.notFoundMore')}
        icon={<BalanceRounded />}
        alone
      >
        <Button component={Link} to="/sanctions" variant="tonal">
          {t('sanctions.title')}
        </Button>
      </EmptyState>
    );
  return (
    <>
      <SanctionTrail record={record} />
      {record.concernedIsViewer ? <ConcernedView record={record} /> : <CaseView record={record} />}
      <History record={record} />
      <RecordReaders record={record.id} confidential={record.confidential} />
    </>
  );
};

/** For who decides, handles or is asked. */
const CaseView = ({ record }: { record: WholeSanction }) => (
  <>
    <CaseHead record={record} />
    <TwoColumns
      main={<Evidence record={record} />}
      side={
        <>
          <StepsNow record={record} />
          <VotesCard record={record} />
          <WhatFollowed record={record} />
          <FoldedSteps steps={record.blockedSteps} />
        </>
      }
    />
  </>
);

const History = ({ record }: { record: WholeSanction }) => {
  const { data } = useDocument(WorkflowQuery, { name: record.workflow }, { freshFor: 600_000 });
  return <Timeline events={record.events} reminders={record.reminders} map={data?.workflow} />;
};

export default SanctionPage;
