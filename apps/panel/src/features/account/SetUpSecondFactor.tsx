import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type ReactNode, useState } from 'react';
import { PasswordField } from '../../app/PasswordField.tsx';
import { beginSecondFactor, confirmSecondFactor, type SecondFactorSetUp } from '../../data/account.ts';
import { useT } from '../../i18n/useT.ts';
import { Field } from '../../shared/Field.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { QrCode } from '../papers/paper/QrCode.tsx';
import { BackupCodes } from './BackupCodes.tsx';
import { useSending } from './useSending.ts';

type Props = { name: string; onDone: () => void; onLater?: () => void };

/**
 * Setting the second factor up: the password, the phone, and codes on paper. `onDone` once they are kept; it can be put
 * off until a code was right.
 */
export const SetUpSecondFactor = ({ name, onDone, onLater }: Props) => {
  const t = useT();
  const form = useSending();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [begun, setBegun] = useState<SecondFactorSetUp | null>(null);
  const [isOn, setIsOn] = useState(false);

  const begin = async () => {
    if (!password) return form.setError(t('account.needPassword'));
    const answer = await form.run(() => beginSecondFactor(password));
    setPassword('');
    if (answer) setBegun(answer);
  };
  const confirm = async () => {
    if (!code.trim()) return form.setError(t('account.codeMissing'));
    if ((await form.run(() => confirmSecondFactor(code))) !== null) setIsOn(true);
    else setCode('');
  };

  if (begun && isOn)
    return (
      <Box>
        <Step n={3} />
        <Alert severity="success" role="status" sx={{ mb: 2 }}>
          {t('account.done')}
        </Alert>
        <BackupCodes name={name} codes={begun.backupCodes} onKept={onDone} />
      </Box>
    );
  if (begun)
    return (
      <Form onSubmit={() => void confirm()}>
        <Step n={2} />
        <Typography sx={{ mb: 2, color: color.muted }}>{t('account.app')}</Typography>
        <Box component="h3" sx={{ m: 0, mb: 1, fontSize: rem(16) }}>
          {t('account.scan')}
        </Box>
        <Box sx={{ display: 'inline-block', bgcolor: '#fff', p: 2, mb: 1, border: `1px solid ${color.line}` }}>
          <QrCode text={begun.uri} label={t('account.scan')} least={50} square={1} />
        </Box>
        <Box sx={{ mb: 2, fontSize: rem(15) }}>
          {t('account.typeSecret')}
          <Box
            data-secret={begun.secret}
            sx={{
              fontFamily: 'Consolas, Menlo, monospace',
              fontWeight: 700,
              fontSize: rem(17),
              overflowWrap: 'anywhere',
            }}
          >
            {begun.secret.match(/.{1,4}/g)?.join(' ')}
          </Box>
        </Box>
        <Field label={t('account.codeShown')} marked={false} error={form.error ?? undefined}>
          {(ids) => (
            <TextField
              id={ids.id}
              name="code"
              value={code}
              error={ids['aria-invalid']}
              onChange={(event) => setCode(event.target.value)}
              sx={{ width: 200 }}
              slotProps={{
                htmlInput: {
                  autoComplete: 'one-time-code',
                  inputMode: 'numeric',
                  maxLength: 12,
                  'aria-describedby': ids['aria-describedby'],
                },
              }}
            />
          )}
        </Field>
        <Button type="submit" variant="contained" disabled={form.sending} sx={{ minHeight: 48 }}>
          {t('account.confirm')}
        </Button>
        <Later onLater={onLater} />
      </Form>
    );
  return (
    <Form onSubmit={() => void begin()}>
      <Step n={1} />
      <PasswordField
        label={t('account.needPassword')}
        name="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        error={form.error ?? undefined}
      />
      <Button type="submit" variant="contained" disabled={form.sending} sx={{ minHeight: 48 }}>
        {t('account.begin')}
      </Button>
      <Later onLater={onLater} />
    </Form>
  );
};

const Later = ({ onLater }: { onLater: (() => void) | undefined }) => {
  const t = useT();
  return onLater ? (
    <Button variant="text" onClick={onLater} sx={{ minHeight: 48, ml: 1 }}>
      {t('account.later')}
    </Button>
  ) : null;
};

const Step = ({ n }: { n: number }) => {
  const t = useT();
  return <Typography sx={{ color: color.muted, fontSize: rem(14), mb: 1 }}>{t('account.step', { n })}</Typography>;
};

const Form = ({ onSubmit, children }: { onSubmit: () => void; children: ReactNode }) => (
  <Box
    component="form"
    noValidate
    onSubmit={(event: React.FormEvent) => {
      event.preventDefault();
      onSubmit();
    }}
    sx={{ maxWidth: 480 }}
  >
    {children}
  </Box>
);
