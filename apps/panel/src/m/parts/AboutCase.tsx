import { type PhoneRequest, PhoneSeesCaseQuery } from '../data/documents.ts';
import { useCopy } from '../data/useCopy.ts';
import { recordLink } from '../router.ts';
import { useRequestWords, useWords } from '../words.ts';
import { Icon } from './Icon.tsx';
import { DueLine, StateTag } from './Tags.tsx';

/** The case that a request is about, in short; whoever sees the case itself gets the way there. */
export const AboutCase = ({ record }: { record: NonNullable<PhoneRequest['parent']> }) => {
  const t = useWords();
  const r = useRequestWords();
  const { data } = useCopy(PhoneSeesCaseQuery, { number: record.number });
  const requirement = 'requirement' in record ? record.requirement : null;
  return (
    <section className="card">
      <div className="pad">
        <h3 className="sec">
          {r('about')}
          <StateTag tone={record.tone} title={record.stateTitle} />
        </h3>
        <p className="b">{record.title}</p>
        <p className="sm mut n">{[record.number, record.unit.name].join(t('dot'))}</p>
        {requirement ? (
          <p className="pre">
            <span className="mut">
              {r('aboutRequirement')}
              {t('colon')}
            </span>
            {requirement}
          </p>
        ) : null}
        {data?.rectificationCase ? (
          <a className="link row" href={recordLink(record)}>
            {r('openCase')}
            <Icon name="arrow" size="s" />
          </a>
        ) : null}
      </div>
      <DueLine due={record} />
    </section>
  );
};
