import { useState } from 'react';
import { RequestTrouble } from '../../data/request.ts';
import { sendCode } from '../../data/session.ts';
import { useWords } from '../words.ts';
import { Icon } from './Icon.tsx';

/** The second step of signing in: the code of an authenticator, or one from paper. */
export const CodeForm = ({ onSignedIn }: { onSignedIn: () => void }) => {
  const t = useWords();
  const [backup, setBackup] = useState(false);
  const [code, setCode] = useState('');
  const [trustDevice, setTrustDevice] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const submit = async () => {
    if (!code.trim()) return setTrouble(t('codeMissing'));
    setSending(true);
    setTrouble(null);
    try {
      await sendCode({ code, backup, trustDevice });
      onSignedIn();
    } catch (error) {
      const offline = error instanceof RequestTrouble && error.kind === 'network';
      const message = error instanceof RequestTrouble ? error.message : '';
      setTrouble(offline ? t('signInOffline') : message || t('signInTrouble'));
      setCode('');
    } finally {
      setSending(false);
    }
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label className="lab" htmlFor="code">
        {t(backup ? 'backupCode' : 'code')}
      </label>
      <input
        id="code"
        name="code"
        className="field"
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        inputMode={backup ? 'text' : 'numeric'}
        maxLength={24}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <label className="row" style={{ marginTop: 12, minHeight: 44 }}>
        <input
          type="checkbox"
          style={{ width: 22, height: 22 }}
          checked={trustDevice}
          onChange={(event) => setTrustDevice(event.target.checked)}
        />
        {t('trust')}
      </label>
      {trouble ? (
        <p className="err" role="alert">
          <Icon name="warn" size="s" />
          {trouble}
        </p>
      ) : null}
      <button type="submit" className="btn p" style={{ width: '100%', marginTop: 16 }} disabled={sending}>
        {t('signIn')}
      </button>
      <button type="button" className="link" onClick={() => setBackup(!backup)}>
        {t(backup ? 'useCode' : 'useBackup')}
      </button>
    </form>
  );
};
