import { useState } from 'react';
import { shortHash } from '../../features/agreements/readToEnd.ts';
import { useAgreementWords } from '../agreementWords.ts';
import type { PhoneAgreement } from '../data/documents.ts';
import { Icon } from '../parts/Icon.tsx';
import { linkTo } from '../router.ts';
import type { Signing } from './useSigning.ts';

type PasswordProps = { record: PhoneAgreement; signing: Signing; offline: boolean };

/** The password once more, which may be looked at while typing. */
export const SignPassword = ({ record, signing, offline }: PasswordProps) => {
  const a = useAgreementWords();
  const [visible, setVisible] = useState(false);
  const { password, setPassword, wrong, others } = signing;
  if (offline)
    return (
      <p className="strip info" role="status">
        <Icon name="cloudOff" />
        <span className="grow">{a('offline')}</span>
      </p>
    );
  return (
    <div>
      <label className="lab" htmlFor="sign-password">
        {a('password')}
        <span className="mut">{a('passwordWhy')}</span>
      </label>
      <div className={`field ${wrong ? 'bad' : ''}`}>
        <Icon name="lock" />
        <input
          id="sign-password"
          form="sign"
          type={visible ? 'text' : 'password'}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={password}
          aria-invalid={wrong !== null}
          aria-describedby={wrong ? 'sign-wrong' : undefined}
          onChange={(event) => setPassword(event.target.value)}
        />
        <button
          type="button"
          className="eye"
          aria-label={a(visible ? 'hidePassword' : 'showPassword')}
          aria-pressed={visible}
          onClick={() => setVisible(!visible)}
        >
          <Icon name={visible ? 'eyeOff' : 'eye'} />
        </button>
      </div>
      {wrong ? (
        <p className="err" role="alert" id="sign-wrong">
          <Icon name="warn" size="s" />
          {wrong}
        </p>
      ) : null}
      {others.map((message) => (
        <p className="err" role="alert" key={message}>
          <Icon name="warn" size="s" />
          {message}
        </p>
      ))}
      {record.availableSteps
        .filter(({ name }) => name === 'refuse')
        .map(({ name, title }) => (
          <p key={name} className="sm mut row">
            {a('refuseLead')}
            <a className="link" href={linkTo('agreements', record.number, name)}>
              {title}
            </a>
          </p>
        ))}
    </div>
  );
};

type DockProps = { record: PhoneAgreement; signing: Signing; wholeRead: boolean; offline: boolean };

/** The two ways on: propose a change, or sign the version by its number, once it was read and the password stands. */
export const SignDock = ({ record, signing, wholeRead, offline }: DockProps) => {
  const a = useAgreementWords();
  const { password, sending, submit } = signing;
  const ready = wholeRead && password !== '' && !offline && !sending;
  const missing = offline ? null : !wholeRead ? a('needRead') : password === '' ? a('needPassword') : null;
  const link = (step: string) => linkTo('agreements', record.number, step);
  return (
    <form
      id="sign"
      className="dock"
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void submit();
      }}
    >
      <div className="btns">
        {record.availableSteps.some(({ name }) => name === 'counter') ? (
          <a className="btn fit" href={link('counter')}>
            {a('propose')}
          </a>
        ) : null}
        <button type="submit" className="btn p" disabled={!ready} aria-describedby="sign-note">
          <Icon name="pen" />
          {sending ? a('signing') : a('sign', { n: record.versionNo })}
        </button>
      </div>
      <p className="sm mut n" id="sign-note" style={{ textAlign: 'center' }}>
        {missing ?? a('bindsOnly', { hash: shortHash(record.contentHash).toLowerCase().slice(0, 9) })}
      </p>
    </form>
  );
};
