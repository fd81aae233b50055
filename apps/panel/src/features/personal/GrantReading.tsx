import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { Field } from '../../shared/Field.tsx';
import { FormDialog } from '../../shared/FormDialog.tsx';
import type { Picked } from '../../shared/form/values.ts';
import { PersonPicker } from '../../shared/PersonPicker.tsx';
import { DayInput, TextInput } from '../../shared/TextInput.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import { ReadingGrantMutation } from './documents.ts';

/** Lets somebody read a confidential record for a stated reason and until a day. */
export const GrantReading = ({ record, onClose }: { record: string; onClose: () => void }) => {
  const t = useT();
  const notify = useNotify();
  const { town } = useFrame();
  const [person, setPerson] = useState<Picked | null>(null);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(town.today);
  const form = useMutationForm(ReadingGrantMutation, ['person', 'reason', 'until'], () => ({
    input: { record, person: person?.id ?? '', reason: reason.trim(), until },
  }));
  const submit = async () => {
    if (person === null) return form.setErrors({ person: t('personal.grantToMissing') });
    if (!(await form.submit())) return;
    notify(t('personal.granted'), { type: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={t('personal.grant')}
      more={t('personal.grantMore')}
      submitText={t('personal.grant')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field label={t('personal.grantTo')} required error={form.errors['person']}>
        {(ids) => <PersonPicker value={person} onChange={setPerson} ids={ids} />}
      </Field>
      <TextInput
        label={t('personal.reason')}
        required
        maxLength={500}
        value={reason}
        onChange={setReason}
        error={form.errors['reason']}
      />
      <DayInput
        label={t('personal.grantUntil')}
        required
        value={until}
        onChange={setUntil}
        error={form.errors['until']}
      />
    </FormDialog>
  );
};
