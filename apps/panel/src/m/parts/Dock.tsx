import { useState } from 'react';
import type { PhoneRecord, PhoneStep } from '../data/documents.ts';
import { recordLink } from '../router.ts';
import { enqueue } from '../sending/enqueue.ts';
import { useOutbox } from '../sending/useOutbox.ts';
import { useSession } from '../session.ts';
import { useWords } from '../words.ts';
import { ClosedSteps } from './ClosedSteps.tsx';
import { Icon } from './Icon.tsx';

/** What may be done, its main step filled; and what may not yet, with the reason. */
export const Dock = ({ record }: { record: PhoneRecord }) => {
  const t = useWords();
  const { owner } = useSession();
  const [asks, setAsks] = useState<PhoneStep | null>(null);
  const waiting = useOutbox().mine.find((entry) => entry.record?.id === record.id);
  const main = record.availableSteps.find((step) => step.main) ?? record.availableSteps[0];
  const others = record.availableSteps.filter((step) => step !== main);
  if (waiting)
    return (
      <div className="dock">
        <p className="row b" role="status">
          <Icon name="phone" />
          <span className="grow">{t('waitsHere', { step: waiting.stepTitle })}</span>
        </p>
      </div>
    );
  const doNow = (step: PhoneStep) =>
    void enqueue({
      owner,
      workflow: record.workflow,
      step,
      title: record.title,
      record: { id: record.id, number: record.number, version: record.version },
      fields: [],
      values: {},
      draft: `${record.number} ${step.name}`,
      changes: null,
    });
  // Nothing else stands between a tap and the server where a step has no form: what is not the main step is asked twice.
  if (asks)
    return (
      <div className="dock" role="alertdialog" aria-label={asks.title}>
        <p className="b">{t('sure', { step: asks.title })}</p>
        {asks.next ? <p className="sm mut">{asks.next}</p> : null}
        <div className="btns">
          <button type="button" className="btn" onClick={() => setAsks(null)}>
            {t('notNow')}
          </button>
          <button
            type="button"
            className="btn p"
            onClick={() => {
              setAsks(null);
              doNow(asks);
            }}
          >
            {asks.title}
          </button>
        </div>
      </div>
    );
  const button = (step: PhoneStep, look: string) =>
    step.fields.length === 0 ? (
      <button
        key={step.name}
        type="button"
        className={`btn ${look}`}
        onClick={() => (step.main ? doNow(step) : setAsks(step))}
      >
        {step.title}
      </button>
    ) : (
      <a key={step.name} className={`btn ${look}`} href={recordLink(record, step.name)}>
        {step.title}
      </a>
    );
  return (
    <div className="dock">
      <ClosedSteps steps={record.blockedSteps} />
      {main ? (
        <div className="btns">
          {others.map((step) => button(step, ''))}
          {button(main, main.main ? 'p' : '')}
        </div>
      ) : (
        <p className="mut">{t('nothingToDo')}</p>
      )}
      {main?.next ? <p className="sm mut">{main.next}</p> : null}
    </div>
  );
};
