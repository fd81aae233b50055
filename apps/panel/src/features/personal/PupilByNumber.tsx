import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useT } from '../../i18n/useT.ts';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { TextInput } from '../../shared/TextInput.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import { color, rem } from '../../theme/tokens.ts';
import { PupilEraseMutation } from './documents.ts';
import { TakeOutDialog } from './TakeOutDialog.tsx';

/** What a pupil's family may ask for: a copy of the data, or the erasing of it. */
export const PupilByNumber = () => {
  const t = useT();
  const [number, setNumber] = useState('');
  const [error, setError] = useState<string | undefined>();
  const [open, setOpen] = useState<'export' | 'erase' | null>(null);
  const begin = (what: 'export' | 'erase') =>
    number.trim() ? setOpen(what) : setError(t('personal.pupilNumberMissing'));
  return (
    <Box component="section" sx={{ px: { xs: 2, sm: 2.5 }, py: 2, borderBottom: `1px solid ${color.line}` }}>
      <Typography variant="h2" component="h2">
        {t('personal.pupilTitle')}
      </Typography>
      <Box sx={{ color: color.muted, fontSize: rem(15), mb: 1.5, maxWidth: '60em' }}>{t('personal.pupilMore')}</Box>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'flex-end' }}>
        <Box sx={{ flex: '1 1 220px', maxWidth: 360, mb: -2 }}>
          <TextInput
            label={t('personal.pupilNumber')}
            required
            value={number}
            onChange={(next) => {
              setNumber(next);
              setError(undefined);
            }}
            error={error}
          />
        </Box>
        <Button variant="tonal" onClick={() => begin('export')}>
          {t('personal.export')}
        </Button>
        <Button color="error" onClick={() => begin('erase')}>
          {t('personal.erase')}
        </Button>
      </Box>
      {open === 'export' ? (
        <TakeOutDialog
          title={t('personal.exportOf', { name: number.trim() })}
          more={t('personal.exportMore')}
          path="/api/person-data"
          body={{ pupil: number.trim() }}
          usual="pupil-data.html"
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === 'erase' ? <ErasePupil number={number.trim()} onClose={() => setOpen(null)} /> : null}
    </Box>
  );
};

const ErasePupil = ({ number, onClose }: { number: string; onClose: () => void }) => {
  const t = useT();
  const notify = useNotify();
  const [reason, setReason] = useState('');
  const [confirm, setConfirm] = useState('');
  const form = useMutationForm(PupilEraseMutation, ['reason', 'confirm'], () => ({
    input: { number, reason: reason.trim(), confirm: confirm.trim() },
  }));
  const submit = async () => {
    if (!(await form.submit())) return;
    notify(t('personal.erased'), { type: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={t('personal.pupilErase')}
      more={t('personal.pupilMore')}
      submitText={t('personal.eraseNow')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextInput
        label={t('personal.reason')}
        required
        maxLength={500}
        value={reason}
        onChange={setReason}
        error={form.errors['reason']}
      />
      <TextInput
        label={t('personal.pupilConfirm')}
        required
        value={confirm}
        onChange={setConfirm}
        error={form.errors['confirm']}
      />
    </FormDialog>
  );
};
