import AddRounded from '@mui/icons-material/AddRounded';
import GroupsRounded from '@mui/icons-material/GroupsRounded';
import InsightsRounded from '@mui/icons-material/InsightsRounded';
import UploadFileRounded from '@mui/icons-material/UploadFileRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import { Link } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { longDay } from '../../shared/days.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { Page } from '../../shared/Page.tsx';
import { ScopeLine } from '../../shared/ScopeLine.tsx';
import { Section } from '../../shared/Section.tsx';
import { StateTag } from '../../shared/StateTag.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { type ExamRow, ExamsQuery } from './documents.ts';
import { examLink, examStateOf, gradesKey } from './examState.ts';
import { RowProgress } from './RowProgress.tsx';
import { useExamRights } from './useExamRights.ts';

/** Sessions by plan year: what is entered, what is published, and the way to each. */
const ExamsPage = () => {
  const t = useT();
  const { data, error, refetch } = useDocument(ExamsQuery, { first: 200 }, { keep: true });
  const { mayOpen, mayTeach, mayImportRoster } = useExamRights();
  const rows = data?.exams.nodes ?? [];
  const years = [...new Map(rows.map(({ planYear }) => [planYear?.id ?? '', planYear?.title ?? ''])).entries()];
  const add = mayOpen ? (
    <Button component={Link} to="/exams/new" variant={rows.length ? 'tonal' : 'contained'} startIcon={<AddRounded />}>
      {t('exams.open')}
    </Button>
  ) : null;
  return (
    <Page
      title={t('exams.title')}
      lead={t('exams.lead')}
      actions={
        <>
          {mayTeach ? (
            <Button component={Link} to="/teaching" startIcon={<GroupsRounded />} sx={{ fontWeight: 400 }}>
              {t('exams.teaching')}
            </Button>
          ) : null}
          {mayImportRoster ? (
            <Button component={Link} to="/pupils/import" startIcon={<UploadFileRounded />} sx={{ fontWeight: 400 }}>
              {t('exams.importRoster')}
            </Button>
          ) : null}
          {rows.length ? add : null}
        </>
      }
    >
      <ScopeLine />
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton variant="rounded" height={320} /> : null}
      {data && rows.length === 0 ? (
        <Card>
          <EmptyState
            title={t('exams.emptyTitle')}
            more={t(mayOpen ? 'exams.emptyMore' : 'exams.emptyMoreReader')}
            icon={<InsightsRounded />}
          >
            {add}
          </EmptyState>
        </Card>
      ) : null}
      {years.map(([id, title]) => (
        <Section key={id} title={title || t('exams.year')}>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {rows
              .filter(({ planYear }) => (planYear?.id ?? '') === id)
              .map((exam) => (
                <Row key={exam.id} exam={exam} />
              ))}
          </Box>
        </Section>
      ))}
    </Page>
  );
};

const Row = ({ exam }: { exam: ExamRow }) => {
  const t = useT();
  const locale = usePanelLocale();
  const { town } = useFrame();
  const state = examStateOf(exam);
  const grades = gradesKey(exam.grades);
  const enters = exam.allowed.includes('enter');
  // Whoever only reads goes straight to the figures.
  const reads = exam.allowed.length === 0;
  const opensFigures = exam.publishedRevision !== null || exam.allowed.includes('seeDrafts');
  return (
    <Box
      component="li"
      sx={{
        px: { xs: 2, sm: 2.5 },
        py: 1.25,
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        flexWrap: 'wrap',
        borderBottom: `1px solid ${color.line}`,
        '&:last-child': { borderBottom: 0 },
      }}
    >
      <Box sx={{ flex: '1 1 320px', minWidth: 0 }}>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <Box
            component={Link}
            to={reads ? examLink(exam.code, '/analysis') : examLink(exam.code)}
            sx={{ fontWeight: 700, minHeight: 44, display: 'inline-flex', alignItems: 'center' }}
          >
            {exam.title}
          </Box>
          <StateTag title={t(state.text, state.values)} tone={state.tone} />
        </Box>
        <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>
          {[
            longDay(exam.heldOn, locale),
            exam.kindTitle,
            exam.unit.kind === 'TOWN' ? town.name : exam.unit.name,
            t(grades.text, grades.values),
            exam.sampled ? t('exams.sampled') : '',
            exam.subjects.map(({ name }) => name).join(' '),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Box>
        {enters ? <RowProgress exam={exam.id} /> : null}
      </Box>
      {enters ? (
        <Button component={Link} to={examLink(exam.code)} variant={exam.revision === 0 ? 'tonal' : 'text'}>
          {t('exams.enter')}
        </Button>
      ) : null}
      {opensFigures && exam.revision > 0 ? (
        <Button component={Link} to={examLink(exam.code, '/analysis')} variant="tonal" startIcon={<InsightsRounded />}>
          {t('exams.analysis')}
        </Button>
      ) : null}
    </Box>
  );
};

export default ExamsPage;
