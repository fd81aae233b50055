import { useRef, useState } from 'react';
import { RequestTrouble } from '../../data/request.ts';
import { type Content, comparisonSign, differencesOf, targetText } from '../../features/agreements/content.ts';
import { asDecimal, contentFrom, faultsOf, replaceAt, sentContent } from '../../features/agreements/contentForm.ts';
import { runStep } from '../../shared/form/runStep.ts';
import { useAgreementWords } from '../agreementWords.ts';
import type { PhoneAgreement } from '../data/documents.ts';
import { dropDraft } from '../device/drafts.ts';
import { TopBar } from '../parts/Frame.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Kept } from '../parts/StepForm.tsx';
import { linkTo } from '../router.ts';
import { useSession } from '../session.ts';
import { useForm } from '../useForm.ts';

const field = 'content';
/** Longest words, as the server takes them. */
const longest = { title: 60, text: 2000, reason: 1000 } as const;

/**
 * A proposal to change values and clauses, with the reason. It is sent at once or not at all; what was written lies on
 * this device until the server has it.
 */
export const AgreementCounter = ({ record, onProposed }: { record: PhoneAgreement; onProposed: () => void }) => {
  const a = useAgreementWords();
  const { owner, onSignedOut } = useSession();
  const draft = `${record.number} counter`;
  const { values, setField, kept } = useForm(owner, draft, {});
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [troubles, setTroubles] = useState<readonly string[]>([]);
  const attempt = useRef<{ key: string; body: string } | undefined>(undefined);
  const back = linkTo('agreements', record.number);
  const start = sentContent(record.content);
  const written = contentFrom(values?.[field], start);
  const textOf = (name: string) => (typeof values?.[name] === 'string' ? (values[name] as string) : '');
  const [title, text, reason] = [textOf('newTitle'), textOf('newText'), textOf('reason')];
  const adds = title.trim() !== '' || text.trim() !== '';
  const content: Content = adds ? { ...written, clauses: [...written.clauses, { title, text }] } : written;
  const faults = faultsOf(content);
  const changes = differencesOf(start, sentContent(content), {
    indicator: (name) =>
      record.content.targets.find((target) => target.indicator === name) ?? { title: name, unit: '' },
    mandatory: a('must'),
    optional: a('may'),
  });
  const put = (change: Partial<Content>) => setField(field, () => JSON.stringify({ ...written, ...change }));
  const faultAt = (at: string) => tried && faults.some((fault) => fault.at === at);

  const submit = async () => {
    setTried(true);
    setTroubles([]);
    if (changes.length === 0 || faults.length > 0 || reason.trim() === '') return;
    setSending(true);
    try {
      const step = { workflow: 'agreement', name: 'counter', id: record.id, expectedVersion: record.version };
      const outcome = await runStep(step, { ...sentContent(content), reason: reason.trim() }, attempt);
      if (outcome.problems.length > 0) return setTroubles(outcome.problems.map(({ message }) => message));
      await dropDraft(owner, draft).catch(() => undefined);
      onProposed();
    } catch (error) {
      if (!(error instanceof RequestTrouble)) throw error;
      if (error.kind === 'signedOut') onSignedOut();
      setTroubles([error.kind === 'network' ? a('proposeOffline') : error.message]);
    } finally {
      setSending(false);
    }
  };

  if (!values) return <TopBar title={a('proposeTitle')} back={back} />;
  return (
    <>
      <TopBar title={a('proposeTitle')} back={back} />
      <form
        className="body"
        id="counter"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!sending) void submit();
        }}
      >
        {record.content.targets.map((target, index) => {
          const id = `target-${index}`;
          const bad = faultAt(id);
          return (
            <div key={target.indicator + target.comparison}>
              <label className="lab" htmlFor={id}>
                {a('proposeValue', { title: target.title })}
                <span className="mut">{a('proposeNow', { value: targetText(target, target.unit) })}</span>
              </label>
              <div className={`field ${bad ? 'bad' : ''}`}>
                <span aria-hidden="true">{comparisonSign(target.comparison)}</span>
                <input
                  id={id}
                  inputMode="decimal"
                  maxLength={12}
                  aria-invalid={bad}
                  value={written.targets[index]?.value ?? ''}
                  onChange={(event) =>
                    put({ targets: replaceAt(written.targets, index, { value: event.target.value }) })
                  }
                  onBlur={(event) =>
                    put({ targets: replaceAt(written.targets, index, { value: asDecimal(event.target.value) }) })
                  }
                />
                <span className="mut">{target.unit}</span>
              </div>
              {bad ? <Fault text={a('valueWrong')} /> : null}
            </div>
          );
        })}
        {record.content.clauses.map((clause, index) => (
          <Area
            // biome-ignore lint/suspicious/noArrayIndexKey: two clauses may have the same title
            key={index}
            id={`clause-${index}`}
            label={a('proposeClause', { title: clause.title })}
            value={written.clauses[index]?.text ?? ''}
            most={longest.text}
            fault={faultAt(`clause-${index}`) ? a('clauseBoth') : null}
            onChange={(next) => put({ clauses: replaceAt(written.clauses, index, { text: next }) })}
          />
        ))}
        <fieldset>
          <legend className="lab">{a('newClause')}</legend>
          <input
            className="field"
            aria-label={a('newClauseTitle')}
            placeholder={a('newClauseTitle')}
            maxLength={longest.title}
            value={title}
            onChange={(event) => setField('newTitle', () => event.target.value)}
          />
          <textarea
            className="field"
            style={{ marginTop: 8 }}
            rows={3}
            aria-label={a('newClauseText')}
            placeholder={a('newClauseText')}
            maxLength={longest.text}
            value={text}
            onChange={(event) => setField('newText', () => event.target.value)}
          />
          {adds && faultAt(`clause-${written.clauses.length}`) ? <Fault text={a('clauseBoth')} /> : null}
        </fieldset>
        <Area
          id="reason"
          label={a('reason')}
          value={reason}
          most={longest.reason}
          fault={tried && reason.trim() === '' ? a('reasonMissing') : null}
          onChange={(next) => setField('reason', () => next)}
        />
      </form>
      <div className="dock">
        {troubles.map((message) => (
          <Fault key={message} text={message} />
        ))}
        {tried && changes.length === 0 ? <Fault text={a('nothingChanged')} /> : null}
        <Kept kept={kept} />
        <div className="btns">
          <button type="submit" form="counter" className="btn p" disabled={sending}>
            {changes.length === 0 ? a('proposeNone') : a('proposeSend', { n: changes.length })}
          </button>
        </div>
        <p className="sm mut">{a('proposeNote', { n: record.versionNo + 1 })}</p>
      </div>
    </>
  );
};

const Fault = ({ text }: { text: string }) => (
  <p className="err" role="alert">
    <Icon name="warn" size="s" />
    {text}
  </p>
);

type AreaProps = {
  id: string;
  label: string;
  value: string;
  most: number;
  fault: string | null;
  onChange: (next: string) => void;
};

const Area = ({ id, label, value, most, fault, onChange }: AreaProps) => (
  <div>
    <label className="lab" htmlFor={id}>
      {label}
    </label>
    <textarea
      id={id}
      className={`field ${fault ? 'bad' : ''}`}
      rows={3}
      maxLength={most}
      aria-invalid={fault !== null}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
    {fault ? <Fault text={fault} /> : null}
  </div>
);
