import VisibilityOffRounded from '@mui/icons-material/VisibilityOffRounded';
import VisibilityRounded from '@mui/icons-material/VisibilityRounded';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { Field } from '../shared/Field.tsx';

type Props = {
  label: string;
  name: string;
  value: string;
  onChange: (next: string) => void;
  autoComplete: string;
  hint?: string;
  error?: string | undefined;
};

/** A password that can be looked at while typing. */
export const PasswordField = ({ label, name, value, onChange, autoComplete, hint, error }: Props) => {
  const t = useT();
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} marked={false} hint={hint} error={error}>
      {(ids) => (
        <TextField
          id={ids.id}
          fullWidth
          name={name}
          type={shown ? 'text' : 'password'}
          value={value}
          error={ids['aria-invalid']}
          onChange={(event) => onChange(event.target.value)}
          slotProps={{
            htmlInput: {
              autoComplete,
              'aria-describedby': ids['aria-describedby'],
              spellCheck: false,
              autoCapitalize: 'none',
            },
            input: {
              sx: { pr: 0 },
              endAdornment: (
                <InputAdornment position="end">
                  <IconButton
                    aria-label={t(shown ? 'frame.hidePassword' : 'frame.showPassword')}
                    aria-pressed={shown}
                    onClick={() => setShown(!shown)}
                  >
                    {shown ? <VisibilityOffRounded /> : <VisibilityRounded />}
                  </IconButton>
                </InputAdornment>
              ),
            },
          }}
        />
      )}
    </Field>
  );
};
