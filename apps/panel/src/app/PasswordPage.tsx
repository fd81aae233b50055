import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useLogout, useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import { changePassword } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { troubleText } from '../shared/Trouble.tsx';
import { color } from '../theme/tokens.ts';
import { Brand } from './Brand.tsx';
import { LanguageButton } from './LanguageButton.tsx';
import { PasswordField } from './PasswordField.tsx';

/** Least length of a password, in characters. */
const shortest = 8;
type Errors = { current?: string; next?: string; again?: string; whole?: string };

/** Change of password; `forced` after signing in with a one-time password, then without the frame. */
export const PasswordPage = ({ forced = false, onDone }: { forced?: boolean; onDone?: () => void }) => {
  const t = useT();
  const notify = useNotify();
  const navigate = useNavigate();
  const logout = useLogout();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [errors, setErrors] = useState<Errors>({});
  const [sending, setSending] = useState(false);

  const submit = async () => {
    const found: Errors = {};
    if (next.length < shortest) found.next = t('frame.passwordShort', { found: next.length, n: shortest });
    else if (next === current) found.next = t('frame.passwordSame');
    if (again !== next) found.again = t('frame.passwordDiffers');
    if (!current) found.current = t('frame.passwordRefused');
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    setSending(true);
    try {
      const refused = await changePassword(current, next);
      if (refused !== null) return setErrors({ current: refused || t('frame.passwordRefused') });
      notify(t('frame.passwordDone'), { type: 'success' });
      if (onDone) onDone();
      else void navigate('/');
    } catch (error) {
      setErrors({ whole: troubleText(error, t) });
    } finally {
      setSending(false);
    }
  };

  const form = (
    <Card sx={{ maxWidth: 440, mx: forced ? 'auto' : 0, p: { xs: 2.5, sm: 4 } }}>
      <Typography variant="h1" component="h1" sx={{ mb: 1 }}>
        {t(forced ? 'frame.mustChange' : 'frame.changePassword')}
      </Typography>
      {forced ? <Typography sx={{ color: color.muted, mb: 2 }}>{t('frame.mustChangeWhy')}</Typography> : null}
      <Box
        component="form"
        noValidate
        onSubmit={(event: React.FormEvent) => {
          event.preventDefault();
          void submit();
        }}
      >
        <PasswordField
          label={t('frame.currentPassword')}
          name="current"
          value={current}
          onChange={setCurrent}
          autoComplete="current-password"
          error={errors.current}
        />
        <PasswordField
          label={t('frame.newPassword')}
          name="next"
          value={next}
          onChange={setNext}
          autoComplete="new-password"
          hint={t('frame.newPasswordHint', { n: shortest })}
          error={errors.next}
        />
        <PasswordField
          label={t('frame.repeatPassword')}
          name="again"
          value={again}
          onChange={setAgain}
          autoComplete="new-password"
          error={errors.again}
        />
        {errors.whole ? (
          <Alert severity="error" sx={{ mb: 2 }}>
            {errors.whole}
          </Alert>
        ) : null}
        <Button type="submit" variant="contained" fullWidth disabled={sending} sx={{ minHeight: 48 }}>
          {t('frame.changePassword')}
        </Button>
        {forced ? (
          <Button variant="text" fullWidth sx={{ mt: 1 }} onClick={() => void logout()}>
            {t('frame.signOut')}
          </Button>
        ) : null}
      </Box>
    </Card>
  );
  if (!forced) return form;
  return (
    <Box
      sx={{ minHeight: '100vh', p: { xs: 2, sm: 4 }, display: 'flex', flexDirection: 'column', gap: { xs: 3, sm: 6 } }}
    >
      <Box sx={{ display: 'flex', justifyContent: 'space-between' }}>
        <Brand />
        <LanguageButton />
      </Box>
      {form}
    </Box>
  );
};
