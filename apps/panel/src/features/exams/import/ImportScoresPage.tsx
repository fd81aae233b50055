import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { Link, useParams } from 'react-router';
import { useDocument } from '../../../data/useDocument.ts';
import { useT } from '../../../i18n/useT.ts';
import { Page } from '../../../shared/Page.tsx';
import { Trouble } from '../../../shared/Trouble.tsx';
import { color } from '../../../theme/tokens.ts';
import { ExamQuery } from '../documents.ts';
import { examLink } from '../examState.ts';
import { NoSuchExam } from '../NoSuchExam.tsx';
import { useExamRights } from '../useExamRights.ts';
import { SheetImport } from './SheetImport.tsx';

/** Imports the scores of a session, or what the county handed down for it. */
const ImportScoresPage = ({ kind = 'scores' }: { kind?: 'scores' | 'county-results' }) => {
  const t = useT();
  const { code = '' } = useParams();
  const { office } = useExamRights();
  const { data, error, refetch } = useDocument(ExamQuery, { code }, { keep: true });
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton variant="rounded" height={420} />;
  const { exam } = data;
  if (!exam) return <NoSuchExam />;
  const scores = kind === 'scores';
  return (
    <Page
      title={t(scores ? 'exams.importTitle' : 'exams.importCountyTitle')}
      back={{ to: examLink(exam.code), title: exam.title }}
    >
      <SheetImport
        kind={kind}
        exam={exam.code}
        hint={t(scores ? 'exams.scoresHint' : 'exams.countyHint')}
        mayCreate={scores ? (office ? ['none', 'pupils', 'schools'] : ['none', 'pupils']) : ['none']}
        before={
          scores && exam.publishedRevision !== null ? (
            <Alert severity="info" sx={{ mb: 2, bgcolor: color.reviewTint, color: color.reviewDeep }}>
              {t('exams.willCorrect')}
            </Alert>
          ) : null
        }
        whatNext={
          <>
            <Button component={Link} to={examLink(exam.code)} variant="contained">
              {t('exams.toExam')}
            </Button>
            {scores ? (
              <Button component={Link} to={examLink(exam.code, '/analysis?revision=latest')}>
                {t('exams.toAnalysis')}
              </Button>
            ) : null}
          </>
        }
      />
    </Page>
  );
};

export default ImportScoresPage;
