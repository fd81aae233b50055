import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { ChoiceCards } from '../../shared/ChoiceCards.tsx';
import { Field } from '../../shared/Field.tsx';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { DayInput, TextInput } from '../../shared/TextInput.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import { MeetingCreateMutation, MeetingMinutesMutation, type MeetingRow, MeetingUpdateMutation } from './documents.ts';
import { itemLines } from './itemLines.ts';
import { meetingLink } from './meetingLink.ts';

type Close = { onClose: () => void };
const kinds = ['QUALITY_ANALYSIS', 'LEADING_GROUP', 'OTHER'] as const;
type Kind = (typeof kinds)[number];

type LongProps = {
  label: string;
  value: string;
  onChange: (next: string) => void;
  rows: number;
  most: number;
  hint?: string;
  error?: string | undefined;
  required?: boolean;
};

const Long = ({ label, value, onChange, rows, most, hint, error, required = false }: LongProps) => (
  <Field label={label} required={required} hint={hint} error={error}>
    {(ids) => (
      <TextField
        id={ids.id}
        multiline
        minRows={rows}
        fullWidth
        value={value}
        error={ids['aria-invalid']}
        onChange={(event) => onChange(event.target.value)}
        slotProps={{ htmlInput: { maxLength: most, 'aria-describedby': ids['aria-describedby'] } }}
      />
    )}
  </Field>
);

/** What is typed of a meeting. */
type Draft = { title: string; heldOn: string; place: string; items: string };

const inputOf = ({ title, heldOn, place, items }: Draft) => ({
  title,
  heldOn,
  place: place || null,
  items: itemLines(items),
});

type FieldsProps = { draft: Draft; change: (next: Draft) => void; errors: Readonly<Record<string, string>> };

const MeetingFields = ({ draft, change, errors }: FieldsProps) => {
  const t = useT();
  const type = (name: keyof Draft) => (next: string) => change({ ...draft, [name]: next });
  return (
    <>
      <TextInput
        label={t('meetings.name')}
        required
        value={draft.title}
        onChange={type('title')}
        error={errors['title']}
      />
      <DayInput
        label={t('meetings.heldOn')}
        required
        value={draft.heldOn}
        onChange={type('heldOn')}
        error={errors['heldOn']}
      />
      <TextInput label={t('meetings.place')} value={draft.place} onChange={type('place')} error={errors['place']} />
      <Long
        label={t('meetings.items')}
        hint={t('meetings.itemsHint')}
        rows={3}
        most={3000}
        value={draft.items}
        onChange={type('items')}
        error={errors['items']}
      />
    </>
  );
};

/** Plans a meeting. */
export const CreateMeeting = ({ onClose }: Close) => {
  const t = useT();
  const notify = useNotify();
  const navigate = useNavigate();
  const { town } = useFrame();
  const [kind, setKind] = useState<Kind>('QUALITY_ANALYSIS');
  const [draft, setDraft] = useState<Draft>({ title: '', heldOn: town.today, place: '', items: '' });
  const form = useMutationForm(MeetingCreateMutation, ['kind', 'title', 'heldOn', 'place', 'items'], () => ({
    input: { kind, ...inputOf(draft) },
  }));
  const submit = async () => {
    const made = (await form.submit())?.meetingCreate.meeting;
    if (!made) return;
    notify(t('meetings.saved'), { type: 'success' });
    void navigate(meetingLink(made.id));
  };
  return (
    <FormDialog
      title={t('meetings.add')}
      more={t('meetings.addMore')}
      submitText={t('meetings.save')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field label={t('meetings.kind')} required group error={form.errors['kind']}>
        {(ids) => (
          <ChoiceCards
            name="meeting-kind"
            label={t('meetings.kind')}
            describedBy={ids['aria-describedby']}
            options={kinds.map((value) => ({ value, title: t(`meetings.kind_${value}`) }))}
            value={kind}
            onChange={(next) => setKind(next as Kind)}
          />
        )}
      </Field>
      <MeetingFields draft={draft} change={setDraft} errors={form.errors} />
    </FormDialog>
  );
};

/** Changes a meeting; statements that a consequence asks for stay on its agenda. */
export const EditMeeting = ({ meeting, onClose }: Close & { meeting: MeetingRow }) => {
  const t = useT();
  const notify = useNotify();
  const [draft, setDraft] = useState<Draft>({
    title: meeting.title,
    heldOn: meeting.heldOn,
    place: meeting.place ?? '',
    items: meeting.items
      .filter(({ statement }) => !statement)
      .map((item) => item.title)
      .join('\n'),
  });
  const form = useMutationForm(MeetingUpdateMutation, ['title', 'heldOn', 'place', 'items'], () => ({
    input: { id: meeting.id, ...inputOf(draft) },
  }));
  const submit = async () => {
    if (!(await form.submit())) return;
    notify(t('meetings.saved'), { type: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={t('meetings.edit')}
      submitText={t('meetings.save')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <MeetingFields draft={draft} change={setDraft} errors={form.errors} />
    </FormDialog>
  );
};

/** Writes the minutes. */
export const WriteMinutes = ({ meeting, onClose }: Close & { meeting: MeetingRow }) => {
  const t = useT();
  const notify = useNotify();
  const [minutes, setMinutes] = useState(meeting.minutes ?? '');
  const form = useMutationForm(MeetingMinutesMutation, ['minutes'], () => ({ input: { id: meeting.id, minutes } }));
  const submit = async () => {
    if (!(await form.submit())) return;
    notify(t('meetings.saved'), { type: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={t('meetings.minutes')}
      submitText={t('meetings.save')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Long
        label={t('meetings.minutes')}
        hint={t('meetings.minutesHint')}
        required
        rows={10}
        most={20_000}
        value={minutes}
        onChange={setMinutes}
        error={form.errors['minutes']}
      />
    </FormDialog>
  );
};
