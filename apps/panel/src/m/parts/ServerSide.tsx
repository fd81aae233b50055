import { partsOf } from '../../shared/calendarDay.ts';
import { useRecord } from '../data/useRecord.ts';
import type { Entry } from '../device/entries.ts';
import { photosOf } from '../device/values.ts';
import { recordLink } from '../router.ts';
import { timeOf, useWords } from '../words.ts';

const textsOf = ({ values }: Entry): string[] =>
  Object.values(values).filter((value) => typeof value === 'string' && value !== '') as string[];

type About = { workflow: string; number: string };

/** What the server has that an entry is to be compared with: its record, what lies under its key, or its parent. */
const aboutOf = ({ workflow, record, parent, standstill }: Entry): About | null => {
  const own = record ?? (standstill?.kind === 'conflict' ? standstill.server : null);
  return own ? { workflow, number: own.number } : parent;
};

/** The entry beside what the server has: both versions, before anything is decided. */
export const ServerSide = ({ entry }: { entry: Entry }) => {
  const t = useWords();
  const about = aboutOf(entry);
  const photos = photosOf(entry.values).length;
  return (
    <div className="cmp">
      <div>
        <span className="sm mut n">{t('here', { time: timeOf(entry.at) })}</span>
        <b className="blk">{entry.stepTitle}</b>
        <span className="sm blk">{entry.record ? textsOf(entry).join(t('dot')).slice(0, 80) : entry.title}</span>
        {photos > 0 ? <span className="sm blk">{t('entryPhotos', { n: photos })}</span> : null}
      </div>
      <span className="ne" aria-hidden="true">
        ≠
      </span>
      <div>{about ? <Latest about={about} /> : <span className="sm">{t('unknownServer')}</span>}</div>
    </div>
  );
};

const Latest = ({ about }: { about: About }) => {
  const t = useWords();
  const record = useRecord(about.workflow, about.number).data?.record;
  const event = record?.events.at(-1);
  if (!record || !event) return <span className="sm">{t('atServer')}</span>;
  const told = event.input.find(({ kind, value }) => (kind === 'text' || kind === 'longText') && value !== '');
  return (
    <>
      <span className="sm mut n">
        {t('atServerBy', { name: event.actor?.name ?? '', time: partsOf(event.at).time })}
      </span>
      <b className="blk">{event.stepTitle}</b>
      <span className="sm blk">{event.version === 1 ? record.title : told?.value}</span>
      {event.evidence.length > 0 ? (
        <span className="sm blk">{t('entryPhotos', { n: event.evidence.length })}</span>
      ) : null}
      <a className="link" href={recordLink(about)}>
        {t('openCase')}
      </a>
    </>
  );
};
