import { type PhoneRequest, PhoneRequestQuery } from '../data/documents.ts';
import { useCopy } from '../data/useCopy.ts';
import { useLookedAt } from '../data/useRecord.ts';
import { AboutCase } from '../parts/AboutCase.tsx';
import { Facts } from '../parts/Facts.tsx';
import { History, momentOf } from '../parts/History.tsx';
import { StoredPhoto } from '../parts/Photos.tsx';
import { RecordFrame } from '../parts/RecordFrame.tsx';
import { RequestAnswer } from '../parts/RequestAnswer.tsx';
import { longDay, type RequestWords, useRequestWords, useWords, type Words } from '../words.ts';

/** A request: what is asked and why, the case it is about, what to do now, the answer, and what happened so far. */
export const RequestPage = ({ number }: { number: string }) => {
  const r = useRequestWords();
  const read = useCopy(PhoneRequestQuery, { number });
  const record = read.data?.record ?? null;
  useLookedAt(record);
  return (
    <RecordFrame title={r('title')} read={read} missing={{ title: r('notFoundTitle'), more: r('notFoundMore') }}>
      {record ? <Story record={record} /> : null}
    </RecordFrame>
  );
};

const factsOf = (record: PhoneRequest, t: Words, r: RequestWords) => {
  const granted = record.tone === 'DONE';
  const { kind, newDay, newResponsible, reason } = record;
  const person = [newResponsible?.name, newResponsible?.mainPost].filter(Boolean).join(t('dot'));
  return [
    [t('askedFor'), r(`kind_${kind}`)],
    [r('reason'), reason ?? r('erased')],
    [r(granted ? 'newDayGranted' : 'newDayAsked'), newDay === null ? null : <b key="day">{longDay(newDay, t)}</b>],
    [r(granted ? 'named' : 'namedWish'), person],
  ] as const;
};

const Story = ({ record }: { record: PhoneRequest }) => {
  const t = useWords();
  const r = useRequestWords();
  const asked = record.events[0];
  return (
    <>
      <div>
        <h2 className="t">{record.title}</h2>
        {asked ? (
          <p className="sm mut n">
            {[asked.actor ? r('askedBy', { name: asked.actor.name }) : null, momentOf(asked.at, t)]
              .filter(Boolean)
              .join(t('dot'))}
          </p>
        ) : null}
      </div>
      <section className="card pad">
        <h3 className="sec">{t('whatIsAsked')}</h3>
        <Facts facts={factsOf(record, t, r)} />
        {record.differences.length > 0 ? <Differences differences={record.differences} /> : null}
        {asked && asked.evidence.length > 0 ? (
          <div className="photos">
            {asked.evidence.map((file, index) => (
              <StoredPhoto key={file.id} file={file} caption={t('photoOf', { step: asked.stepTitle, n: index + 1 })} />
            ))}
          </div>
        ) : null}
      </section>
      <RequestAnswer record={record} />
      {record.parent ? <AboutCase record={record.parent} /> : null}
      <History events={record.events} />
    </>
  );
};

/** A correction field by field, as it was and as it would be. */
const Differences = ({ differences }: Pick<PhoneRequest, 'differences'>) => {
  const r = useRequestWords();
  const t = useWords();
  return (
    <dl aria-label={r('corrections')}>
      {differences.map(({ name, title, before, after }) => (
        <div key={name}>
          <dt className="sm mut">{title}</dt>
          <dd className="pre">
            <span className="sm mut">
              {r('before')}
              {t('colon')}
            </span>
            <del className="mut" style={before === null ? { textDecoration: 'none' } : undefined}>
              {before ?? r('emptyValue')}
            </del>
          </dd>
          <dd className="pre">
            <span className="sm mut">
              {r('after')}
              {t('colon')}
            </span>
            <ins className="b" style={{ textDecoration: 'none' }}>
              {after ?? r('emptyValue')}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
};
