import AddRounded from '@mui/icons-material/AddRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import { Link } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { codeText, useT } from '../../i18n/useT.ts';
import { Section } from '../../shared/Section.tsx';
import { StateTag } from '../../shared/StateTag.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { recordLink } from '../recordLink.ts';
import { OpenStep } from '../rectification/OpenStep.tsx';
import { CaseRequestsQuery, type RequestItem, type StartableStep } from './documents.ts';
import { RequestBody } from './RequestBody.tsx';
import { RequestSteps } from './RequestSteps.tsx';
import { requestsOf } from './requestsOf.ts';

/** What is asked for beside a case, with its answer; whoever may ask, asks here, and whoever may answer, answers here. */
export const CaseRequests = ({ number }: { number: string }) => {
  const t = useT();
  const { data, error, refetch } = useDocument(CaseRequestsQuery, { number });
  const found = data?.rectificationCase;
  if (error && !found)
    return (
      <Section title={t('requests.title')}>
        <Trouble error={error} retry={() => void refetch()} />
      </Section>
    );
  if (!found) return null;
  const requests = requestsOf(found.requests);
  if (requests.length === 0 && found.startableSteps.length === 0) return null;
  return (
    <Section
      title={t('requests.title')}
      id="requests"
      right={
        <Button component={Link} to="/requests?show=all" variant="text">
          {t('requests.all')}
        </Button>
      }
      beside={
        requests.length > 0 ? (
          <Box component="span" sx={{ fontSize: rem(14), color: color.muted }}>
            {t('requests.count', { n: requests.length })}
          </Box>
        ) : null
      }
    >
      {requests.length > 0 ? (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {requests.map((request) => (
            <RequestCard key={request.id} request={request} />
          ))}
        </Box>
      ) : null}
      {found.startableSteps.map((step) => (
        <Ask key={step.workflow + step.name} parentId={found.id} step={step} />
      ))}
    </Section>
  );
};

const RequestCard = ({ request }: { request: RequestItem }) => {
  const t = useT();
  return (
    <Box
      component="li"
      data-request={request.number}
      sx={{
        px: { xs: 2, sm: 2.5 },
        py: 1.5,
        borderBottom: `1px solid ${color.line}`,
        '&:last-child': { borderBottom: 0 },
      }}
    >
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Box component="h3" sx={{ m: 0, fontSize: rem(16), lineHeight: rem(24), fontWeight: 700 }}>
          {codeText(t, 'requests.kind_', request.kind)}
        </Box>
        <StateTag title={request.stateTitle} tone={request.tone} ended={!request.tags.includes('open')} />
        <Box
          component={Link}
          to={recordLink(request)}
          sx={{ ml: 'auto', minHeight: 44, display: 'inline-flex', alignItems: 'center', fontSize: rem(14) }}
        >
          {request.number}
        </Box>
      </Box>
      <RequestBody request={request} />
      <RequestSteps request={request} />
    </Box>
  );
};

const Ask = ({ parentId, step }: { parentId: string; step: StartableStep }) => {
  const t = useT();
  const notify = useNotify();
  const { viewer } = useFrame();
  const [open, setOpen] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) form.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <Box ref={form} sx={{ scrollMarginTop: 70 }}>
      <Box
        sx={{
          px: { xs: 2, sm: 2.5 },
          py: 1.5,
          display: 'flex',
          gap: 2,
          rowGap: 1,
          flexWrap: 'wrap',
          alignItems: 'center',
        }}
      >
        <Box sx={{ flex: '1 1 220px', color: color.muted, fontSize: rem(15), lineHeight: rem(24) }}>
          {t('requests.lead')}
        </Box>
        <Button
          variant={open ? 'text' : 'tonal'}
          aria-expanded={open}
          startIcon={open ? undefined : <AddRounded />}
          onClick={() => setOpen(!open)}
          sx={{ flex: { xs: '1 1 100%', sm: 'none' }, minHeight: { xs: 52, sm: 44 } }}
        >
          {open ? t('requests.putAway') : step.title}
        </Button>
      </Box>
      {open ? (
        <Box sx={{ borderTop: `1px solid ${color.line}` }}>
          <OpenStep
            workflow={step.workflow}
            step={step}
            draftKey={`${viewer.person.id}:${parentId}:${step.workflow}.${step.name}`}
            target={{ parentId }}
            onDone={() => {
              setOpen(false);
              notify(t('cases.stepDone', { step: step.title }), { type: 'success' });
            }}
          />
        </Box>
      ) : null}
    </Box>
  );
};
