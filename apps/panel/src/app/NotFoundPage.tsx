import ExploreOffRounded from '@mui/icons-material/ExploreOffRounded';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useT } from '../i18n/useT.ts';
import { EmptyState } from '../shared/EmptyState.tsx';

/** An address that leads nowhere. */
export const NotFoundPage = () => {
  const t = useT();
  return (
    <EmptyState title={t('frame.notFound')} more={t('frame.notFoundMore')} icon={<ExploreOffRounded />} alone>
      <Button component={Link} to="/" variant="contained">
        {t('frame.workbench')}
      </Button>
    </EmptyState>
  );
};
