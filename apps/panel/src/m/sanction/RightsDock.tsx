import { useEffect, useState } from 'react';
import { readDraft } from '../device/drafts.ts';
import { Icon } from '../parts/Icon.tsx';
import { linkTo } from '../router.ts';
import { type SanctionKey, useSanctionWords } from '../sanctionWords.ts';
import { enqueue } from '../sending/enqueue.ts';
import { useOutbox } from '../sending/useOutbox.ts';
import { useSession } from '../session.ts';
import { useWords } from '../words.ts';
import type { PhoneSanction } from './documents.ts';
import { ownStep, stepDraft } from './ownSteps.ts';

/** What the person concerned may do now, and whom to turn to before. */
export const RightsDock = ({ record }: { record: PhoneSanction }) => {
  const s = useSanctionWords();
  const t = useWords();
  const { owner } = useSession();
  const waiting = useOutbox().mine.find((entry) => entry.record?.id === record.id);
  const step = ownStep(record);
  const begun = useBegun(owner, step ? stepDraft(record, step.name) : null);
  const turn = (look: string) => (
    <a className={`btn ${look}`} href={linkTo('sanctions', record.number, 'turn')}>
      <Icon name="people" />
      {s('talkToSomeone')}
    </a>
  );
  if (waiting)
    return (
      <div className="dock">
        <p className="row b" role="status">
          <Icon name="phone" />
          <span className="grow">{t('waitsHere', { step: waiting.stepTitle })}</span>
        </p>
        <div className="btns">{turn('')}</div>
      </div>
    );
  if (!step)
    return (
      <div className="dock">
        <div className="btns">{turn('')}</div>
      </div>
    );
  const words = begun && step.name === 'submitDefence' ? s('goOnWriting') : s(`do_${step.name}` as SanctionKey);
  return (
    <div className="dock">
      <div className="btns">
        {turn('fit')}
        {step.fields.length === 0 ? (
          <button
            type="button"
            className="btn p"
            onClick={() =>
              void enqueue({
                owner,
                workflow: record.workflow,
                step,
                title: record.title,
                record: { id: record.id, number: record.number, version: record.version },
                fields: [],
                values: {},
                draft: stepDraft(record, step.name),
                changes: null,
              })
            }
          >
            <Icon name="checked" />
            {words}
          </button>
        ) : (
          <a className="btn p" href={linkTo('sanctions', record.number, step.name)}>
            <Icon name="talk" />
            {words}
          </a>
        )}
      </div>
      {step.fields.length === 0 ? <p className="sm mut">{s('receiptMeans')}</p> : null}
    </div>
  );
};

/** Whether a draft lies on this device. */
const useBegun = (owner: string, name: string | null): boolean => {
  const [begun, setBegun] = useState(false);
  useEffect(() => {
    if (name === null) return setBegun(false);
    let left = false;
    readDraft(owner, name).then(
      (draft) => left || setBegun(draft !== undefined),
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [owner, name]);
  return begun;
};
