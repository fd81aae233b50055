import { useEffect, useState } from 'react';
import { rememberPost } from '../../data/preferences.ts';
import { RequestTrouble } from '../../data/request.ts';
import { type DemoAccount, demoAccounts, signIn } from '../../data/session.ts';
import { isSetupOpen } from '../../features/setup/foundTown.ts';
import { readEntries } from '../device/entries.ts';
import { CodeForm } from '../parts/CodeForm.tsx';
import { Icon } from '../parts/Icon.tsx';
import { type PhoneKey, useLocale, useWords } from '../words.ts';

type Props = { onSignedIn: () => void; setLocale: (locale: 'zh' | 'en') => void };

const troubleOf = (error: unknown): PhoneKey => {
  if (!(error instanceof RequestTrouble)) return 'signInTrouble';
  if (error.kind === 'network') return 'signInOffline';
  if (error.message === 'wrong') return 'signInWrong';
  if (error.message === 'tooOld') return 'signInExpired';
  return error.message === 'tooMany' ? 'signInTooMany' : 'signInTrouble';
};

/** Signing in: the same session as at a desk. */
export const SignInPage = ({ onSignedIn, setLocale }: Props) => {
  const t = useWords();
  const locale = useLocale();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [trouble, setTrouble] = useState<PhoneKey | null>(null);
  const [asksCode, setAsksCode] = useState(false);
  const [sending, setSending] = useState(false);
  const [accounts, setAccounts] = useState<DemoAccount[]>([]);
  const [unsent, setUnsent] = useState(0);
  const [noTown, setNoTown] = useState(false);
  useEffect(() => {
    void demoAccounts().then(setAccounts);
    void isSetupOpen().then(setNoTown);
    void readEntries().then(
      (entries) => setUnsent(entries.length),
      () => undefined,
    );
  }, []);
  const submit = async () => {
    if (!username.trim() || !password) return setTrouble('missingBoth');
    setSending(true);
    setTrouble(null);
    try {
      if ((await signIn(username.trim(), password)) === 'code') return setAsksCode(true);
      rememberPost(null);
      onSignedIn();
    } catch (error) {
      setTrouble(troubleOf(error));
    } finally {
      setSending(false);
    }
  };
  return (
    <main className="body">
      <div className="row">
        <b className="grow">{t('brand')}</b>
        <button
          type="button"
          className="link"
          lang={locale === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLocale(locale === 'zh' ? 'en' : 'zh')}
        >
          {t('otherLanguage')}
        </button>
      </div>
      <h1 style={{ fontSize: '1.5rem', marginTop: 24 }}>{t(noTown ? 'noTownTitle' : 'signInTitle')}</h1>
      {unsent > 0 ? (
        <p className="strip info">
          <Icon name="phone" />
          {t('unsentHere', { n: unsent })}
        </p>
      ) : null}
      {noTown ? (
        <p data-no-town>{t('noTown')}</p>
      ) : asksCode ? (
        <CodeForm
          onSignedIn={() => {
            rememberPost(null);
            onSignedIn();
          }}
        />
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <label className="lab" htmlFor="username">
            {t('username')}
          </label>
          <input
            id="username"
            name="username"
            className="field"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            value={username}
            onChange={(event) => setUsername(event.target.value)}
          />
          <label className="lab" htmlFor="password" style={{ marginTop: 12 }}>
            {t('password')}
          </label>
          <input
            id="password"
            type="password"
            className="field"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          {trouble ? (
            <p className="err" role="alert">
              <Icon name="warn" size="s" />
              {t(trouble)}
            </p>
          ) : null}
          <button type="submit" className="btn p" style={{ width: '100%', marginTop: 16 }} disabled={sending}>
            {t('signIn')}
          </button>
        </form>
      )}
      {accounts.length > 0 && !asksCode ? (
        <section>
          <h2 className="sec">{t('demoTitle')}</h2>
          <div className="btns" style={{ marginTop: 8 }}>
            {accounts.map((account) => (
              <button
                key={account.username}
                type="button"
                className="btn mini"
                onClick={() => {
                  setUsername(account.username);
                  setPassword(account.password);
                }}
              >
                {account.username}
              </button>
            ))}
          </div>
        </section>
      ) : null}
      <p>
        <a className="link" href="/">
          {t('openDesk')}
        </a>
      </p>
    </main>
  );
};
