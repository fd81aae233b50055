import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { ChoiceCards } from '../../shared/ChoiceCards.tsx';
import { Field } from '../../shared/Field.tsx';
import { FormDialog } from '../../shared/FormDialog.tsx';
import type { Picked } from '../../shared/form/values.ts';
import { PersonPicker } from '../../shared/PersonPicker.tsx';
import { DayInput } from '../../shared/TextInput.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import {
  ReobservationAddMutation,
  SupportAddMutation,
  SupportEndMutation,
  type SupportRow,
  SupportUpdateMutation,
} from './documents.ts';
import { type SupportKind, supportKinds } from './supportFilter.ts';

type Close = { onClose: () => void };
const results = ['GOOD', 'FAIR', 'WEAK'] as const;
type Result = (typeof results)[number];

const countOf = (text: string): number | null => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : null);

type TextProps = {
  label: string;
  value: string;
  onChange: (next: string) => void;
  error?: string | undefined;
  hint?: string;
  required?: boolean;
};

const LongText = ({ label, value, onChange, error, hint, required = false }: TextProps) => (
  <Field label={label} required={required} hint={hint} error={error}>
    {(ids) => (
      <TextField
        id={ids.id}
        multiline
        minRows={2}
        fullWidth
        value={value}
        error={ids['aria-invalid']}
        onChange={(event) => onChange(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 1000, 'aria-describedby': ids['aria-describedby'] } }}
      />
    )}
  </Field>
);

const CountInput = ({ label, value, onChange, error }: TextProps) => (
  <Field label={label} error={error}>
    {(ids) => (
      <TextField
        id={ids.id}
        value={value}
        error={ids['aria-invalid']}
        onChange={(event) => onChange(event.target.value.replace(/\D/g, '').slice(0, 3))}
        sx={{ width: 120 }}
        slotProps={{ htmlInput: { inputMode: 'numeric', 'aria-describedby': ids['aria-describedby'] } }}
      />
    )}
  </Field>
);

/** Tells that something was saved, and closes. */
const useDone = (onClose: () => void): (() => void) => {
  const t = useT();
  const notify = useNotify();
  return () => {
    notify(t('support.saved'), { type: 'success' });
    onClose();
  };
};

/**
 * Enters help for somebody.
 * @param because what the measures begin with, such as the figure that it comes from
 */
export const AddSupport = ({
  person: given,
  because = '',
  onClose,
}: Close & { person: Picked | null; because?: string }) => {
  const t = useT();
  const { town } = useFrame();
  const [person, setPerson] = useState<Picked | null>(given);
  const [kind, setKind] = useState<SupportKind>('MENTOR');
  const [mentor, setMentor] = useState<Picked | null>(null);
  const [measures, setMeasures] = useState(because);
  const [from, setFrom] = useState(town.today);
  const [until, setUntil] = useState('');
  const [planned, setPlanned] = useState('');
  const done = useDone(onClose);
  const form = useMutationForm(
    SupportAddMutation,
    ['person', 'kind', 'mentor', 'measures', 'from', 'until', 'planned'],
    () => ({
      input: {
        person: person?.id ?? '',
        kind,
        mentor: mentor?.id ?? null,
        measures,
        from,
        until: until || null,
        planned: countOf(planned),
      },
    }),
  );
  return (
    <FormDialog
      title={t('support.add')}
      more={t('support.addMore')}
      submitText={t('support.save')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void form.submit().then((result) => result && done())}
      onClose={onClose}
    >
      <Field label={t('support.person')} required error={form.errors['person']}>
        {(ids) => <PersonPicker ids={ids} value={person} onChange={setPerson} />}
      </Field>
      <Field label={t('support.kind')} required group error={form.errors['kind']}>
        {(ids) => (
          <ChoiceCards
            name="support-kind"
            label={t('support.kind')}
            describedBy={ids['aria-describedby']}
            options={supportKinds.map((value) => ({ value, title: t(`support.kind_${value}`) }))}
            value={kind}
            onChange={(next) => setKind(next as SupportKind)}
          />
        )}
      </Field>
      <Field label={t('support.mentor')} error={form.errors['mentor']}>
        {(ids) => <PersonPicker ids={ids} value={mentor} onChange={setMentor} />}
      </Field>
      <LongText
        label={t('support.measures')}
        hint={t('support.measuresHint')}
        required
        value={measures}
        onChange={setMeasures}
        error={form.errors['measures']}
      />
      <DayInput label={t('support.from')} required value={from} onChange={setFrom} error={form.errors['from']} />
      <DayInput label={t('support.until')} value={until} onChange={setUntil} error={form.errors['until']} />
      <CountInput label={t('support.planned')} value={planned} onChange={setPlanned} error={form.errors['planned']} />
    </FormDialog>
  );
};

/** Brings measures and counts up to date; proposes one time more. */
export const LogSupport = ({ row, onClose }: Close & { row: SupportRow }) => {
  const t = useT();
  const [held, setHeld] = useState(String(row.held + 1));
  const [planned, setPlanned] = useState(row.planned === null ? '' : String(row.planned));
  const [measures, setMeasures] = useState(row.measures);
  const [until, setUntil] = useState(row.until ?? '');
  const done = useDone(onClose);
  const form = useMutationForm(SupportUpdateMutation, ['held', 'planned', 'measures', 'until'], () => ({
    input: { id: row.id, held: countOf(held), planned: countOf(planned), measures, until: until || null },
  }));
  return (
    <FormDialog
      title={`${t('support.log')} · ${row.person.name}`}
      more={t('support.logMore')}
      submitText={t('support.save')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void form.submit().then((result) => result && done())}
      onClose={onClose}
    >
      <CountInput label={t('support.held')} value={held} onChange={setHeld} error={form.errors['held']} />
      <CountInput label={t('support.planned')} value={planned} onChange={setPlanned} error={form.errors['planned']} />
      <LongText
        label={t('support.measures')}
        required
        value={measures}
        onChange={setMeasures}
        error={form.errors['measures']}
      />
      <DayInput label={t('support.until')} value={until} onChange={setUntil} error={form.errors['until']} />
    </FormDialog>
  );
};

/** Enters a re-observation with its result. */
export const AddReobservation = ({ row, onClose }: Close & { row: SupportRow }) => {
  const t = useT();
  const { town, viewer } = useFrame();
  const [observedOn, setObservedOn] = useState(town.today);
  const [observer, setObserver] = useState<Picked | null>({ id: viewer.person.id, label: viewer.person.name });
  const [result, setResult] = useState<Result | null>(null);
  const [remark, setRemark] = useState('');
  const done = useDone(onClose);
  const form = useMutationForm(ReobservationAddMutation, ['observedOn', 'observer', 'result', 'remark'], () => ({
    input: {
      support: row.id,
      observedOn,
      observer: observer?.id ?? null,
      result: result ?? 'FAIR',
      remark: remark || null,
    },
  }));
  const submit = async () => {
    if (!result) return form.setErrors({ result: t('support.resultMissing') });
    if (await form.submit()) done();
  };
  return (
    <FormDialog
      title={`${t('support.observe')} · ${row.person.name}`}
      more={t('support.observeMore')}
      submitText={t('support.save')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <DayInput
        label={t('support.observedOn')}
        required
        value={observedOn}
        onChange={setObservedOn}
        error={form.errors['observedOn']}
      />
      <Field label={t('support.observer')} required error={form.errors['observer']}>
        {(ids) => <PersonPicker ids={ids} value={observer} onChange={setObserver} />}
      </Field>
      <Field label={t('support.result')} required group error={form.errors['result']}>
        {(ids) => (
          <ChoiceCards
            name="reobservation-result"
            label={t('support.result')}
            describedBy={ids['aria-describedby']}
            options={results.map((value) => ({ value, title: t(`support.result_${value}`) }))}
            value={result}
            onChange={(next) => setResult(next as Result)}
          />
        )}
      </Field>
      <LongText label={t('support.remark')} value={remark} onChange={setRemark} error={form.errors['remark']} />
    </FormDialog>
  );
};

/** Ends help with its effect. */
export const EndSupport = ({ row, onClose }: Close & { row: SupportRow }) => {
  const t = useT();
  const { town } = useFrame();
  const [on, setOn] = useState(town.today);
  const [effect, setEffect] = useState(row.effect ?? '');
  const done = useDone(onClose);
  const form = useMutationForm(SupportEndMutation, ['on', 'effect'], () => ({ input: { id: row.id, on, effect } }));
  return (
    <FormDialog
      title={`${t('support.end')} · ${row.person.name}`}
      more={t('support.endMore')}
      submitText={t('support.end')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void form.submit().then((result) => result && done())}
      onClose={onClose}
    >
      <DayInput label={t('support.endOn')} required value={on} onChange={setOn} error={form.errors['on']} />
      <LongText
        label={t('support.effect')}
        required
        value={effect}
        onChange={setEffect}
        error={form.errors['effect']}
      />
    </FormDialog>
  );
};
