import { useNotify } from 'react-admin';
import { useT } from '../../i18n/useT.ts';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import { ResetSecondFactorMutation } from './documents.ts';

type Props = { person: { id: string; name: string }; onClose: () => void };

/** Takes the second factor of somebody who lost phone and backup codes. */
export const ResetSecondFactor = ({ person, onClose }: Props) => {
  const t = useT();
  const notify = useNotify();
  const form = useMutationForm(ResetSecondFactorMutation, [], () => ({ input: { person: person.id } }));
  const submit = async () => {
    if ((await form.submit()) === null) return;
    notify(t('account.resetSecondDone'), { type: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={`${t('account.resetSecond')} · ${person.name}`}
      more={t('account.resetSecondMore')}
      submitText={t('account.resetSecond')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {null}
    </FormDialog>
  );
};
