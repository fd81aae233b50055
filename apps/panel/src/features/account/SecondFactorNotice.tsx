import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { useSecondFactorReason } from './useSecondFactorReason.ts';

/** Says on the workbench that a post needs the second factor, and from when on nothing can be done without it. */
export const SecondFactorNotice = () => {
  const t = useT();
  const reason = useSecondFactorReason();
  const { viewer, town } = useFrame();
  const { required, setUp, from } = viewer.secondFactor;
  if (!required || setUp) return null;
  return (
    <Alert
      severity="warning"
      role="note"
      sx={{ mb: 2, alignItems: 'center' }}
      action={
        <Button component={Link} to="/account" variant="contained">
          {t('account.setUpNow')}
        </Button>
      }
    >
      {reason(from, town.today)}
    </Alert>
  );
};
