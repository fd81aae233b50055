import UndoRounded from '@mui/icons-material/UndoRounded';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Snackbar from '@mui/material/Snackbar';
import { Link } from 'react-router';
import { useT } from '../../../i18n/useT.ts';
import { color } from '../../../theme/tokens.ts';
import { caseLink } from '../caseLink.ts';
import type { PutBack } from './useBoardSteps.ts';

/** Says that a card went back to its column, why, and one way on. It stays until it is read. */
export const PutBackBar = ({ putBack, onClose }: { putBack: PutBack | null; onClose: () => void }) => {
  const t = useT();
  return (
    <Snackbar
      open={putBack !== null}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'center' }}
      sx={{ mb: { xs: 8, md: 0 }, maxWidth: 760 }}
    >
      <Alert
        role="alert"
        severity="info"
        icon={<UndoRounded sx={{ color: '#fff' }} />}
        action={
          <>
            {putBack ? (
              <Button
                component={Link}
                to={caseLink(putBack.record)}
                variant="outlined"
                sx={{ bgcolor: 'transparent', color: '#fff !important', borderColor: '#8a949e', whiteSpace: 'nowrap' }}
              >
                {t('look.openIt')}
              </Button>
            ) : null}
            <Button onClick={onClose} variant="text" sx={{ color: '#fff' }}>
              {t('frame.close')}
            </Button>
          </>
        }
        sx={{ bgcolor: color.ink, color: '#fff', alignItems: 'center' }}
      >
        {putBack?.words}
      </Alert>
    </Snackbar>
  );
};
