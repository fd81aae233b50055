import CheckCircleRounded from '@mui/icons-material/CheckCircleRounded';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { type ElementType, Fragment, type ReactNode, useState } from 'react';
import { RequestTrouble } from '../../data/request.ts';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';
import { partsOf } from '../days.ts';
import { troubleText } from '../Trouble.tsx';
import { DraftRestored } from './DraftRestored.tsx';
import { FormFieldInput } from './FormFieldInput.tsx';
import { askedFields, type FormField } from './fields.ts';
import { problemsByField, runStep, type StepOutcome, type StepTarget } from './runStep.ts';
import { type SetValue, useDraft } from './useDraft.ts';
import { useFocusOnError } from './useFocusOnError.ts';
import { evidenceTrouble, type FormValues, inputOf, missingFields } from './values.ts';

/** What a field that is drawn in another way works with. */
export type FieldForm = {
  values: FormValues;
  setValue: SetValue;
  error: string | undefined;
  /** The field as its declaration would draw it. */
  usual: ReactNode;
};

type Props = {
  draftKey: string;
  workflow: string;
  step: { name: string; title: string; next: string | null };
  fields: readonly FormField[];
  target: StepTarget;
  initial?: FormValues;
  /** Draws a field in a way of its own; undefined leaves it as declared. */
  draw?: ((field: FormField, form: FieldForm) => ReactNode | undefined) | undefined;
  /** Words of the button as the form stands; the step's title unless told. */
  submitText?: ((values: FormValues) => string) | undefined;
  submitIcon?: ElementType | undefined;
  onDone: (outcome: StepOutcome) => void;
};

const nothing: FormValues = {};

/** The form of one step: what was typed stays until the server has answered that the step is done. */
export const StepForm = ({
  draftKey,
  workflow,
  step,
  fields,
  target,
  initial = nothing,
  draw,
  submitText,
  submitIcon: Icon = CheckCircleRounded,
  onDone,
}: Props) => {
  const t = useT();
  const client = useQueryClient();
  const { values, setValue, reset, ready, restored, savedAt, attempt } = useDraft(draftKey, initial);
  const [sending, setSending] = useState(false);
  const [tried, setTried] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [others, setOthers] = useState<string[]>([]);
  const [stale, setStale] = useState(false);
  const asked = askedFields(fields, values);
  const missing = missingFields(fields, values);
  const form = useFocusOnError(tried && (missing.length > 0 || Object.keys(errors).length > 0), sending);

  const submit = async () => {
    setTried(true);
    setErrors({});
    setOthers([]);
    setStale(false);
    const waiting = evidenceTrouble(values);
    if (missing.length > 0) return;
    if (waiting) return setOthers([t(waiting === 'sending' ? 'cases.uploadWait' : 'cases.uploadOpen')]);
    setSending(true);
    try {
      const outcome = await runStep({ workflow, name: step.name, ...target }, inputOf(fields, values), attempt);
      if (outcome.problems.length === 0) {
        reset();
        onDone(outcome);
        await client.invalidateQueries();
        return;
      }
      const isStale = outcome.problems.some(({ code }) => code === 'StaleVersion');
      setStale(isStale);
      const { fields: atFields, others: above } = problemsByField(
        outcome.problems.filter(({ code }) => code !== 'StaleVersion'),
        asked.map(({ name }) => name),
      );
      setErrors(atFields);
      setOthers(above);
      if (isStale || outcome.problems.some(({ code }) => code === 'StepNotAvailable')) await client.invalidateQueries();
    } catch (error) {
      if (!(error instanceof RequestTrouble)) throw error;
      setOthers([troubleText(error, t)]);
    } finally {
      setSending(false);
    }
  };

  return (
    <Box
      component="form"
      ref={form}
      noValidate
      aria-label={step.title}
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        if (!sending) void submit();
      }}
    >
      <Box sx={{ px: { xs: 2, sm: 2.5 }, pt: 2, pb: fields.length ? 0.5 : 1 }}>
        {restored ? <DraftRestored onDiscard={() => reset()} /> : null}
        {ready || fields.length === 0
          ? asked.map((field) => {
              const error =
                errors[field.name] ??
                (tried && missing.includes(field) ? t('cases.fieldMissing', { name: field.title }) : undefined);
              const usual = (
                <FormFieldInput field={field} value={values[field.name]} setValue={setValue} error={error} />
              );
              return <Fragment key={field.name}>{draw?.(field, { values, setValue, error, usual }) ?? usual}</Fragment>;
            })
          : null}
      </Box>
      <Box sx={{ px: { xs: 2, sm: 2.5 }, py: 2, borderTop: `1px solid ${color.line}` }}>
        {stale ? (
          <Alert severity="warning" sx={{ mb: 1.5 }}>
            {t('cases.stale')}
          </Alert>
        ) : null}
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
        <Box sx={{ display: 'flex', gap: 2, rowGap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <Button
            type="submit"
            variant="contained"
            disabled={sending}
            startIcon={<Icon />}
            sx={{ flex: { xs: '1 1 100%', sm: '0 0 auto' }, minHeight: { xs: 52, sm: 44 } }}
          >
            {sending ? t('cases.working') : (submitText?.(values) ?? step.title)}
          </Button>
          <Box sx={{ color: color.muted, fontSize: rem(14), lineHeight: rem(22), flex: '1 1 200px' }}>
            {step.next}
            {savedAt ? (
              <Box component="span" sx={{ display: 'block', color: color.doneInk }} role="status">
                {t('cases.draftKept', { time: partsOf(new Date(savedAt).toISOString()).time })}
              </Box>
            ) : null}
          </Box>
        </Box>
      </Box>
    </Box>
  );
};
