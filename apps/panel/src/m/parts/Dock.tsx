import { type ReactNode, useState } from 'react';
import { fieldsOf } from '../../shared/form/fields.ts';
import { PhoneFormQuery, type PhoneRecord, type PhoneStep } from '../data/documents.ts';
import { useCopy } from '../data/useCopy.ts';
import type { PhoneValues } from '../device/values.ts';
import { recordLink } from '../router.ts';
import { enqueue } from '../sending/enqueue.ts';
import { useOutbox } from '../sending/useOutbox.ts';
import { useSession } from '../session.ts';
import { useWords } from '../words.ts';
import { ClosedSteps } from './ClosedSteps.tsx';
import { Choice } from './FieldInput.tsx';
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
  const doNow = (step: PhoneStep, values: PhoneValues = {}) =>
    void enqueue({
      owner,
      workflow: record.workflow,
      step,
      title: record.title,
      record: { id: record.id, number: record.number, version: record.version },
      fields: Object.keys(values),
      values,
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
        <Question
          workflow={record.workflow}
          step={main}
          more={recordLink(record, main.name)}
          plain={button(main, main.main ? 'p' : '')}
          others={others.map((step) => button(step, ''))}
          onAnswer={(values) => doNow(main, values)}
        />
      ) : (
        <p className="mut">{t('nothingToDo')}</p>
      )}
      {main?.next ? <p className="sm mut">{main.next}</p> : null}
    </div>
  );
};

type QuestionProps = {
  workflow: string;
  step: PhoneStep;
  /** Where the whole form is. */
  more: string;
  /** The step's button, where it asks for more than one answer or for none. */
  plain: ReactNode;
  others: ReactNode;
  onAnswer: (values: PhoneValues) => void;
};

/** The buttons; a main step that cannot do without one yes or no is answered here, and its form is a page further. */
const Question = (props: QuestionProps) => {
  const { step, plain, others } = props;
  if (step.main && step.required.length === 1) return <OnlyQuestion {...props} />;
  return (
    <div className="btns">
      {others}
      {plain}
    </div>
  );
};

const OnlyQuestion = ({ workflow, step, more, plain, others, onAnswer }: QuestionProps) => {
  const t = useWords();
  const { data, trouble } = useCopy(PhoneFormQuery, { workflow, step: step.name });
  const [answer, setAnswer] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  // What comes up under a thumb must not change there.
  if (!data && !trouble) return null;
  const [field] = data ? fieldsOf(data.stepForm, step.required) : [];
  if (field?.kind !== 'switch')
    return (
      <div className="btns">
        {others}
        {plain}
      </div>
    );
  const missing = tried && answer === null;
  return (
    <>
      <fieldset>
        <legend className="hidden">{field.title}</legend>
        <Choice field={field} value={answer} invalid={missing} onChange={setAnswer} />
      </fieldset>
      {missing ? (
        <p className="err" role="alert">
          <Icon name="warn" size="s" />
          {t('fieldMissing', { name: field.title })}
        </p>
      ) : null}
      <div className="btns">
        {others}
        <button
          type="button"
          className="btn p"
          onClick={() => {
            setTried(true);
            if (answer !== null) onAnswer({ [field.name]: answer === 'true' });
          }}
        >
          {step.title}
        </button>
      </div>
      {step.fields.length > 1 ? (
        <a className="link" href={more}>
          <Icon name="pen" size="s" />
          {t('wholeForm')}
        </a>
      ) : null}
    </>
  );
};
