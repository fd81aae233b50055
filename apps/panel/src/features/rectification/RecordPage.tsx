import AddRounded from '@mui/icons-material/AddRounded';
import CheckCircleRounded from '@mui/icons-material/CheckCircleRounded';
import ExpandMoreRounded from '@mui/icons-material/ExpandMoreRounded';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Collapse from '@mui/material/Collapse';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation, useSearchParams } from 'react-router';
import { RequestTrouble } from '../../data/request.ts';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { partsOf } from '../../shared/days.ts';
import { DraftRestored } from '../../shared/form/DraftRestored.tsx';
import { FormFieldInput } from '../../shared/form/FormFieldInput.tsx';
import { type FormField, fieldsOf } from '../../shared/form/fields.ts';
import { problemsByField, runStep } from '../../shared/form/runStep.ts';
import { useDraft } from '../../shared/form/useDraft.ts';
import { useFocusOnError } from '../../shared/form/useFocusOnError.ts';
import { evidenceTrouble, type FormValues, inputOf, missingFields } from '../../shared/form/values.ts';
import { Page } from '../../shared/Page.tsx';
import { Trouble, troubleText } from '../../shared/Trouble.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { findingStartOf } from '../exams/analysis/finding.ts';
import { LinkToExam } from '../exams/analysis/LinkToExam.tsx';
import { caseLink } from './caseLink.ts';
import { StepFormQuery } from './documents.ts';

const workflow = 'rectification';
const step = 'record';
/** Asked at once, in this order; everything else waits under "more". */
const firstFields = ['evidence', 'title', 'unit', 'place', 'category', 'weight', 'responsible'];
/** Kept for the next finding: one walks through one campus, with one inspection. */
const keptFields = ['unit', 'inspection', 'category', 'weight'];

const twoColumns = {
  display: 'grid',
  columnGap: 2,
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
} as const;
const wideKinds: readonly string[] = ['files', 'longText'];

const keptOf = (values: FormValues): FormValues =>
  Object.fromEntries(keptFields.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));

/** Records a finding, at a desk or in a corridor: photos first, little to type, nothing lost on a reload. */
const RecordPage = () => {
  const t = useT();
  const { data, error, refetch } = useDocument(StepFormQuery, { workflow, step }, { freshFor: 600_000 });
  return (
    <Page title={t('cases.record')}>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {data ? (
        <RecordForm fields={fieldsOf(data.stepForm)} />
      ) : error ? null : (
        <Skeleton variant="rounded" height={480} />
      )}
    </Page>
  );
};

const RecordForm = ({ fields }: { fields: FormField[] }) => {
  const t = useT();
  const client = useQueryClient();
  const { viewer } = useFrame();
  const [params] = useSearchParams();
  const inspection = params.get('inspection');
  // A finding may begin at a figure of a session (Q1): it is filled in, and afterwards the two are linked.
  const start = findingStartOf(useLocation().state);
  const campus = viewer.posts.find(({ unit }) => unit.kind === 'CAMPUS')?.unit;
  const fresh: FormValues = {
    category: 'WITH_DEADLINE',
    weight: 'ORDINARY',
    ...(campus ? { unit: { id: campus.id, label: campus.name } } : {}),
    ...(inspection ? { inspection: { id: inspection, label: params.get('title') ?? inspection } } : {}),
    ...(start
      ? { title: start.title, description: start.description, ...(start.unit ? { unit: start.unit } : {}) }
      : {}),
  };
  const { values, setValue, reset, ready, restored, savedAt, attempt } = useDraft(
    `${viewer.person.id}:record${start ? `:${start.exam.id}:${start.unit?.id ?? ''}:${start.title}` : ''}`,
    fresh,
  );
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [others, setOthers] = useState<string[]>([]);
  const [saved, setSaved] = useState<{ id: string; number: string; title: string } | null>(null);
  const first = firstFields.flatMap((name) => fields.filter((field) => field.name === name));
  const rest = fields.filter(({ name }) => !firstFields.includes(name));
  const begunRest = rest.some(({ name }) => values[name] !== undefined && values[name] !== null && values[name] !== '');
  const [more, setMore] = useState(false);
  const missing = missingFields(fields, values);
  const form = useFocusOnError(tried && (missing.length > 0 || Object.keys(errors).length > 0), sending);

  const submit = async (goOn: boolean) => {
    setTried(true);
    setErrors({});
    setOthers([]);
    if (missing.length > 0) return;
    const waiting = evidenceTrouble(values);
    if (waiting) return setOthers([t(waiting === 'sending' ? 'cases.uploadWait' : 'cases.uploadOpen')]);
    setSending(true);
    try {
      const outcome = await runStep({ workflow, name: step }, inputOf(fields, values), attempt);
      if (outcome.problems.length > 0 || !outcome.record) {
        const found = problemsByField(
          outcome.problems,
          fields.map(({ name }) => name),
        );
        setErrors(found.fields);
        setOthers(found.others);
        if (rest.some(({ name }) => found.fields[name])) setMore(true);
        return;
      }
      reset({ ...fresh, ...(start ? { title: '', description: '' } : {}), ...keptOf(values) });
      setTried(false);
      setSaved(outcome.record);
      if (goOn) window.scrollTo({ top: 0 });
      await client.invalidateQueries();
    } catch (error) {
      if (!(error instanceof RequestTrouble)) throw error;
      setOthers([troubleText(error, t)]);
    } finally {
      setSending(false);
    }
  };

  if (!ready) return <Skeleton variant="rounded" height={480} />;
  const ask = (field: FormField) => (
    <Box key={field.name} sx={wideKinds.includes(field.kind) || field.name === 'title' ? { gridColumn: '1 / -1' } : {}}>
      <FormFieldInput
        field={field}
        value={values[field.name]}
        setValue={(name, next) => {
          setSaved(null);
          setValue(name, next);
        }}
        error={
          errors[field.name] ??
          (tried && missing.includes(field) ? t('cases.fieldMissing', { name: field.title }) : undefined)
        }
      />
    </Box>
  );
  return (
    <Box
      component="form"
      ref={form}
      noValidate
      aria-label={t('cases.record')}
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        if (!sending) void submit(false);
      }}
      sx={{ maxWidth: 960 }}
    >
      {saved ? (
        <Card sx={{ mb: 2, p: 2, bgcolor: color.doneTint, borderColor: color.done }} role="status">
          <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'flex-start', color: '#1e5421' }}>
            <CheckCircleRounded />
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Typography sx={{ fontWeight: 700 }}>{t('cases.recorded', { number: saved.number })}</Typography>
              <Typography sx={{ fontSize: rem(15) }}>{saved.title}</Typography>
              <Typography variant="caption">{t('cases.keepFor')}</Typography>
              {start ? <LinkToExam key={saved.id} exam={start.exam} caseId={saved.id} /> : null}
            </Box>
          </Box>
          <Box sx={{ display: 'flex', gap: 1, mt: 1.5, flexWrap: 'wrap' }}>
            <Button variant="contained" startIcon={<AddRounded />} onClick={() => setSaved(null)}>
              {t('cases.another')}
            </Button>
            <Button component={Link} to={caseLink(saved)}>
              {t('cases.openCase')}
            </Button>
          </Box>
        </Card>
      ) : null}
      {start && !saved ? (
        <Alert severity="info" sx={{ mb: 2 }}>
          {t('exams.linkFinding', { title: start.exam.title })}
        </Alert>
      ) : null}
      {restored ? <DraftRestored onDiscard={() => reset()} /> : null}
      <Card sx={{ p: { xs: 2, sm: 2.5 }, mb: 2 }}>
        <Box sx={twoColumns}>{first.map(ask)}</Box>
        {rest.length > 0 ? (
          <>
            <Button
              variant="text"
              aria-expanded={more || begunRest}
              startIcon={<ExpandMoreRounded sx={{ transform: more || begunRest ? 'rotate(180deg)' : 'none' }} />}
              onClick={() => setMore(!more)}
              sx={{ ml: -1, whiteSpace: 'normal', textAlign: 'left' }}
            >
              {t('cases.recordMoreOpen')}
            </Button>
            <Collapse in={more || begunRest} unmountOnExit>
              <Box sx={{ ...twoColumns, pt: 1.5 }}>{rest.map(ask)}</Box>
            </Collapse>
          </>
        ) : null}
      </Card>
      <Box
        sx={{
          position: 'sticky',
          bottom: { xs: 59, md: 0 },
          zIndex: 5,
          bgcolor: color.paper,
          borderTop: `1px solid ${color.line}`,
          mx: { xs: -2, md: 0 },
          px: { xs: 2, md: 0 },
          py: 1.5,
        }}
      >
        {others.map((message) => (
          <Alert severity="error" key={message} sx={{ mb: 1.5 }}>
            {message}
          </Alert>
        ))}
        {tried && missing.length > 0 ? (
          <Alert severity="error" sx={{ mb: 1.5 }}>
            {t('cases.missing', { n: missing.length, names: missing.map(({ title }) => title).join(' · ') })}
          </Alert>
        ) : null}
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
          <Button
            onClick={() => !sending && void submit(true)}
            disabled={sending}
            sx={{ minHeight: { xs: 52, sm: 44 }, flex: { xs: '1 1 0', sm: '0 0 auto' }, whiteSpace: 'normal' }}
          >
            {t('cases.recordSaveNext')}
          </Button>
          <Button
            type="submit"
            variant="contained"
            disabled={sending}
            sx={{ minHeight: { xs: 52, sm: 44 }, flex: { xs: '1 1 0', sm: '0 0 auto' }, minWidth: { sm: 160 } }}
          >
            {sending ? t('cases.working') : t('cases.recordSave')}
          </Button>
          {savedAt ? (
            <Box role="status" sx={{ color: color.doneInk, fontSize: rem(14), display: { xs: 'none', sm: 'block' } }}>
              {t('cases.draftKept', { time: partsOf(new Date(savedAt).toISOString()).time })}
            </Box>
          ) : null}
        </Box>
      </Box>
    </Box>
  );
};

export default RecordPage;
