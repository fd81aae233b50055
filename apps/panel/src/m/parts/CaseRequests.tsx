import type { PhoneCase } from '../data/documents.ts';
import { linkTo, recordLink } from '../router.ts';
import { useOutbox } from '../sending/useOutbox.ts';
import { useRequestWords, useWords } from '../words.ts';
import { Icon } from './Icon.tsx';
import { StateTag } from './Tags.tsx';

/** What is asked for beside a case, what waits on this phone to be asked, and the way to ask. */
export const CaseRequests = ({ record }: { record: PhoneCase }) => {
  const t = useWords();
  const r = useRequestWords();
  const waiting = useOutbox().mine.filter(({ parent }) => parent?.id === record.id);
  const { requests, startableSteps } = record;
  if (requests.length + startableSteps.length + waiting.length === 0) return null;
  return (
    <section className="card" data-requests="">
      <div className="pad">
        <h3 className="sec">{r('title')}</h3>
        {startableSteps.length > 0 ? <p className="sm mut">{r('lead')}</p> : null}
        {waiting.map(({ key, stepTitle }) => (
          <a key={key} className="link row" href="#/outbox">
            <Icon name="phone" size="s" />
            <span className="grow">{t('waitsBeside', { step: stepTitle })}</span>
          </a>
        ))}
        {waiting.length > 0
          ? null
          : startableSteps.map((step) => (
              <div key={step.workflow + step.name} className="btns">
                <a className="btn t" href={linkTo('cases', record.number, 'start', step.workflow, step.name)}>
                  {step.title}
                </a>
              </div>
            ))}
      </div>
      {requests.length > 0 ? (
        <ul>
          {requests.map((beside) => (
            <li key={beside.id}>
              <a className="item" href={recordLink(beside)} data-request={beside.number}>
                <span className="grow">
                  <span className="b blk">{beside.title}</span>
                  <span className="sm mut n blk">{beside.number}</span>
                  <StateTag tone={beside.tone} title={beside.stateTitle} />
                </span>
                <Icon name="next" />
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
};
