import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import { newIdempotencyKey } from '../../data/idempotencyKey.ts';
import { useT } from '../../i18n/useT.ts';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { TextInput } from '../../shared/TextInput.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import { type Choices, inputOf } from './choices.ts';
import { type Preview, RolloverRunMutation } from './documents.ts';

type Props = { preview: Preview; choices: Choices; onClose: () => void };

/** Carries out the turn of the year exactly as it is shown. */
export const RunRollover = ({ preview, choices, onClose }: Props) => {
  const t = useT();
  const notify = useNotify();
  const navigate = useNavigate();
  const [reason, setReason] = useState<string>(t('years.reasonUsual'));
  const [key] = useState(newIdempotencyKey);
  const form = useMutationForm(RolloverRunMutation, ['reason'], () => ({
    input: { choices: inputOf(choices), digest: preview.digest, reason: reason.trim(), idempotencyKey: key },
  }));
  const submit = async () => {
    if (!reason.trim()) return form.setErrors({ reason: t('cases.fieldMissing', { name: t('years.reason') }) });
    const answer = await form.submit();
    if (!answer) return;
    notify(t('years.ranNow', { title: preview.title }), { type: 'success' });
    void navigate('/years');
  };
  const { classesUp, pupilsUp, postsBegun, teachingBegun } = preview.summary;
  return (
    <FormDialog
      title={t('years.run')}
      more={t('years.runMore', {
        title: preview.title,
        classes: classesUp,
        pupils: pupilsUp,
        posts: postsBegun,
        teaching: teachingBegun,
      })}
      submitText={t('years.runDo')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextInput label={t('years.reason')} required value={reason} onChange={setReason} error={form.errors['reason']} />
    </FormDialog>
  );
};
