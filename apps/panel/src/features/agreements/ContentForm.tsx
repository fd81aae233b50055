import SendRounded from '@mui/icons-material/SendRounded';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { RequestTrouble } from '../../data/request.ts';
import { useT } from '../../i18n/useT.ts';
import { partsOf } from '../../shared/days.ts';
import { DraftRestored } from '../../shared/form/DraftRestored.tsx';
import { FormFieldInput } from '../../shared/form/FormFieldInput.tsx';
import type { FormField } from '../../shared/form/fields.ts';
import { problemsByField, runStep } from '../../shared/form/runStep.ts';
import { useDraft } from '../../shared/form/useDraft.ts';
import { type FormValues, inputOf, missingFields } from '../../shared/form/values.ts';
import { Section } from '../../shared/Section.tsx';
import { troubleText } from '../../shared/Trouble.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { ClausesEditor } from './ClausesEditor.tsx';
import { type Content, differencesOf } from './content.ts';
import { contentFrom, faultsOf, sentContent } from './contentForm.ts';
import type { WholeAgreement } from './documents.ts';
import { TargetsEditor } from './TargetsEditor.tsx';
import { useIndicators } from './useIndicators.ts';
import { DifferenceList } from './VersionChanges.tsx';

type Props = {
  record: WholeAgreement;
  step: { name: string; title: string; next: string | null };
  /** Other fields of the step, as declared: a reason, a day. */
  fields: readonly FormField[];
  draftKey: string;
  /** Whether something must be changed: a proposal without a change is none. */
  mustDiffer: boolean;
  onDone: () => void;
  onCancel: () => void;
};

const contentKeys = ['targets', 'clauses'];
const contentField = 'content';
const none: FormValues = {};

/** Changes the text on the table: a counter-proposal by a party, or what the office offers next. The draft is kept on this device. */
export const ContentForm = ({ record, step, fields, draftKey, mustDiffer, onDone, onCancel }: Props) => {
  const t = useT();
  const client = useQueryClient();
  const indicators = useIndicators();
  const { values, setValue, reset, ready, restored, savedAt, attempt } = useDraft(draftKey, none);
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [others, setOthers] = useState<readonly string[]>([]);
  const start = useMemo<Content>(() => sentContent(record.content), [record.content]);
  const lastYears = useMemo(
    () =>
      new Map(
        record.content.targets.map(({ indicator, lastYears: years }) => [indicator, years.map(({ value }) => value)]),
      ),
    [record.content],
  );
  const asked = fields.filter(({ name }) => !contentKeys.includes(name));
  const content = contentFrom(values[contentField], start);
  const setContent = (change: Partial<Content>) => setValue(contentField, JSON.stringify({ ...content, ...change }));
  const faults = faultsOf(content);
  const missing = missingFields(asked, values);
  const differences = differencesOf(start, sentContent(content), {
    indicator: (name) => indicators.find((each) => each.indicator === name) ?? { title: name, unit: '' },
    mandatory: t('agreements.mandatory'),
    optional: t('agreements.optional'),
  });
  const unchanged = mustDiffer && differences.length === 0;

  const submit = async () => {
    setTried(true);
    setErrors({});
    setOthers([]);
    if (faults.length > 0 || missing.length > 0 || unchanged) return;
    setSending(true);
    try {
      const changed = differences.length > 0 ? sentContent(content) : {};
      const target = { workflow: 'agreement', name: step.name, id: record.id, expectedVersion: record.version };
      const outcome = await runStep(target, { ...inputOf(asked, values), ...changed }, attempt);
      if (outcome.problems.length === 0) {
        reset();
        onDone();
      } else {
        const found = problemsByField(
          outcome.problems,
          asked.map(({ name }) => name),
        );
        setErrors(found.fields);
        setOthers(found.others);
      }
      await client.invalidateQueries();
    } catch (error) {
      if (!(error instanceof RequestTrouble)) throw error;
      setOthers([troubleText(error, t)]);
    } finally {
      setSending(false);
    }
  };

  if (!ready || indicators.length === 0) return <Skeleton variant="rounded" height={480} />;
  const shownFaults = tried ? faults : [];
  return (
    <Box
      component="form"
      noValidate
      aria-label={step.title}
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        if (!sending) void submit();
      }}
    >
      {restored ? <DraftRestored onDiscard={() => reset()} /> : null}
      <Section title={t('agreements.targets')} padded>
        <TargetsEditor
          targets={content.targets}
          onChange={(targets) => setContent({ targets })}
          indicators={indicators}
          faults={shownFaults}
          lastYears={lastYears}
        />
      </Section>
      <Section title={t('agreements.clauses')} padded>
        <ClausesEditor clauses={content.clauses} onChange={(clauses) => setContent({ clauses })} faults={shownFaults} />
      </Section>
      <Section title={t('agreements.yourChanges', { n: differences.length })}>
        <DifferenceList differences={differences} />
      </Section>
      <Section title={step.title} padded>
        {asked.map((field) => (
          <FormFieldInput
            key={field.name}
            field={field}
            value={values[field.name]}
            setValue={setValue}
            error={
              errors[field.name] ??
              (tried && missing.includes(field) ? t('cases.fieldMissing', { name: field.title }) : undefined)
            }
          />
        ))}
        {others.map((message) => (
          <Alert severity="error" key={message} sx={{ mb: 1.5 }}>
            {message}
          </Alert>
        ))}
        {tried && (faults.length > 0 || unchanged) ? (
          <Alert severity="error" sx={{ mb: 1.5 }}>
            {faults.length > 0 ? t('agreements.faultsAbove', { n: faults.length }) : t('agreements.nothingChanged')}
          </Alert>
        ) : null}
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
          <Button type="submit" variant="contained" disabled={sending} startIcon={<SendRounded />}>
            {sending ? t('cases.working') : step.title}
          </Button>
          <Button onClick={onCancel}>{t('agreements.backToText')}</Button>
          <Box sx={{ color: color.muted, fontSize: rem(14), lineHeight: rem(22), flex: '1 1 200px' }}>
            {step.next}
            {savedAt ? (
              <Box component="span" role="status" sx={{ display: 'block', color: color.doneInk }}>
                {t('cases.draftKept', { time: partsOf(new Date(savedAt).toISOString()).time })}
              </Box>
            ) : null}
          </Box>
        </Box>
      </Section>
    </Box>
  );
};
