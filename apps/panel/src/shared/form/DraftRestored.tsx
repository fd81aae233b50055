import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useT } from '../../i18n/useT.ts';

/** Says that what was typed before is back, and offers to begin anew. */
export const DraftRestored = ({ onDiscard }: { onDiscard: () => void }) => {
  const t = useT();
  return (
    <Alert
      severity="info"
      sx={{ mb: 2 }}
      action={
        <Button variant="text" onClick={onDiscard}>
          {t('cases.discardDraft')}
        </Button>
      }
    >
      {t('cases.draftRestored')}
    </Alert>
  );
};
