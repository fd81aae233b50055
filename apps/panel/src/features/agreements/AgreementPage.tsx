import HandshakeRounded from '@mui/icons-material/HandshakeRounded';
import PrintRounded from '@mui/icons-material/PrintRounded';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { useCallback, useEffect, useState } from 'react';
import { useNotify } from 'react-admin';
import { Link, useParams, useSearchParams } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { fieldsOf } from '../../shared/form/fields.ts';
import { useTitle } from '../../shared/Page.tsx';
import { quietButton, RecordTrail } from '../../shared/RecordTrail.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { recordLink } from '../recordLink.ts';
import { ClosedSteps } from '../rectification/ClosedSteps.tsx';
import { type CaseStep, StepFormQuery, WorkflowQuery } from '../rectification/documents.ts';
import { OpenStep } from '../rectification/OpenStep.tsx';
import { Timeline } from '../rectification/Timeline.tsx';
import { useMarkRead } from '../rectification/useMarkRead.ts';
import { WhatNow } from '../rectification/WhatNow.tsx';
import { ConsequencesOf } from '../sanctions/ConsequencesOf.tsx';
import { AgreementHeader } from './AgreementHeader.tsx';
import { AgreementPaper } from './AgreementPaper.tsx';
import { agreementPaperLink } from './agreementLink.ts';
import { ContentForm } from './ContentForm.tsx';
import type { WholeAgreement } from './documents.ts';
import { AgreementQuery } from './documents.ts';
import { Evaluations } from './Evaluations.tsx';
import { rememberRead, wasRead } from './readToEnd.ts';
import { SignForm } from './SignForm.tsx';
import { SigningMeans } from './SigningMeans.tsx';
import { awaitsSignatures } from './signing.ts';
import { useIndicators } from './useIndicators.ts';
import { usePinnedVersion } from './usePinnedVersion.ts';
import { VersionChanges } from './VersionChanges.tsx';

/** Milliseconds after which the agreement is read again: another version may have come onto the table. */
const freshAgain = 30_000;

/** One agreement: its text as it is signed, what changed, what a signature binds, what to do now, its evaluations and history. */
const AgreementPage = () => {
  const t = useT();
  const { number = '' } = useParams();
  const { data, error, isPending, refetch } = useDocument(AgreementQuery, { number }, { every: freshAgain });
  const record = data?.agreement ?? null;
  useTitle(record ? `${record.number} ${record.title}` : number);
  useMarkRead(record?.id);
  if (error && !record) return <Trouble error={error} retry={() => void refetch()} />;
  if (isPending)
    return (
      <Box aria-busy sx={{ pt: 6 }}>
        <Skeleton variant="rounded" height={120} sx={{ mb: 2 }} />
        <Skeleton variant="rounded" height={600} />
      </Box>
    );
  if (!record)
    return (
      <EmptyState
        title={t('agreements.notFoundTitle')}
        more={t('agreements.notFoundMore')}
        icon={<HandshakeRounded />}
        alone
      >
        <Button component={Link} to="/agreements" variant="tonal">
          {t('agreements.title')}
        </Button>
      </EmptyState>
    );
  return <Agreement key={record.id} record={record} />;
};

const Agreement = ({ record }: { record: WholeAgreement }) => {
  const t = useT();
  const [params] = useSearchParams();
  const { data: map } = useDocument(WorkflowQuery, { name: record.workflow }, { freshFor: 600_000 });
  const signs = record.availableSteps.some(({ name }) => name === 'sign');
  const { shown, stale, follow } = usePinnedVersion(record, signs);
  // A record whose versions cannot be read would have none: then the version on the table stands for it.
  const version = shown ?? {
    no: record.versionNo,
    hash: record.contentHash,
    text: record.text,
    content: record.content,
    differences: record.changes,
  };
  const { hash } = version;
  const [seen, setSeen] = useState<string | null>(() => (wasRead(hash) ? hash : null));
  const onRead = useCallback(() => {
    rememberRead(hash);
    setSeen(hash);
  }, [hash]);
  // Against the latest version that says something else: an offer may repeat what was proposed.
  const differences = stale ? version.differences : record.changes;
  const editing = stale ? undefined : editedStep(record, params);
  const unsigned = awaitsSignatures(record);
  const now = (
    <Steps record={record} stale={stale} seen={seen === hash} changes={differences.length} onFollow={follow} />
  );
  return (
    <>
      <Trail record={record} />
      <AgreementHeader record={record} />
      {stale ? (
        <Alert
          severity="warning"
          sx={{ mb: 2, alignItems: 'center' }}
          action={
            <Button variant="text" onClick={follow}>
              {t('agreements.seeVersion', { n: record.versionNo })}
            </Button>
          }
        >
          {t('agreements.newerVersion', { n: record.versionNo, seen: version.no })}
        </Alert>
      ) : null}
      <Box
        sx={{
          // Side by side where both have room, whatever the size of the text.
          display: 'flex',
          columnGap: 2.5,
          flexWrap: 'wrap',
          alignItems: 'flex-start',
        }}
      >
        <Box sx={{ minWidth: 0, flex: { xs: '1 1 100%', md: '999 1 34rem' } }}>
          <Evaluations evaluations={record.evaluations} />
          {editing ? (
            <Editor record={record} step={editing} />
          ) : (
            <AgreementPaper
              record={record}
              version={version}
              differences={unsigned ? differences : []}
              onRead={onRead}
            />
          )}
        </Box>
        <Box sx={{ minWidth: 0, flex: { xs: '1 1 100%', md: '1 1 22.75rem' } }}>
          {signs ? null : now}
          {unsigned ? <VersionChanges versions={record.versions} no={version.no} differences={differences} /> : null}
          {unsigned ? <Means version={version} /> : null}
          {signs ? now : null}
          <ConsequencesOf agreement={record} />
          {unsigned || record.versions.length === 1 ? null : (
            <VersionChanges versions={record.versions} no={record.versionNo} differences={differences} />
          )}
          <ClosedSteps steps={record.blockedSteps} />
        </Box>
        <Box sx={{ minWidth: 0, flex: '1 1 100%' }}>
          <Timeline events={record.events} reminders={record.reminders} map={map?.workflow} />
        </Box>
      </Box>
    </>
  );
};

const Means = ({ version }: Pick<Parameters<typeof SigningMeans>[0], 'version'>) => {
  const indicators = useIndicators();
  return (
    <SigningMeans
      version={version}
      withoutScores={indicators.filter(({ fromScores }) => !fromScores).map(({ indicator }) => indicator)}
    />
  );
};

const contentFields = ['targets', 'clauses'];

/** The step whose text is being edited: a proposal always, an offer where the office wants to. */
const editedStep = (record: WholeAgreement, params: URLSearchParams): CaseStep | undefined => {
  const wanted = params.get('step');
  if (wanted !== 'counter' && !(wanted === 'offer' && params.has('edit'))) return undefined;
  return record.availableSteps.find(({ name }) => name === wanted);
};

/** What the reader may do now; signing, proposing and offering have forms of their own. */
const Steps = ({
  record,
  stale,
  seen,
  changes,
  onFollow,
}: {
  record: WholeAgreement;
  stale: boolean;
  seen: boolean;
  changes: number;
  onFollow: () => void;
}) => {
  const t = useT();
  const { viewer } = useFrame();
  const [params, setParams] = useSearchParams();
  const editing = editedStep(record, params);
  const open = (step: Record<string, string>) => {
    setParams(step, { replace: true });
    window.scrollTo({ top: 0 });
  };
  const may = (name: string) => record.availableSteps.some((step) => step.name === name);
  return (
    <WhatNow
      record={record}
      start={() => ({})}
      leads="sign"
      own={(step, done) => {
        if (step.name === 'sign')
          return stale ? (
            <Box sx={{ p: 2.5 }}>
              <Alert severity="warning">{t('agreements.signingStopped', { n: record.versionNo })}</Alert>
              <Button variant="tonal" fullWidth onClick={onFollow} sx={{ mt: 1.5 }}>
                {t('agreements.seeVersion', { n: record.versionNo })}
              </Button>
            </Box>
          ) : (
            <SignForm
              key={record.versionNo}
              record={record}
              seen={seen}
              changes={changes}
              onCounter={may('counter') ? () => open({ step: 'counter' }) : null}
              onRefuse={may('refuse') ? () => open({ step: 'refuse' }) : null}
              onDone={() => {
                onFollow();
                done();
              }}
            />
          );
        if (step.name === editing?.name)
          return <Box sx={{ p: 2.5, color: color.muted, fontSize: rem(15) }}>{t('agreements.counterBeside')}</Box>;
        if (step.name === 'offer')
          return (
            <>
              <OpenStep
                workflow={record.workflow}
                step={{ ...step, fields: step.fields.filter((name) => !contentFields.includes(name)) }}
                draftKey={`${viewer.person.id}:${record.id}:offer`}
                target={{ id: record.id, expectedVersion: record.version }}
                onDone={done}
              />
              <Box sx={{ px: 2.5, pb: 2 }}>
                <Button fullWidth onClick={() => open({ step: 'offer', edit: '1' })}>
                  {t('agreements.editFirst')}
                </Button>
              </Box>
            </>
          );
        return null;
      }}
    />
  );
};

/** In place of the text while it is being changed. */
const Editor = ({ record, step }: { record: WholeAgreement; step: CaseStep }) => {
  const t = useT();
  const notify = useNotify();
  const { viewer } = useFrame();
  const [, setParams] = useSearchParams();
  const { data, error, refetch } = useDocument(
    StepFormQuery,
    { workflow: record.workflow, step: step.name },
    { freshFor: 600_000 },
  );
  useEffect(() => {
    window.scrollTo({ top: 0 });
  }, []);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton variant="rounded" height={480} sx={{ mb: 2 }} />;
  return (
    <ContentForm
      record={record}
      step={step}
      fields={fieldsOf(data.stepForm, step.fields, step.required)}
      draftKey={`${viewer.person.id}:${record.id}:${step.name}.content`}
      mustDiffer={step.name === 'counter'}
      onDone={() => {
        notify(t('cases.stepDone', { step: step.title }), { type: 'success' });
        setParams({}, { replace: true });
        window.scrollTo({ top: 0 });
      }}
      onCancel={() => setParams({}, { replace: true })}
    />
  );
};

const Trail = ({ record }: { record: WholeAgreement }) => {
  const t = useT();
  const { workflow, number } = record;
  return (
    <RecordTrail
      number={number}
      list={t('agreements.title')}
      to="/agreements"
      linkOf={(other) => recordLink({ workflow, number: other })}
    >
      <Button
        component={Link}
        to={agreementPaperLink(number)}
        variant="text"
        startIcon={<PrintRounded />}
        sx={quietButton}
      >
        {t('papers.print')}
      </Button>
    </RecordTrail>
  );
};

export default AgreementPage;
