import { useNotify } from 'react-admin';
import { useT } from '../../i18n/useT.ts';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import { DelegationEndMutation, type DelegationRow } from './documents.ts';

/** Asks before a delegation ends at once. */
export const EndDialog = ({ row, onClose }: { row: DelegationRow; onClose: () => void }) => {
  const t = useT();
  const notify = useNotify();
  const form = useMutationForm(DelegationEndMutation, [], () => ({ input: { id: row.id } }));
  const end = async () => {
    if ((await form.submit()) === null) return;
    notify(t('delegations.ended'), { type: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={t('delegations.endTitle')}
      more={t('delegations.endMore')}
      submitText={t('delegations.end')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void end()}
      onClose={onClose}
    >
      {t('delegations.line', { principal: row.principal.name, delegate: row.delegate.name })}
    </FormDialog>
  );
};
