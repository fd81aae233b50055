import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useLogin } from 'react-admin';
import { useT } from '../i18n/useT.ts';
import { Field } from '../shared/Field.tsx';
import { troubleText } from '../shared/Trouble.tsx';
import { color, rem } from '../theme/tokens.ts';
import { SubmitFoot } from './SubmitFoot.tsx';

/** The second step of signing in: the code on the phone, or one from paper. */
export const CodeForm = ({ onBack }: { onBack: () => void }) => {
  const t = useT();
  const login = useLogin();
  const [backup, setBackup] = useState(false);
  const [code, setCode] = useState('');
  const [trustDevice, setTrustDevice] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [sending, setSending] = useState(false);

  const submit = async () => {
    if (!code.trim()) return setError(t('account.codeMissing'));
    setSending(true);
    setError(null);
    try {
      await login({ code, backup, trustDevice });
    } catch (trouble) {
      setError(troubleText(trouble, t));
      setCode('');
    } finally {
      setSending(false);
    }
  };

  return (
    <>
      <Typography component="h1" sx={{ fontSize: rem(26), lineHeight: rem(36), fontWeight: 700, mb: 1 }}>
        {t('account.signInCode')}
      </Typography>
      <Typography sx={{ color: color.muted, mb: 3 }}>
        {t(backup ? 'account.signInBackupMore' : 'account.signInCodeMore')}
      </Typography>
      <Box
        component="form"
        noValidate
        onSubmit={(event: React.FormEvent) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Field label={t(backup ? 'account.backupCode' : 'account.code')} marked={false}>
          {(ids) => (
            <TextField
              key={String(backup)}
              id={ids.id}
              name="code"
              fullWidth
              autoFocus
              value={code}
              onChange={(event) => setCode(event.target.value)}
              slotProps={{
                htmlInput: {
                  autoComplete: 'one-time-code',
                  inputMode: backup ? 'text' : 'numeric',
                  autoCapitalize: 'none',
                  spellCheck: false,
                  maxLength: 24,
                },
              }}
            />
          )}
        </Field>
        <FormControlLabel
          sx={{ mb: 2, alignItems: 'flex-start', '& .MuiFormControlLabel-label': { pt: '10px' } }}
          control={<Checkbox checked={trustDevice} onChange={(event) => setTrustDevice(event.target.checked)} />}
          label={t('account.trust')}
        />
        <SubmitFoot error={error} text={t('frame.signIn')} sending={sending} />
        <Box sx={{ display: 'flex', flexDirection: 'column', alignItems: 'flex-start', mt: 1 }}>
          <Button
            variant="text"
            onClick={() => {
              setBackup(!backup);
              setCode('');
              setError(null);
            }}
          >
            {t(backup ? 'account.useCode' : 'account.useBackup')}
          </Button>
          <Button variant="text" onClick={onBack}>
            {t('account.again')}
          </Button>
        </Box>
      </Box>
    </>
  );
};
