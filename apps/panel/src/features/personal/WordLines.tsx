import TextField from '@mui/material/TextField';
import { useT } from '../../i18n/useT.ts';
import { Field } from '../../shared/Field.tsx';

type Props = { value: string; onChange: (next: string) => void; error: string | undefined };

/** Numbers to look for besides the name, one a line. */
export const WordLines = ({ value, onChange, error }: Props) => {
  const t = useT();
  return (
    <Field label={t('personal.alsoRemove')} hint={t('personal.alsoRemoveHint')} error={error}>
      {(ids) => (
        <TextField
          id={ids.id}
          fullWidth
          multiline
          minRows={2}
          maxRows={6}
          value={value}
          error={ids['aria-invalid']}
          onChange={(event) => onChange(event.target.value)}
          slotProps={{
            htmlInput: { maxLength: 600, autoComplete: 'off', 'aria-describedby': ids['aria-describedby'] },
          }}
        />
      )}
    </Field>
  );
};
