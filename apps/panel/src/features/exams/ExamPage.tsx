import InsightsRounded from '@mui/icons-material/InsightsRounded';
import PublishRounded from '@mui/icons-material/PublishRounded';
import UploadFileRounded from '@mui/icons-material/UploadFileRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { instantText } from '../../shared/days.ts';
import { Page } from '../../shared/Page.tsx';
import { Section } from '../../shared/Section.tsx';
import { StateTag } from '../../shared/StateTag.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { caseLink } from '../rectification/caseLink.ts';
import { type Exam, ExamQuery } from './documents.ts';
import { EntryProgress } from './EntryProgress.tsx';
import { ExamFacts } from './ExamFacts.tsx';
import { examLink, examStateOf } from './examState.ts';
import { NoSuchExam } from './NoSuchExam.tsx';
import { Publish } from './Publish.tsx';
import { Revisions } from './Revisions.tsx';
import { useExamRights } from './useExamRights.ts';

/** A session: what it is, how far entry is, its versions, and the ways to import, publish and analyse. */
const ExamPage = () => {
  const { code = '' } = useParams();
  const { data, error, refetch } = useDocument(ExamQuery, { code }, { keep: true });
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton variant="rounded" height={420} />;
  return data.exam ? <Shown exam={data.exam} /> : <NoSuchExam />;
};

const Shown = ({ exam }: { exam: Exam }) => {
  const t = useT();
  const { office } = useExamRights();
  const [publishing, setPublishing] = useState(false);
  const state = examStateOf(exam);
  const may = (act: string) => exam.allowed.includes(act);
  const publishes = may('publish');
  const enters = may('enter') || may('import');
  return (
    <Page
      title={exam.title}
      back={{ to: '/exams', title: t('exams.title') }}
      beside={<StateTag title={t(state.text, state.values)} tone={state.tone} />}
      actions={
        <>
          {may('import') ? (
            <Button
              component={Link}
              to={examLink(exam.code, '/import')}
              variant={exam.revision === 0 ? 'contained' : 'outlined'}
              startIcon={<UploadFileRounded />}
            >
              {t('exams.import')}
            </Button>
          ) : null}
          {office ? (
            <Button
              component={Link}
              to={examLink(exam.code, '/county')}
              startIcon={<UploadFileRounded />}
              sx={{ fontWeight: 400 }}
            >
              {t('exams.importCounty')}
            </Button>
          ) : null}
          {exam.revision > 0 && (exam.publishedRevision !== null || may('seeDrafts')) ? (
            <Button
              component={Link}
              to={examLink(exam.code, '/analysis')}
              variant={publishes ? 'outlined' : 'tonal'}
              startIcon={<InsightsRounded />}
            >
              {t('exams.analysis')}
            </Button>
          ) : null}
          {publishes ? (
            <Button variant="contained" startIcon={<PublishRounded />} onClick={() => setPublishing(true)}>
              {t(exam.publishedRevision === null ? 'exams.publish' : 'exams.publishCorrection')}
            </Button>
          ) : null}
        </>
      }
    >
      <ExamFacts exam={exam} />
      {enters && !exam.published ? <EntryProgress exam={exam} /> : null}
      {exam.revisions.length > 0 || enters ? <Revisions exam={exam} /> : null}
      {enters && exam.published ? <EntryProgress exam={exam} /> : null}
      <Objections exam={exam} />
      <Findings exam={exam} />
      {publishing ? <Publish exam={exam} onClose={() => setPublishing(false)} /> : null}
    </Page>
  );
};

const Objections = ({ exam }: { exam: Exam }) => {
  const t = useT();
  const locale = usePanelLocale();
  if (exam.objections.length === 0) return null;
  return (
    <Section title={t('exams.objections')} padded>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 2 }}>
        {exam.objections.map(({ act, ruleTitle, reason, legalBasis, person, at }) => (
          <Box component="li" key={`${act} ${ruleTitle}`}>
            <Box sx={{ fontWeight: 700 }}>{reason}</Box>
            <Box>
              {t('exams.lawBasis')}
              {t('frame.colon')}
              {legalBasis}
            </Box>
            <Box sx={{ color: color.muted, fontSize: rem(14) }}>
              {ruleTitle} · {t('exams.objectionBy', { person: person.name, at: instantText(at, locale) })}
            </Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
};

const Findings = ({ exam }: { exam: Exam }) => {
  const t = useT();
  if (exam.findings.length === 0) return null;
  return (
    <Card component="section" sx={{ p: 2.5 }}>
      <Box component="h2" sx={{ m: 0, mb: 1, fontSize: rem(18) }}>
        {t('exams.findings')}
      </Box>
      {exam.findings.map((one) => (
        <Box
          key={one.id}
          component={Link}
          to={caseLink(one)}
          sx={{ display: 'flex', gap: 1, minHeight: 44, alignItems: 'center' }}
        >
          {one.number} {one.title}
        </Box>
      ))}
    </Card>
  );
};

export default ExamPage;
