import { type PhoneCase, PhoneCaseQuery, PhoneWorkflowQuery } from '../data/documents.ts';
import { useCopy } from '../data/useCopy.ts';
import { useLookedAt } from '../data/useRecord.ts';
import { CaseRequests } from '../parts/CaseRequests.tsx';
import { Facts } from '../parts/Facts.tsx';
import { History, momentOf } from '../parts/History.tsx';
import { StoredPhoto } from '../parts/Photos.tsx';
import { RecordFrame } from '../parts/RecordFrame.tsx';
import { DueLine } from '../parts/Tags.tsx';
import { useWords } from '../words.ts';

/** A case: what to do now and until when, the finding with its photos, and what happened so far. */
export const CasePage = ({ number }: { number: string }) => {
  const t = useWords();
  const read = useCopy(PhoneCaseQuery, { number });
  const record = read.data?.record ?? null;
  useLookedAt(record, record?.startableSteps);
  return (
    <RecordFrame title={t('caseTitle')} read={read} missing={{ title: t('caseMissing'), more: t('caseMissingMore') }}>
      {record ? <Story record={record} /> : null}
    </RecordFrame>
  );
};

const Road = ({ record }: { record: PhoneCase }) => {
  const t = useWords();
  const { data } = useCopy(PhoneWorkflowQuery, { name: record.workflow });
  const road = data?.workflow.mainRoad ?? [];
  const at = road.indexOf(record.state);
  if (at < 0) return null;
  return (
    <div>
      <div className="road" aria-hidden="true">
        {road.map((name, index) => (
          <i
            key={name}
            className={
              index < at || index === road.length - 1 ? (index <= at ? 'past' : '') : index === at ? 'now' : ''
            }
          />
        ))}
      </div>
      <p className="sm mut n">{t('roadPlace', { n: at + 1, all: road.length })}</p>
    </div>
  );
};

const Story = ({ record }: { record: PhoneCase }) => {
  const t = useWords();
  const [first, ...rest] = record.evidence;
  const found = record.events[0];
  const caption = [t('before'), found?.actor?.name, found ? momentOf(found.at, t) : null]
    .filter(Boolean)
    .join(t('dot'));
  const facts = [
    [t('unit'), record.unit.name],
    [t('place'), record.place],
    [t('responsible'), record.responsible?.name],
    [t('inspector'), record.inspector?.name],
  ] as const;
  return (
    <>
      <div>
        <h2 className="t">{record.title}</h2>
        <Road record={record} />
      </div>
      <div className="card">
        {record.requirement ? (
          <div className="pad">
            <p className="sm mut">{t('whatToDo')}</p>
            <p className="b pre">{record.requirement}</p>
          </div>
        ) : null}
        <DueLine due={record} />
      </div>
      {first ? <StoredPhoto file={first} caption={caption} wide /> : null}
      {rest.length > 0 ? (
        <div className="photos">
          {rest.map((file, index) => (
            <StoredPhoto key={file.id} file={file} caption={`${t('before')} ${index + 2}`} />
          ))}
        </div>
      ) : null}
      <section className="card pad">
        <h3 className="sec">{t('caseFacts')}</h3>
        {record.description ? <p className="pre">{record.description}</p> : null}
        <Facts facts={facts} />
      </section>
      <CaseRequests record={record} />
      <History events={record.events} />
    </>
  );
};
