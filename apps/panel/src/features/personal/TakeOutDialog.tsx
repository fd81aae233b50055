import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useT } from '../../i18n/useT.ts';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { TextInput } from '../../shared/TextInput.tsx';
import { troubleText } from '../../shared/Trouble.tsx';
import { takeOut } from './takeOut.ts';

type Props = {
  title: string;
  more: string;
  path: string;
  /** What is asked for; the reason comes with it. */
  body: Readonly<Record<string, string>>;
  /** Name of the file where the server gives none. */
  usual: string;
  onClose: () => void;
};

/** Asks why something is taken out, and takes it out. */
export const TakeOutDialog = ({ title, more, path, body, usual, onClose }: Props) => {
  const t = useT();
  const notify = useNotify();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | undefined>();
  const [others, setOthers] = useState<string[]>([]);
  const [sending, setSending] = useState(false);
  const submit = async () => {
    if (!reason.trim()) return setError(t('personal.reasonMissing'));
    setSending(true);
    setOthers([]);
    try {
      await takeOut(path, { ...body, reason: reason.trim() }, usual);
      notify(t('personal.exported'), { type: 'success' });
      onClose();
    } catch (trouble) {
      setOthers([troubleText(trouble, t)]);
    } finally {
      setSending(false);
    }
  };
  return (
    <FormDialog
      title={title}
      more={more}
      submitText={t('personal.export')}
      sending={sending}
      others={others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextInput
        label={t('personal.reason')}
        required
        maxLength={500}
        value={reason}
        onChange={(next) => {
          setReason(next);
          setError(undefined);
        }}
        error={error}
      />
    </FormDialog>
  );
};
