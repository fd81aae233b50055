import InsightsRounded from '@mui/icons-material/InsightsRounded';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { Link } from 'react-router';
import { useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';

/** A session that is not there, or not for the reader: the same page for both. */
export const NoSuchExam = () => {
  const t = useT();
  return (
    <Card>
      <EmptyState title={t('exams.noSuchExam')} more={t('exams.noSuchExamMore')} icon={<InsightsRounded />} alone>
        <Button component={Link} to="/exams" variant="contained">
          {t('exams.title')}
        </Button>
      </EmptyState>
    </Card>
  );
};
