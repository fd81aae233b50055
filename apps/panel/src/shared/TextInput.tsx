import TextField from '@mui/material/TextField';
import { usePanelLocale } from '../i18n/useT.ts';
import { weekdayText } from './days.ts';
import { Field } from './Field.tsx';

type Props = {
  label: string;
  value: string;
  onChange: (next: string) => void;
  required?: boolean;
  hint?: string;
  error?: string | undefined;
  maxLength?: number;
  type?: 'text' | 'email';
  autoFocus?: boolean;
};

/** A labelled line of text. */
export const TextInput = ({
  label,
  value,
  onChange,
  required,
  hint,
  error,
  maxLength = 120,
  type = 'text',
  autoFocus = false,
}: Props) => (
  <Field label={label} required={required} hint={hint} error={error}>
    {(ids) => (
      <TextField
        id={ids.id}
        type={type}
        fullWidth
        value={value}
        autoFocus={autoFocus}
        error={ids['aria-invalid']}
        onChange={(event) => onChange(event.target.value)}
        slotProps={{ htmlInput: { maxLength, 'aria-describedby': ids['aria-describedby'] } }}
      />
    )}
  </Field>
);

/** A labelled day, with its weekday below. */
export const DayInput = ({ label, value, onChange, required, hint, error }: Props) => {
  const locale = usePanelLocale();
  const weekday = /^\d{4}-\d\d-\d\d$/.test(value) ? weekdayText(value, locale) : '';
  return (
    <Field
      label={label}
      required={required}
      hint={[weekday, hint].filter(Boolean).join(' · ') || undefined}
      error={error}
    >
      {(ids) => (
        <TextField
          id={ids.id}
          type="date"
          value={value}
          error={ids['aria-invalid']}
          onChange={(event) => onChange(event.target.value)}
          sx={{ width: 200 }}
          slotProps={{ htmlInput: { 'aria-describedby': ids['aria-describedby'] } }}
        />
      )}
    </Field>
  );
};
