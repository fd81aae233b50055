import SearchOffRounded from '@mui/icons-material/SearchOffRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { Link, useParams } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { codeText, useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { useTitle } from '../../shared/Page.tsx';
import { RecordTrail } from '../../shared/RecordTrail.tsx';
import { StateTag } from '../../shared/StateTag.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { recordLink } from '../recordLink.ts';
import { ClosedSteps } from '../rectification/ClosedSteps.tsx';
import { WorkflowQuery } from '../rectification/documents.ts';
import { Timeline } from '../rectification/Timeline.tsx';
import { useMarkRead } from '../rectification/useMarkRead.ts';
import { WhatNow } from '../rectification/WhatNow.tsx';
import { AboutCase } from './AboutCase.tsx';
import { RequestQuery } from './documents.ts';
import { RequestBody } from './RequestBody.tsx';
import { requestStart } from './requestStart.ts';

/** One request: what is asked for, which case it is about, what to do now, and its history. */
const RequestPage = () => {
  const t = useT();
  const { number = '' } = useParams();
  const { data, error, isPending, refetch } = useDocument(RequestQuery, { number });
  const { data: map } = useDocument(WorkflowQuery, { name: 'request' }, { freshFor: 600_000 });
  const request = data?.request ?? null;
  useTitle(request ? `${request.number} ${request.title}` : number);
  useMarkRead(request?.id);
  if (error && !request) return <Trouble error={error} retry={() => void refetch()} />;
  if (isPending) return <Skeleton variant="rounded" height={320} sx={{ mt: 6 }} />;
  if (!request)
    return (
      <EmptyState
        title={t('requests.notFoundTitle')}
        more={t('requests.notFoundMore')}
        icon={<SearchOffRounded />}
        alone
      >
        <Button component={Link} to="/requests" variant="tonal">
          {t('requests.title')}
        </Button>
      </EmptyState>
    );
  return (
    <>
      <RecordTrail
        number={request.number}
        list={t('requests.title')}
        to="/requests"
        linkOf={(number) => recordLink({ workflow: request.workflow, number })}
      />
      <Card sx={{ mb: 2, px: { xs: 2, sm: 2.5 }, py: 2 }}>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <Box component="span" sx={{ color: color.muted, fontSize: rem(15) }}>
            {request.number}
          </Box>
          <StateTag title={request.stateTitle} tone={request.tone} ended={!request.tags.includes('open')} />
          <Box component="span" sx={{ color: color.muted, fontSize: rem(15) }}>
            {codeText(t, 'requests.kind_', request.kind)} · {request.unit.name}
          </Box>
        </Box>
        <Typography variant="h1" component="h1" sx={{ mt: 0.5, mb: 1, overflowWrap: 'anywhere' }}>
          {request.title}
        </Typography>
        <RequestBody request={request} />
      </Card>
      <Box
        sx={{
          display: 'grid',
          gap: { xs: 0, md: 2 },
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1.3fr) minmax(0, 1fr)' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ minWidth: 0 }}>
          {request.parent ? <AboutCase record={request.parent} /> : null}
          <WhatNow record={request} start={(step, fields) => requestStart(request, step, fields)} />
          <ClosedSteps steps={request.blockedSteps} />
        </Box>
        <Timeline events={request.events} reminders={request.reminders} map={map?.workflow} />
      </Box>
    </>
  );
};

export default RequestPage;
