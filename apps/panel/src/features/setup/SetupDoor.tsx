import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLogin } from 'react-admin';
import { Brand } from '../../app/Brand.tsx';
import { LanguageButton } from '../../app/LanguageButton.tsx';
import { PasswordField } from '../../app/PasswordField.tsx';
import { useT } from '../../i18n/useT.ts';
import { useTitle } from '../../shared/Page.tsx';
import { TextInput } from '../../shared/TextInput.tsx';
import { troubleText } from '../../shared/Trouble.tsx';
import { color } from '../../theme/tokens.ts';
import { foundTown } from './foundTown.ts';

/** Least length of a password, in characters. */
const shortest = 8;

type Draft = {
  code: string;
  townName: string;
  townCode: string;
  zone: string;
  name: string;
  login: string;
  password: string;
  again: string;
};
const empty: Draft = {
  code: '',
  townName: '',
  townCode: '',
  zone: 'Asia/Shanghai',
  name: '',
  login: '',
  password: '',
  again: '',
};

/** Paths of the server's answer by the fields of the page. */
const paths: Readonly<Record<keyof Draft, string>> = {
  code: 'code',
  townName: 'town.name',
  townCode: 'town.code',
  zone: 'town.zone',
  name: 'administrator.name',
  login: 'administrator.login',
  password: 'administrator.password',
  again: 'again',
};

/** The first page of a server without a town: the town and its first administrator. `onClosed`: there is one already. */
const SetupDoor = ({ onClosed }: { onClosed: () => void }) => {
  const t = useT();
  useTitle(t('setup.doorTitle'));
  const login = useLogin();
  const client = useQueryClient();
  const [draft, setDraft] = useState(empty);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [whole, setWhole] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const put = (name: keyof Draft) => (value: string) => setDraft((now) => ({ ...now, [name]: value }));
  const errorOf = (name: keyof Draft) => errors[paths[name]];

  const missing = (): Record<string, string> => {
    const need = (name: keyof Draft, title: string) =>
      draft[name].trim() ? {} : { [paths[name]]: t('cases.fieldMissing', { name: title }) };
    return {
      ...need('code', t('setup.code')),
      ...need('townName', t('setup.townName')),
      ...need('townCode', t('setup.townCode')),
      ...need('name', t('setup.adminName')),
      ...need('login', t('setup.adminLogin')),
      ...(draft.password.length < shortest
        ? { [paths.password]: t('frame.passwordShort', { found: draft.password.length, n: shortest }) }
        : {}),
      ...(draft.again === draft.password ? {} : { [paths.again]: t('frame.passwordDiffers') }),
    };
  };
  const submit = async () => {
    const found = missing();
    setErrors(found);
    setWhole(null);
    if (Object.keys(found).length > 0) return;
    setSending(true);
    try {
      const { code, townName, townCode, zone, name, password } = draft;
      const founded = await foundTown({
        code: code.trim(),
        town: { name: townName.trim(), code: townCode.trim(), zone: zone.trim() },
        administrator: { name: name.trim(), login: draft.login.trim(), password },
      });
      if (founded.kind === 'tooLate') return onClosed();
      if (founded.kind === 'wrong') {
        setErrors(founded.fields);
        return setWhole(founded.whole);
      }
      try {
        await login({ username: draft.login.trim(), password }, '/setup');
      } finally {
        // Whatever came of signing in, the next page at the door is the ordinary one.
        client.setQueryData(['setup-open'], false);
      }
    } catch (error) {
      setWhole(troubleText(error, t));
    } finally {
      setSending(false);
    }
  };

  return (
    <Box
      sx={{ minHeight: '100vh', p: { xs: 2, sm: 4 }, display: 'flex', flexDirection: 'column', gap: { xs: 2, sm: 4 } }}
    >
      <Box sx={{ display: 'flex', justifyContent: 'space-between' }}>
        <Brand />
        <LanguageButton />
      </Box>
      <Card component="main" sx={{ width: '100%', maxWidth: 720, mx: 'auto', p: { xs: 2.5, sm: 4 } }}>
        <Typography variant="h1" component="h1" sx={{ mb: 1 }}>
          {t('setup.doorTitle')}
        </Typography>
        <Typography sx={{ color: color.muted, mb: 3 }}>{t('setup.doorLead')}</Typography>
        <Box
          component="form"
          noValidate
          onSubmit={(event: React.FormEvent) => {
            event.preventDefault();
            if (!sending) void submit();
          }}
        >
          <TextInput
            label={t('setup.code')}
            required
            autoFocus
            value={draft.code}
            onChange={put('code')}
            hint={t('setup.codeHint')}
            error={errorOf('code')}
          />
          <Part title={t('setup.townPart')}>
            <TextInput
              label={t('setup.townName')}
              required
              value={draft.townName}
              onChange={put('townName')}
              error={errorOf('townName')}
            />
            <TextInput
              label={t('setup.townCode')}
              required
              value={draft.townCode}
              onChange={put('townCode')}
              hint={t('setup.townCodeHint')}
              error={errorOf('townCode')}
            />
            <TextInput
              label={t('setup.zone')}
              required
              value={draft.zone}
              onChange={put('zone')}
              hint={t('setup.zoneHint')}
              error={errorOf('zone')}
            />
          </Part>
          <Part title={t('setup.adminPart')}>
            <TextInput
              label={t('setup.adminName')}
              required
              value={draft.name}
              onChange={put('name')}
              error={errorOf('name')}
            />
            <TextInput
              label={t('setup.adminLogin')}
              required
              value={draft.login}
              onChange={put('login')}
              hint={t('setup.adminLoginHint')}
              error={errorOf('login')}
            />
            <PasswordField
              label={t('setup.password')}
              name="new-password"
              value={draft.password}
              onChange={put('password')}
              autoComplete="new-password"
              hint={t('setup.passwordHint', { n: shortest })}
              error={errorOf('password')}
            />
            <PasswordField
              label={t('setup.passwordAgain')}
              name="again"
              value={draft.again}
              onChange={put('again')}
              autoComplete="new-password"
              error={errorOf('again')}
            />
          </Part>
          {whole ? (
            <Alert severity="error" sx={{ mb: 2 }}>
              {whole}
            </Alert>
          ) : null}
          <Button type="submit" variant="contained" disabled={sending} sx={{ minHeight: 48, px: 4 }}>
            {t('setup.doorButton')}
          </Button>
        </Box>
      </Card>
    </Box>
  );
};

const Part = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, mb: 2, minWidth: 0 }}>
    <Typography component="legend" variant="h2" sx={{ mb: 1.5, p: 0 }}>
      {title}
    </Typography>
    {children}
  </Box>
);

export default SetupDoor;
