import { useEffect, useState } from 'react';
import { readSent, type Sent } from '../device/entries.ts';
import { Empty, TabBar, useTitle } from '../parts/Frame.tsx';
import { Icon } from '../parts/Icon.tsx';
import { OutboxEntry } from '../parts/OutboxEntry.tsx';
import { recordLink } from '../router.ts';
import { sendAgain } from '../sending/outbox.ts';
import { useOutbox } from '../sending/useOutbox.ts';
import { useSession } from '../session.ts';
import { timeOf, useWords } from '../words.ts';

const useSent = (): Sent[] => {
  const { owner, confirmed } = useSession();
  const [sent, setSent] = useState<Sent[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew when the server has confirmed something
  useEffect(() => {
    void readSent(owner).then(setSent, () => undefined);
  }, [owner, confirmed]);
  return sent;
};

/** What waits to be sent: is anything lost (no), and what needs the person. */
export const OutboxPage = () => {
  const t = useWords();
  const { mine, others, sending, offline, signedOut } = useOutbox();
  const sent = useSent();
  const today = sent.filter(({ at }) => new Date(at).toDateString() === new Date().toDateString());
  const last = sent[0];
  useTitle(t('tabOutbox'));
  return (
    <>
      <header className="head">
        <h1 className="grow n">{mine.length > 0 ? t('outboxTitle', { n: mine.length }) : t('outboxEmpty')}</h1>
        <span className={`tag ${offline ? 'info' : 'done'}`}>
          <Icon name={offline ? 'cloudOff' : 'wifi'} />
          {t(offline ? 'offline' : 'online')}
        </span>
      </header>
      <main className="body">
        {signedOut ? (
          <a className="strip soon" href="#/sign-in">
            <Icon name="lock" />
            <span className="grow">
              <b className="blk">{t('signedOutTitle')}</b>
              <span className="sm">{t('signedOutMore')}</span>
            </span>
            <Icon name="next" />
          </a>
        ) : null}
        {mine.length > 0 ? (
          <p className="sm row">
            <Icon name="info" size="s" />
            <span className="grow">
              {t('outboxNote')}
              <b>{t('outboxSafe')}</b>
            </span>
          </p>
        ) : (
          <Empty
            title={t('outboxEmpty')}
            more={last ? t('outboxLast', { time: timeOf(last.at) }) : t('outboxEmptyMore')}
            icon="checked"
          />
        )}
        {mine.map((entry) => (
          <OutboxEntry key={entry.key} entry={entry} sending={sending?.key === entry.key ? sending : null} />
        ))}
        {others > 0 ? <p className="sm mut">{t('otherPerson', { n: others })}</p> : null}
        {today.length > 0 ? (
          <section>
            <p className="row sm b n good">
              <Icon name="checked" size="s" />
              {t('sentToday', { n: today.length })}
            </p>
            <ul className="card" style={{ marginTop: 8 }}>
              {today.map(({ key, workflow, number, title, at }) => (
                <li key={key}>
                  <a className="item" href={recordLink({ workflow, number })}>
                    <span className="grow">
                      <span className="b blk">{title}</span>
                      <span className="sm mut n">{`${number}${t('dot')}${timeOf(at)}`}</span>
                    </span>
                    <Icon name="next" />
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </main>
      {mine.some(({ standstill }) => standstill === null) && sending === null ? (
        <div className="dock">
          <div className="btns">
            <button type="button" className="btn p" onClick={sendAgain}>
              <Icon name="send" />
              {t('sendNow')}
            </button>
          </div>
        </div>
      ) : null}
      <TabBar at="outbox" />
    </>
  );
};
