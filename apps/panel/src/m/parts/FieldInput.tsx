import type { ReactNode } from 'react';
import type { FormField } from '../../shared/form/fields.ts';
import { isPicked } from '../../shared/form/values.ts';
import type { PhoneFile } from '../data/documents.ts';
import type { PhoneValue } from '../device/values.ts';
import { useSession } from '../session.ts';
import { longDay, useWords } from '../words.ts';
import { Icon } from './Icon.tsx';
import { PhotoField } from './PhotoField.tsx';
import { PickField } from './PickField.tsx';
import { PlaceField } from './PlaceField.tsx';

/** Sets one field, by value or from its former value. */
export type SetField = (name: string, next: (former: PhoneValue | undefined) => PhoneValue) => void;

type Props = {
  field: FormField;
  value: PhoneValue | undefined;
  error: string | null;
  before: PhoneFile | undefined;
  /** PDFs are taken beside photos. */
  documents?: boolean | undefined;
  setField: SetField;
};

const mostPhotos = 9;
/** Characters from which a field asks for a letter rather than for a remark. */
const muchText = 2000;
const isDay = /^\d{4}-\d\d-\d\d$/;

type ChoiceProps = {
  field: Pick<FormField, 'name' | 'title' | 'options'>;
  value: string | null;
  invalid: boolean;
  onChange: (value: string) => void;
};

/** Choices side by side: chosen is border, tick and tint. */
export const Choice = ({ field, value, invalid, onChange }: ChoiceProps) => {
  const t = useWords();
  const titleOf = (option: { value: string; title: string }): string => {
    if (option.title) return option.title;
    if (option.value === 'true') return field.title;
    return field.name === 'verified' ? t('notVerified') : t('no');
  };
  return (
    <div className={`seg ${invalid ? 'bad' : ''}`}>
      {field.options.map((option) => (
        <label key={option.value} className={option.value === value ? 'on' : ''}>
          <input
            className="hidden"
            type="radio"
            name={field.name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {titleOf(option)}
        </label>
      ))}
    </div>
  );
};

/** One field of a step's form, asked in the way its kind wants. */
export const FieldInput = ({ field, value, error, before, documents, setField }: Props) => {
  const t = useWords();
  const { today } = useSession().me.town;
  const id = `f-${field.name}`;
  const set = (next: PhoneValue) => setField(field.name, () => next);
  const text = typeof value === 'string' ? value : '';
  const picked = isPicked(value) ? value : null;
  const invalid = error !== null;
  const grouped = field.kind === 'files' || field.kind === 'switch' || field.kind === 'choice';

  const control = (): ReactNode => {
    switch (field.kind) {
      case 'files':
        return (
          <PhotoField
            name={field.name}
            photos={Array.isArray(value) ? value : []}
            most={mostPhotos}
            before={before}
            documents={documents === true}
            onChange={(change) => setField(field.name, (former) => change(Array.isArray(former) ? former : []))}
          />
        );
      case 'switch':
        return (
          <Choice
            field={field}
            value={typeof value === 'boolean' ? String(value) : null}
            invalid={invalid}
            onChange={(next) => set(next === 'true')}
          />
        );
      case 'choice':
        return <Choice field={field} value={text || null} invalid={invalid} onChange={set} />;
      case 'person':
      case 'record':
        return <PickField id={id} kind={field.kind} value={picked} invalid={invalid} onChange={set} />;
      case 'unit':
      case 'inspection':
        return (
          <PlaceField
            id={id}
            kind={field.kind}
            value={picked}
            required={field.required}
            invalid={invalid}
            onChange={set}
          />
        );
      case 'longText':
        return (
          <textarea
            id={id}
            className={`field ${invalid ? 'bad' : ''}`}
            rows={(field.maxLength ?? 0) > muchText ? 10 : 3}
            value={text}
            aria-invalid={invalid}
            {...(field.maxLength ? { maxLength: field.maxLength } : {})}
            onChange={(event) => set(event.target.value)}
          />
        );
      case 'day':
      case 'text':
        return (
          <input
            id={id}
            className={`field ${invalid ? 'bad' : ''}`}
            type={field.kind === 'day' ? 'date' : 'text'}
            value={text}
            aria-invalid={invalid}
            {...(field.maxLength ? { maxLength: field.maxLength } : {})}
            {...(field.kind === 'day' && field.fromToday ? { min: today } : {})}
            onChange={(event) => set(event.target.value)}
          />
        );
      default:
        // Asked at a desk only: the form leaves such fields out.
        return null;
    }
  };

  const hint = field.kind === 'day' && isDay.test(text) ? longDay(text, t) : field.description;
  const label = (
    <>
      {field.title}
      {field.required ? null : <span className="mut">{t('optional')}</span>}
      {hint ? <span className="mut">{hint}</span> : null}
    </>
  );
  const fault = error ? (
    <p className="err" role="alert">
      <Icon name="warn" size="s" />
      {error}
    </p>
  ) : null;
  if (grouped)
    return (
      <fieldset>
        <legend className="lab">{label}</legend>
        {control()}
        {fault}
      </fieldset>
    );
  return (
    <div>
      <label className="lab" htmlFor={id}>
        {label}
      </label>
      {control()}
      {fault}
    </div>
  );
};
