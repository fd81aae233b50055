import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useT } from '../../i18n/useT.ts';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { TextInput } from '../../shared/TextInput.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import { type RolloverRow, RolloverUndoMutation } from './documents.ts';

/** Takes a turn of the year back, or says what rests on the new year. */
export const UndoRollover = ({ rollover, onClose }: { rollover: RolloverRow; onClose: () => void }) => {
  const t = useT();
  const notify = useNotify();
  const [reason, setReason] = useState('');
  const form = useMutationForm(RolloverUndoMutation, ['reason'], () => ({
    input: { id: rollover.id, reason: reason.trim() },
  }));
  const submit = async () => {
    if (!reason.trim()) return form.setErrors({ reason: t('cases.fieldMissing', { name: t('years.undoReason') }) });
    if (await form.submit()) {
      notify(t('years.undoneNow'), { type: 'success' });
      onClose();
    }
  };
  return (
    <FormDialog
      title={`${t('years.undo')} · ${t('years.into', { title: rollover.title })}`}
      more={t('years.undoMore')}
      submitText={t('years.undoDo')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextInput
        label={t('years.undoReason')}
        required
        autoFocus
        value={reason}
        onChange={setReason}
        error={form.errors['reason']}
      />
    </FormDialog>
  );
};
