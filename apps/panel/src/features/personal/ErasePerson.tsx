import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useT } from '../../i18n/useT.ts';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { TextInput } from '../../shared/TextInput.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import { type ErasurePreview, ErasurePreviewMutation, PersonEraseMutation } from './documents.ts';
import { PreviewOfErasure } from './PreviewOfErasure.tsx';
import { WordLines } from './WordLines.tsx';

type Props = { person: { id: string; name: string }; onClose: () => void };

const wordsIn = (lines: string): string[] =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** Erases a person in two steps: what would go and stay, then the name typed once more. */
export const ErasePerson = ({ person, onClose }: Props) => {
  const [also, setAlso] = useState('');
  const [preview, setPreview] = useState<ErasurePreview | null>(null);
  return preview === null ? (
    <AskPreview person={person} also={also} onAlso={setAlso} onPreview={setPreview} onClose={onClose} />
  ) : (
    <Confirm person={person} also={wordsIn(also)} preview={preview} onClose={onClose} />
  );
};

type AskProps = Props & { also: string; onAlso: (also: string) => void; onPreview: (found: ErasurePreview) => void };

const AskPreview = ({ person, also, onAlso, onPreview, onClose }: AskProps) => {
  const t = useT();
  const form = useMutationForm(ErasurePreviewMutation, ['alsoRemove'], () => ({
    input: { person: person.id, alsoRemove: wordsIn(also) },
  }));
  const submit = async () => {
    const found = (await form.submit())?.personErasurePreview.preview;
    if (found) onPreview(found);
  };
  return (
    <FormDialog
      title={t('personal.eraseOf', { name: person.name })}
      more={t('personal.eraseMore')}
      submitText={t('personal.preview')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <WordLines value={also} onChange={onAlso} error={form.errors['alsoRemove']} />
    </FormDialog>
  );
};

type ConfirmProps = Props & { also: string[]; preview: ErasurePreview };

const Confirm = ({ person, also, preview, onClose }: ConfirmProps) => {
  const t = useT();
  const notify = useNotify();
  const [reason, setReason] = useState('');
  const [confirm, setConfirm] = useState('');
  const form = useMutationForm(PersonEraseMutation, ['reason', 'confirm', 'alsoRemove'], () => ({
    input: { person: person.id, reason: reason.trim(), confirm: confirm.trim(), alsoRemove: also },
  }));
  const blocked = preview.blocked.length > 0;
  const submit = async () => {
    if (blocked) return onClose();
    if (!(await form.submit())) return;
    notify(t('personal.erased'), { type: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={t('personal.eraseOf', { name: person.name })}
      submitText={t(blocked ? 'frame.close' : 'personal.eraseNow')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <PreviewOfErasure preview={preview} />
      {blocked ? null : (
        <>
          <TextInput
            label={t('personal.reason')}
            required
            maxLength={500}
            value={reason}
            onChange={setReason}
            error={form.errors['reason']}
          />
          <TextInput
            label={t('personal.confirm', { name: preview.name })}
            required
            value={confirm}
            onChange={setConfirm}
            error={form.errors['confirm']}
          />
        </>
      )}
    </FormDialog>
  );
};
