import { partsOf } from '../../shared/calendarDay.ts';
import type { PhoneRecord } from '../data/documents.ts';
import { shortDay, useWords, type Words } from '../words.ts';
import { StoredPhoto } from './Photos.tsx';

/** An instant of the town for a reader: 11-23 周一 16:12. */
export const momentOf = (instant: string, t: Words): string => {
  const { day, time } = partsOf(instant);
  return `${shortDay(day, t)} ${time}`;
};

/** What happened to a record, newest first: who, when, what, with which photos. */
export const History = ({ events }: { events: PhoneRecord['events'] }) => {
  const t = useWords();
  return (
    <section>
      <h2 className="sec">
        {t('history')}
        <span className="sm">{t('historyCount', { n: events.length })}</span>
      </h2>
      <ol className="trail" data-trail="">
        {[...events].reverse().map((event) => (
          <Happened key={event.id} event={event} />
        ))}
      </ol>
    </section>
  );
};

const Happened = ({ event }: { event: PhoneRecord['events'][number] }) => {
  const t = useWords();
  const told = event.version > 1 ? event.input.filter(({ kind, value }) => kind !== 'files' && value !== '') : [];
  return (
    <li data-step={event.step}>
      <h3 style={{ fontSize: '1rem' }}>{event.stepTitle}</h3>
      <p className="sm mut n">
        {[
          momentOf(event.at, t),
          event.actor?.name,
          event.onBehalfOf ? t('standInFor', { name: event.onBehalfOf.name }) : null,
          event.post?.title,
        ]
          .filter(Boolean)
          .join(t('dot'))}
      </p>
      {event.override ? (
        <p className="pre">
          <span className="tag rev">{t('override')}</span> {event.overrideReason}
        </p>
      ) : null}
      {told.map(({ name, title, value }) => (
        <p key={name} className="pre">
          <span className="mut">
            {title}
            {t('colon')}
          </span>
          {value}
        </p>
      ))}
      {event.evidence.length > 0 ? (
        <div className="photos">
          {event.evidence.map((file, index) => (
            <StoredPhoto key={file.id} file={file} caption={t('photoOf', { step: event.stepTitle, n: index + 1 })} />
          ))}
        </div>
      ) : null}
    </li>
  );
};
