import { useEffect, useRef, useState } from 'react';
import { askedFields, type FormField } from '../../shared/form/fields.ts';
import { problemsByField } from '../../shared/form/runStep.ts';
import type { PhoneFile } from '../data/documents.ts';
import type { Entry } from '../device/entries.ts';
import { missingOf, type PhoneValues } from '../device/values.ts';
import { timeOf, useWords } from '../words.ts';
import { FieldInput, type SetField } from './FieldInput.tsx';
import { Icon } from './Icon.tsx';

type Props = {
  fields: readonly FormField[];
  /** Fields asked only when wanted. */
  more?: readonly FormField[];
  values: PhoneValues;
  setField: SetField;
  before?: PhoneFile | undefined;
  /** PDFs are taken beside photos. */
  documents?: boolean | undefined;
  /** The refused entry that is being changed. */
  entry: Entry | null;
  /** When the draft was kept; told in the dock. */
  kept?: number | false | null;
  button: string;
  /** A second way to submit. */
  second?: string;
  note?: string | null;
  onSubmit: (second: boolean) => void;
};

const none: readonly FormField[] = [];

/** Kept or not, with the time. */
export const Kept = ({ kept }: { kept: number | false | null }) => {
  const t = useWords();
  if (kept === null) return null;
  return (
    <p className={`sm b row n ${kept === false ? 'err' : 'good'}`} role="status">
      <Icon name={kept === false ? 'warn' : 'checked'} size="s" />
      {kept === false ? t('draftLost') : t('draftKept', { time: timeOf(kept) })}
    </p>
  );
};

/** The fields of a step and its button in the dock. The button stays enabled; what is missing is named above it. */
export const StepForm = ({
  fields,
  more = none,
  values,
  setField,
  before,
  documents,
  entry,
  kept = null,
  button,
  second,
  note,
  onSubmit,
}: Props) => {
  const t = useWords();
  const [tried, setTried] = useState(false);
  const [wantsMore, setWantsMore] = useState(() => more.some(({ name }) => values[name] !== undefined));
  const form = useRef<HTMLFormElement>(null);
  const all = askedFields([...fields, ...more], values);
  const missing = missingOf(all, values);
  const problems = entry?.standstill?.kind === 'notTaken' ? entry.standstill.problems : [];
  const refused = problemsByField(
    problems,
    all.map(({ name }) => name),
  );
  const errorOf = (field: FormField): string | null => {
    if (tried && missing.includes(field)) return t('fieldMissing', { name: field.title });
    return refused.fields[field.name] ?? null;
  };
  useEffect(() => {
    if (tried) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], .seg.bad input')?.focus();
  }, [tried]);
  const submit = (asSecond: boolean) => {
    setTried(true);
    if (missing.length === 0) onSubmit(asSecond);
  };
  const ask = (field: FormField) => (
    <FieldInput
      key={field.name}
      field={field}
      value={values[field.name]}
      error={errorOf(field)}
      before={before}
      documents={documents}
      setField={setField}
    />
  );
  return (
    <>
      <form
        className="body"
        ref={form}
        id="step"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit(false);
        }}
      >
        {refused.others.map((message) => (
          <p className="err" role="alert" key={message}>
            <Icon name="warn" size="s" />
            {message}
          </p>
        ))}
        {askedFields(fields, values).map(ask)}
        {more.length > 0 ? (
          <button type="button" className="link" aria-expanded={wantsMore} onClick={() => setWantsMore(!wantsMore)}>
            <Icon name="pen" size="s" />
            {t(wantsMore ? 'moreHide' : 'more')}
          </button>
        ) : null}
        {wantsMore ? askedFields(more, values).map(ask) : null}
      </form>
      <div className="dock">
        {tried && missing.length > 0 ? (
          <p className="err" role="alert">
            <Icon name="warn" size="s" />
            {t('missing', { n: missing.length, names: missing.map(({ title }) => title).join(t('comma')) })}
          </p>
        ) : null}
        <Kept kept={kept} />
        <div className="btns">
          {second ? (
            <button type="button" className="btn" onClick={() => submit(true)}>
              {second}
            </button>
          ) : null}
          <button type="submit" form="step" className="btn p">
            {button}
          </button>
        </div>
        {note ? <p className="sm mut">{note}</p> : null}
      </div>
    </>
  );
};
