import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useT } from '../../i18n/useT.ts';
import { Field } from '../../shared/Field.tsx';

/** From a day to a day, each empty where it is open. */
export type Span = { from: string; to: string };

const ends = { from: 'personal.from', to: 'personal.to' } as const;

/** Chooses from which day to which a log is shown. */
export const DaySpan = ({ span, onChange }: { span: Span; onChange: (next: Span) => void }) => {
  const t = useT();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
      {(['from', 'to'] as const).map((end) => (
        <Field key={end} label={t(ends[end])} marked={false}>
          {(ids) => (
            <TextField
              id={ids.id}
              type="date"
              value={span[end]}
              onChange={(event) => onChange({ ...span, [end]: event.target.value })}
              sx={{ width: 170 }}
            />
          )}
        </Field>
      ))}
    </Box>
  );
};
