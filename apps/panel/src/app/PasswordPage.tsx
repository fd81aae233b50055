import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useLogout, useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import { changePassword } from '../data/session.ts';
import { useDocument } from '../data/useDocument.ts';
import { AccountQuery } from '../features/account/documents.ts';
import { usePanelLocale, useT } from '../i18n/useT.ts';
import { instantText } from '../shared/days.ts';
import { troubleText } from '../shared/Trouble.tsx';
import { color } from '../theme/tokens.ts';
import { Brand } from './Brand.tsx';
import { LanguageButton } from './LanguageButton.tsx';
import { PasswordField } from './PasswordField.tsx';
import { SubmitFoot } from './SubmitFoot.tsx';

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
      {forced ? <WhoReset /> : null}
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
        <SubmitFoot error={errors.whole} text={t('frame.changePassword')} sending={sending} />
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

/** Who gave out the one-time password, and when: so that a reset that nobody asked for is noticed. */
const WhoReset = () => {
  const t = useT();
  const locale = usePanelLocale();
  const { data } = useDocument(AccountQuery, {});
  const reset = data?.viewer.accountChanges.find(({ act }) => act === 'PASSWORD_RESET');
  if (!reset) return null;
  const name = reset.by?.name ?? t('account.byServer');
  return (
    <Typography sx={{ color: color.muted, mb: 2 }}>
      {t('account.resetBy', { name, at: instantText(reset.at, locale) })}
    </Typography>
  );
};
