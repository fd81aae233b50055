import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { Field } from '../../shared/Field.tsx';
import { FormDialog } from '../../shared/FormDialog.tsx';
import type { Picked } from '../../shared/form/values.ts';
import { PersonPicker } from '../../shared/PersonPicker.tsx';
import { DayInput } from '../../shared/TextInput.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import { TeachingSetMutation } from './documents.ts';
import type { Now } from './matrix.ts';

type Props = { own: { id: string; name: string }; subject: string; now: Now; onClose: () => void };

/** Sets who teaches a subject in a class from a day on; the days before stay as they were. */
export const SetTeacher = ({ own, subject, now, onClose }: Props) => {
  const t = useT();
  const notify = useNotify();
  const { town } = useFrame();
  const [teacher, setTeacher] = useState<Picked | null>(now ? { id: now.id, label: now.name } : null);
  const [from, setFrom] = useState(town.today);
  const form = useMutationForm(TeachingSetMutation, ['teacher', 'person', 'from'], () => ({
    input: { class: own.id, subject, teacher: teacher?.id ?? null, from },
  }));
  const submit = async () => {
    if (!(await form.submit())) return;
    notify(t('people.saved'), { type: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={t('exams.teachingPick', { class: own.name, subject })}
      submitText={t('exams.teachingSet')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field
        label={t('exams.teacher')}
        hint={t('exams.teacherHint')}
        error={form.errors['teacher'] ?? form.errors['person']}
      >
        {(ids) => <PersonPicker ids={ids} value={teacher} onChange={setTeacher} />}
      </Field>
      <DayInput label={t('exams.teachingFrom')} required value={from} onChange={setFrom} error={form.errors['from']} />
    </FormDialog>
  );
};
