import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useLogin } from 'react-admin';
import { codeWanted } from '../data/authProvider.ts';
import { RequestTrouble } from '../data/request.ts';
import { useT } from '../i18n/useT.ts';
import { Field } from '../shared/Field.tsx';
import { useTitle } from '../shared/Page.tsx';
import { color, rem } from '../theme/tokens.ts';
import { Brand, PlumbBob } from './Brand.tsx';
import { CodeForm } from './CodeForm.tsx';
import { DemoAccounts } from './DemoAccounts.tsx';
import { LanguageButton } from './LanguageButton.tsx';
import { PasswordField } from './PasswordField.tsx';
import { SubmitFoot } from './SubmitFoot.tsx';

/** Signing in, with a code as second step where the account asks for it. Accounts to try appear only where the server names them. */
export const LoginPage = () => {
  const t = useT();
  useTitle(t('frame.signIn'));
  const login = useLogin();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const [asksCode, setAsksCode] = useState(false);

  const submit = async () => {
    if (!username.trim() || !password) return setError(t('frame.missingBoth'));
    setSending(true);
    setError(null);
    try {
      await login({ username, password });
    } catch (trouble) {
      if (trouble instanceof RequestTrouble && trouble.message === codeWanted) setAsksCode(true);
      else if (trouble instanceof RequestTrouble && trouble.kind === 'network') setError(t('frame.offline'));
      else if (trouble instanceof RequestTrouble && trouble.message === 'wrong') setError(t('frame.wrong'));
      else if (trouble instanceof RequestTrouble && trouble.message === 'tooOld') setError(t('setup.codeExpired'));
      else if (trouble instanceof RequestTrouble && trouble.message === 'tooMany') setError(t('frame.tooMany'));
      else setError(t('frame.trouble'));
    } finally {
      setSending(false);
    }
  };

  return (
    <Box sx={{ minHeight: '100vh', display: 'flex', bgcolor: color.surface }}>
      <Welcome />
      <Box
        component="main"
        sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column', px: { xs: 2.5, sm: 5 }, py: 2.5 }}
      >
        <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between' }}>
          <Box sx={{ visibility: { md: 'hidden' } }}>
            <Brand />
          </Box>
          <LanguageButton />
        </Box>
        <Box sx={{ width: '100%', maxWidth: 400, mx: 'auto', mt: { xs: '4vh', md: '14vh' }, py: 4 }}>
          {asksCode ? (
            <CodeForm onBack={() => setAsksCode(false)} />
          ) : (
            <>
              <Typography component="h1" sx={{ fontSize: rem(26), lineHeight: rem(36), fontWeight: 700, mb: 3 }}>
                {t('frame.signInTitle')}
              </Typography>
              <Box
                component="form"
                noValidate
                onSubmit={(event: React.FormEvent) => {
                  event.preventDefault();
                  void submit();
                }}
              >
                <Field label={t('frame.username')} marked={false}>
                  {(ids) => (
                    <TextField
                      id={ids.id}
                      name="username"
                      fullWidth
                      autoFocus
                      value={username}
                      onChange={(event) => setUsername(event.target.value)}
                      slotProps={{ htmlInput: { autoComplete: 'username', autoCapitalize: 'none', spellCheck: false } }}
                    />
                  )}
                </Field>
                <PasswordField
                  label={t('frame.password')}
                  name="password"
                  value={password}
                  onChange={setPassword}
                  autoComplete="current-password"
                />
                <SubmitFoot error={error} text={t('frame.signIn')} sending={sending} />
              </Box>
              <Box component="p" sx={{ display: { md: 'none' }, mt: 2 }}>
                <Box component="a" href="/m/" sx={{ display: 'inline-flex', alignItems: 'center', minHeight: 44 }}>
                  {t('frame.phoneVersion')}
                </Box>
              </Box>
              <DemoAccounts
                chosen={username}
                onChoose={(account) => {
                  setUsername(account.username);
                  setPassword(account.password);
                  setError(null);
                }}
              />
            </>
          )}
        </Box>
      </Box>
    </Box>
  );
};

/** The left half on a desk: what the product is, beside a line that hangs true. */
const Welcome = () => {
  const t = useT();
  return (
    <Box
      sx={{
        display: { xs: 'none', md: 'flex' },
        width: '44%',
        maxWidth: 640,
        bgcolor: color.primary,
        color: '#fff',
        position: 'relative',
        overflow: 'hidden',
        flexDirection: 'column',
        p: 6,
      }}
    >
      <Box
        aria-hidden
        sx={{
          position: 'absolute',
          inset: 0,
          opacity: 0.1,
          backgroundImage:
            'linear-gradient(#fff 1px, transparent 1px), linear-gradient(90deg, #fff 1px, transparent 1px)',
          backgroundSize: '40px 40px',
        }}
      />
      <Box
        sx={{
          position: 'relative',
          display: 'flex',
          gap: 1.5,
          alignItems: 'center',
          fontSize: rem(22),
          fontWeight: 700,
        }}
      >
        <PlumbBob size={30} ink="#fff" />
        {t('frame.brand')}
      </Box>
      <Box aria-hidden sx={{ position: 'absolute', right: '12%', top: 0, bottom: '34%', width: 72 }}>
        <svg aria-hidden="true" width="72" height="100%" style={{ overflow: 'visible' }}>
          <line x1="36" x2="36" y1="0" y2="100%" stroke="#fff" strokeOpacity=".85" strokeWidth="2" />
          <svg aria-hidden="true" y="100%" width="72" height="110" viewBox="0 0 72 110" style={{ overflow: 'visible' }}>
            <rect x="26" y="-2" width="20" height="14" rx="3" fill="#fff" />
            <path d="M10 12h52L36 104z" fill="#fff" />
            <path d="M36 12h26L36 104z" fill="#cfe5e2" />
          </svg>
        </svg>
      </Box>
      <Box sx={{ position: 'relative', mt: 'auto', maxWidth: '66%' }}>
        <Box sx={{ fontSize: rem(34), lineHeight: rem(48), fontWeight: 700, mb: 2, whiteSpace: 'pre-line' }}>
          {t('frame.slogan')}
        </Box>
        <Box sx={{ fontSize: rem(16), lineHeight: rem(28), color: '#dcefed' }}>{t('frame.sloganMore')}</Box>
      </Box>
    </Box>
  );
};
