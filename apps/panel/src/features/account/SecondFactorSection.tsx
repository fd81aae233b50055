import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { PasswordField } from '../../app/PasswordField.tsx';
import { leaveSecondFactor, newBackupCodes } from '../../data/account.ts';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { Section } from '../../shared/Section.tsx';
import { TextInput } from '../../shared/TextInput.tsx';
import { color } from '../../theme/tokens.ts';
import { BackupCodes } from './BackupCodes.tsx';
import { SetUpSecondFactor } from './SetUpSecondFactor.tsx';
import { useSecondFactorReason } from './useSecondFactorReason.ts';
import { useSending } from './useSending.ts';

/** The second factor: set up, with a new phone, and codes on paper. */
export const SecondFactorSection = () => {
  const t = useT();
  const client = useQueryClient();
  const reason = useSecondFactorReason();
  const { viewer, town } = useFrame();
  const { setUp, required, from } = viewer.secondFactor;
  const [open, setOpen] = useState<'setUp' | 'leave' | 'codes' | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const done = () => {
    setOpen(null);
    setCodes(null);
    void client.invalidateQueries();
  };
  return (
    <Section
      title={t('account.second')}
      id="second-factor"
      beside={
        <Chip
          size="small"
          label={t(setUp ? 'account.secondOn' : 'account.secondOff')}
          sx={{
            bgcolor: setUp ? color.primaryTint : color.neutralTint,
            color: setUp ? color.primary : color.neutral,
          }}
        />
      }
      padded
    >
      {required && !setUp && open !== 'setUp' ? (
        <Alert severity="warning" role="note" sx={{ mb: 2 }}>
          {reason(from, town.today)}
        </Alert>
      ) : null}
      {open === 'setUp' ? (
        <SetUpSecondFactor name={viewer.person.name} onDone={done} />
      ) : codes ? (
        <BackupCodes name={viewer.person.name} codes={codes} onKept={done} />
      ) : (
        <>
          <Box sx={{ color: color.muted, mb: 1.5 }}>{t(setUp ? 'account.secondOnMore' : 'account.secondOffMore')}</Box>
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
            {setUp ? (
              <>
                <Button onClick={() => setOpen('codes')}>{t('account.newBackup')}</Button>
                <Button onClick={() => setOpen('leave')}>{t('account.newPhone')}</Button>
              </>
            ) : (
              <Button variant="contained" onClick={() => setOpen('setUp')}>
                {t('account.setUp')}
              </Button>
            )}
          </Box>
        </>
      )}
      {open === 'leave' ? <Leave onClose={() => setOpen(null)} onDone={done} /> : null}
      {open === 'codes' ? (
        <NewCodes
          onClose={() => setOpen(null)}
          onMade={(made) => {
            setOpen(null);
            setCodes(made);
          }}
        />
      ) : null}
    </Section>
  );
};

const Leave = ({ onClose, onDone }: { onClose: () => void; onDone: () => void }) => {
  const t = useT();
  const notify = useNotify();
  const form = useSending();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const submit = async () => {
    if (!password) return form.setError(t('account.needPassword'));
    if (!code.trim()) return form.setError(t('account.codeMissing'));
    if ((await form.run(() => leaveSecondFactor(password, code))) === null) return;
    notify(t('account.switchedOff'), { type: 'success' });
    onDone();
  };
  return (
    <FormDialog
      title={t('account.newPhone')}
      more={t('account.newPhoneMore')}
      submitText={t('account.switchOff')}
      sending={form.sending}
      others={form.error ? [form.error] : []}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <PasswordField
        label={t('frame.password')}
        name="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      />
      <TextInput label={t('account.codeOrBackup')} value={code} onChange={setCode} required maxLength={24} />
    </FormDialog>
  );
};

const NewCodes = ({ onClose, onMade }: { onClose: () => void; onMade: (codes: string[]) => void }) => {
  const t = useT();
  const form = useSending();
  const [password, setPassword] = useState('');
  const submit = async () => {
    if (!password) return form.setError(t('account.needPassword'));
    const made = await form.run(() => newBackupCodes(password));
    if (made) onMade(made);
  };
  return (
    <FormDialog
      title={t('account.newBackup')}
      more={t('account.newBackupMore')}
      submitText={t('account.newBackup')}
      sending={form.sending}
      others={form.error ? [form.error] : []}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <PasswordField
        label={t('frame.password')}
        name="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      />
    </FormDialog>
  );
};
