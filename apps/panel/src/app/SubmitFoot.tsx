import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { rem } from '../theme/tokens.ts';

type Props = { error: string | null | undefined; text: string; sending: boolean };

/** What stands below the fields at the door: what went wrong, and the one button. */
export const SubmitFoot = ({ error, text, sending }: Props) => (
  <>
    {error ? (
      <Alert severity="error" role="alert" sx={{ mb: 2 }}>
        {error}
      </Alert>
    ) : null}
    <Button type="submit" variant="contained" fullWidth disabled={sending} sx={{ minHeight: 48, fontSize: rem(16) }}>
      {text}
    </Button>
  </>
);
