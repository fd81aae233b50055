import SearchOffRounded from '@mui/icons-material/SearchOffRounded';
import Button from '@mui/material/Button';
import { Link, Navigate } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { recordLink } from '../recordLink.ts';
import { SeesRequestQuery } from './documents.ts';

/** Said of a number that is no case which the reader sees. Letters link every record as a case: a request's number leads on to it. */
export const NoSuchCase = ({ number }: { number: string }) => {
  const t = useT();
  const { data, isPending } = useDocument(SeesRequestQuery, { number });
  if (isPending) return null;
  if (data?.request) return <Navigate to={recordLink(data.request)} replace />;
  return (
    <EmptyState title={t('cases.notFoundTitle')} more={t('cases.notFoundMore')} icon={<SearchOffRounded />} alone>
      <Button component={Link} to="/cases" variant="tonal">
        {t('frame.ledger')}
      </Button>
    </EmptyState>
  );
};
