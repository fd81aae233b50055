import { useNotify } from 'react-admin';
import { useT } from '../../i18n/useT.ts';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import { ExamUndoImportMutation } from './documents.ts';

/** Undoes the latest import of a session; the server says why where it may not be. */
export const UndoImport = ({ exam, revision, onClose }: { exam: string; revision: number; onClose: () => void }) => {
  const t = useT();
  const notify = useNotify();
  const form = useMutationForm(ExamUndoImportMutation, [], () => ({ input: { exam, revision } }));
  const submit = async () => {
    if (!(await form.submit())) return;
    notify(t('exams.undone'), { type: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={t('exams.undoTitle', { n: revision })}
      more={t('exams.undoMore', { n: revision })}
      submitText={t('exams.undo')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {null}
    </FormDialog>
  );
};
