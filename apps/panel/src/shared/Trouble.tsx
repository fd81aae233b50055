import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { RequestTrouble } from '../data/request.ts';
import { type Translate, useT } from '../i18n/useT.ts';

/** A trouble in the reader's words: the server's own message where it gave one. */
export const troubleText = (error: unknown, t: Translate): string => {
  if (error instanceof RequestTrouble) {
    if (error.kind === 'network') return t('frame.offline');
    return error.message || t('frame.troubleServer');
  }
  return t('frame.troubleServer');
};

/** Says that data could not be read, why, and offers to try again. */
export const Trouble = ({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) => {
  const t = useT();
  return (
    <Alert
      severity="error"
      sx={{ my: 2, alignItems: 'center' }}
      action={
        retry ? (
          <Button variant="text" onClick={retry}>
            {t('frame.retry')}
          </Button>
        ) : null
      }
    >
      {t('frame.troubleLoading')} {troubleText(error, t)}
    </Alert>
  );
};
