import { lazy, Suspense, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { currentLocale, type PanelLocale, rememberLocale } from '../data/preferences.ts';
import { RequestTrouble, request } from '../data/request.ts';
import { signOut } from '../data/session.ts';
import { forgetStandIn, standIn } from '../data/standIn.ts';
import { type Me, PhoneMeQuery } from './data/documents.ts';
import { forgetCopies, keepCopy, readCopy } from './device/copies.ts';
import { CasePage } from './pages/CasePage.tsx';
import { EntryPage } from './pages/EntryPage.tsx';
import { loadAgreementPages } from './pages/loadAgreementPages.ts';
import { loadSanctionPages } from './pages/loadSanctionPages.ts';
import { MePage } from './pages/MePage.tsx';
import { MinePage } from './pages/MinePage.tsx';
import { OutboxPage } from './pages/OutboxPage.tsx';
import { RecordPage } from './pages/RecordPage.tsx';
import { RequestPage } from './pages/RequestPage.tsx';
import { ScanPage } from './pages/ScanPage.tsx';
import { SignInPage } from './pages/SignInPage.tsx';
import { StartPage } from './pages/StartPage.tsx';
import { StepPage } from './pages/StepPage.tsx';
import { TodoPage } from './pages/TodoPage.tsx';
import { StandInStrip } from './parts/StandInStrip.tsx';
import { goTo, usePlace } from './router.ts';
import { openOutbox, outboxState, watchOutbox } from './sending/outbox.ts';
import { type Session, SessionContext } from './session.ts';
import { LocaleContext, useWords } from './words.ts';

/** Read when one is opened: the first page needs nothing of it. */
const AgreementPages = lazy(loadAgreementPages);
const SanctionPages = lazy(loadSanctionPages);
/** Its own pages; every other step of an agreement is asked as declared. */
const agreementParts: readonly string[] = ['text', 'changes', 'missed', 'done', 'counter', 'sign'];

/** Where the last viewer's copy lies: who they are must be known without a connection. */
const meKey = 'me';

type Gate = { state: 'asking' | 'out' | 'unreachable' } | { state: 'in'; me: Me };

const askWho = async (): Promise<Gate> => {
  try {
    const me = await request(PhoneMeQuery, {}, { signal: AbortSignal.timeout(20_000) });
    // What is read in somebody else's name does not stay on the phone.
    if (standIn() === null) await keepCopy({ key: meKey, owner: me.viewer.person.id, at: Date.now(), data: me });
    return { state: 'in', me };
  } catch (error) {
    if (!(error instanceof RequestTrouble)) throw error;
    if (error.kind === 'signedOut') return { state: 'out' };
    const copy = await readCopy(meKey);
    return copy ? { state: 'in', me: copy.data as Me } : { state: 'unreachable' };
  }
};

/** The corridor pages: who is it, then where. */
export const App = () => {
  const [locale, changeLocale] = useState<PanelLocale>(currentLocale);
  const [gate, setGate] = useState<Gate>({ state: 'asking' });
  const ask = useCallback(() => {
    void askWho().then(setGate);
  }, []);
  // The names of posts and scopes come in the reader's language.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again in the other language
  useEffect(ask, [ask, locale]);
  const setLocale = useCallback((next: PanelLocale) => {
    rememberLocale(next);
    changeLocale(next);
  }, []);
  const onSignedOut = useCallback(() => setGate({ state: 'out' }), []);
  return (
    <LocaleContext.Provider value={locale}>
      <div className="m">
        {gate.state === 'in' ? <StandInStrip /> : null}
        {gate.state === 'in' ? (
          <SignedIn me={gate.me} locale={locale} setLocale={setLocale} onSignedOut={onSignedOut} />
        ) : gate.state === 'out' ? (
          <SignInPage onSignedIn={ask} setLocale={setLocale} />
        ) : (
          <Waiting unreachable={gate.state === 'unreachable'} onRetry={ask} />
        )}
      </div>
    </LocaleContext.Provider>
  );
};

const Waiting = ({ unreachable, onRetry }: { unreachable: boolean; onRetry: () => void }) => {
  const t = useWords();
  return (
    <main className="body">
      <div className="empty" role="status">
        <p>{t(unreachable ? 'signInOffline' : 'loading')}</p>
        {unreachable ? (
          <button type="button" className="link" onClick={onRetry}>
            {t('retry')}
          </button>
        ) : null}
      </div>
    </main>
  );
};

type Inside = Pick<Session, 'me' | 'locale' | 'setLocale' | 'onSignedOut'>;

const SignedIn = ({ me, locale, setLocale, onSignedOut }: Inside) => {
  const t = useWords();
  const owner = me.viewer.person.id;
  const confirmed = useSyncExternalStore(watchOutbox, () => outboxState().confirmed);
  useEffect(() => openOutbox(owner), [owner]);
  const session = useMemo<Session>(
    () => ({
      me,
      owner,
      locale,
      confirmed,
      setLocale,
      onSignedOut,
      async signOut() {
        await signOut();
        forgetStandIn();
        await forgetCopies().catch(() => undefined);
        goTo('#/', { replace: true });
        onSignedOut();
      },
    }),
    [me, owner, locale, confirmed, setLocale, onSignedOut],
  );
  if (me.viewer.mustChangePassword)
    return (
      <main className="body">
        <p>{t('mustChange')}</p>
        <a className="btn p" href="/">
          {t('openDesk')}
        </a>
      </main>
    );
  return (
    <SessionContext.Provider value={session}>
      {me.viewer.secondFactor.required && !me.viewer.secondFactor.setUp ? (
        <p className="strip soon" role="note">
          {t('secondFactorFirst', { day: me.viewer.secondFactor.from ?? '' })}{' '}
          <a className="link" href="/#/account">
            {t('openDesk')}
          </a>
        </p>
      ) : null}
      <Page onSignedOut={onSignedOut} />
    </SessionContext.Provider>
  );
};

const Page = ({ onSignedOut }: { onSignedOut: () => void }) => {
  const { parts } = usePlace();
  const [first, second, third, fourth, fifth] = parts;
  const signIn = first === 'sign-in';
  useEffect(() => {
    if (!signIn) return;
    goTo('#/', { replace: true });
    onSignedOut();
  }, [signIn, onSignedOut]);
  if (first === 'record') return <RecordPage />;
  const key = parts.join('/');
  if (first === 'cases' && second && third === 'start' && fourth && fifth)
    return <StartPage key={key} number={second} workflow={fourth} step={fifth} />;
  if (first === 'cases' && second && third)
    return <StepPage key={key} workflow="rectification" number={second} step={third} />;
  if (first === 'requests' && second && third)
    return <StepPage key={key} workflow="request" number={second} step={third} />;
  if (first === 'requests' && second) return <RequestPage key={second} number={second} />;
  if (first === 'agreements' && second && third && !agreementParts.includes(third))
    return <StepPage key={key} workflow="agreement" number={second} step={third} />;
  if (first === 'agreements' && second)
    return (
      <Suspense fallback={<Waiting unreachable={false} onRetry={() => undefined} />}>
        <AgreementPages key={second} number={second} part={third} />
      </Suspense>
    );
  if (first === 'sanctions' && second)
    return (
      <Suspense fallback={<Waiting unreachable={false} onRetry={() => undefined} />}>
        <SanctionPages key={second} number={second} part={third} />
      </Suspense>
    );
  if (first === 'cases' && second) return <CasePage key={second} number={second} />;
  if (first === 'outbox' && second) return <EntryPage key={second} entryKey={second} />;
  if (first === 'outbox') return <OutboxPage />;
  if (first === 'mine') return <MinePage />;
  if (first === 'me') return <MePage />;
  if (first === 'scan') return <ScanPage />;
  return <TodoPage />;
};
