import { useState } from 'react';
import { newIdempotencyKey } from '../../data/idempotencyKey.ts';
import { changeEntry, type Entry, finishEntry, putEntry } from '../device/entries.ts';
import { photosOf } from '../device/values.ts';
import { goTo, linkTo } from '../router.ts';
import { outboxChanged, sendAgain } from '../sending/outbox.ts';
import { timeOf, useWords, type Words } from '../words.ts';
import { Icon, type IconName } from './Icon.tsx';
import { ServerSide } from './ServerSide.tsx';

type Sending = { photos: number } | null;

const tagOf = (entry: Entry, sending: Sending, t: Words): [look: string, icon: IconName, words: string] => {
  if (sending) return ['info', 'upload', t('tagSending')];
  switch (entry.standstill?.kind) {
    case 'notTaken':
      return ['over', 'warn', t('tagRefused')];
    case 'conflict':
      return ['rev', 'differ', t('tagConflict')];
    case 'held':
      return ['neu', 'pen', t('tagHeld')];
    default:
      return ['neu', 'phone', t('tagKept')];
  }
};

const cardOf = (entry: Entry): string => {
  if (entry.standstill?.kind === 'conflict') return 'rev';
  return entry.standstill?.kind === 'notTaken' ? 'bad' : '';
};

/** Holds an entry back and opens its form. */
const edit = async (entry: Entry): Promise<void> => {
  if (entry.standstill === null) {
    await changeEntry(entry.key, (now) => ({ ...now, standstill: { kind: 'held' } }));
    await outboxChanged();
  }
  goTo(linkTo('outbox', entry.key));
};

const sendAsNew = async (entry: Entry): Promise<void> => {
  const key = newIdempotencyKey();
  await putEntry({ ...entry, key, sent: [], standstill: null, attempts: 0 });
  // Its photos now belong to the new entry.
  await finishEntry({ ...entry, values: {} }, null);
  await outboxChanged();
  sendAgain();
};

const discard = async (entry: Entry): Promise<void> => {
  await finishEntry(entry, null);
  await outboxChanged();
};

/** One entry: where it stands, why, and what the person can do about it. */
export const OutboxEntry = ({ entry, sending }: { entry: Entry; sending: Sending }) => {
  const t = useWords();
  const [asks, setAsks] = useState(false);
  const [look, icon, words] = tagOf(entry, sending, t);
  const photos = photosOf(entry.values).length;
  const { standstill } = entry;
  return (
    <article className={`card pad ${cardOf(entry)}`} data-entry={entry.key} data-standstill={standstill?.kind ?? ''}>
      <div className="row" style={{ flexWrap: 'wrap' }}>
        <h2 className="grow b" style={{ fontSize: '1rem', minWidth: '8.5rem' }}>
          {[entry.behalf ? t('standInFor', { name: entry.behalf.name }) : '', entry.stepTitle, entry.title]
            .filter(Boolean)
            .join(t('dot'))}
        </h2>
        <span className={`tag ${look}`}>
          <Icon name={icon} />
          {words}
        </span>
      </div>
      {sending && photos > 0 ? (
        <div>
          <div className="bar">
            <i style={{ width: `${(100 * sending.photos) / (photos + 1) + 5}%` }} />
          </div>
          <p className="sm mut n">{t('photosSent', { n: sending.photos, all: photos })}</p>
        </div>
      ) : null}
      <p className="sm mut n">
        {[
          entry.record?.number ?? entry.parent?.number,
          t('entryAt', { time: timeOf(entry.at) }),
          photos > 0 ? t('entryPhotos', { n: photos }) : null,
          !standstill && entry.attempts > 0
            ? entry.lastTrouble === 'server'
              ? t('failedServer')
              : t('failedTimes', { n: entry.attempts })
            : null,
        ]
          .filter(Boolean)
          .join(t('dot'))}
      </p>
      {standstill?.kind === 'notTaken'
        ? standstill.problems.map(({ message }) => (
            <p key={message} className="err" role="alert">
              <Icon name="warn" size="s" />
              {message || t('photoGone')}
            </p>
          ))
        : null}
      {standstill && standstill.kind !== 'held' && (entry.record || entry.parent || standstill.kind === 'conflict') ? (
        <ServerSide entry={entry} />
      ) : null}
      {standstill?.kind === 'conflict' ? (
        <Conflict entry={entry} onDiscard={() => setAsks(true)} />
      ) : sending || asks ? null : (
        <div className="btns">
          <button type="button" className="btn mini d" onClick={() => setAsks(true)}>
            {t('discard')}
          </button>
          {entry.fields.length > 0 || standstill ? (
            <button type="button" className="btn mini t" onClick={() => void edit(entry)}>
              {t('editEntry')}
            </button>
          ) : null}
        </div>
      )}
      {asks && !sending ? (
        <div role="alertdialog" aria-label={t('discard')}>
          <p className="b">{t('discardAsk', { title: entry.title })}</p>
          {entry.sent.length > 0 ? <p className="sm">{t('discardSent')}</p> : null}
          <div className="btns" style={{ marginTop: 8 }}>
            <button type="button" className="btn mini" onClick={() => setAsks(false)}>
              {t('keep')}
            </button>
            <button type="button" className="btn mini d" onClick={() => void discard(entry)}>
              {t('discardYes')}
            </button>
          </div>
        </div>
      ) : null}
    </article>
  );
};

/** Two versions under one key: the person chooses; nothing is dropped by itself. */
const Conflict = ({ entry, onDiscard }: { entry: Entry; onDiscard: () => void }) => {
  const t = useWords();
  return (
    <div>
      <p className="sm b">{t('bothKept')}</p>
      <div className="btns" style={{ marginTop: 4 }}>
        <button type="button" className="btn mini" onClick={onDiscard}>
          <span>
            <b className="blk">{t('takeServer')}</b>
            <span className="sm">{t('takeServerMore')}</span>
          </span>
        </button>
        <button type="button" className="btn mini t" onClick={() => void sendAsNew(entry)}>
          <span>
            <b className="blk">{t('sendAsNew')}</b>
            <span className="sm">{t('sendAsNewMore')}</span>
          </span>
        </button>
      </div>
    </div>
  );
};
