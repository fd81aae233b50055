import AddRounded from '@mui/icons-material/AddRounded';
import GroupsRounded from '@mui/icons-material/GroupsRounded';
import InsightsRounded from '@mui/icons-material/InsightsRounded';
import UploadFileRounded from '@mui/icons-material/UploadFileRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { Link } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { longDay } from '../../shared/days.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { ListState } from '../../shared/list/ListState.tsx';
import { Row, Rows, RowText } from '../../shared/list/Rows.tsx';
import { Page } from '../../shared/Page.tsx';
import { ScopeLine } from '../../shared/ScopeLine.tsx';
import { Section } from '../../shared/Section.tsx';
import { StateTag } from '../../shared/StateTag.tsx';
import { color, touch } from '../../theme/tokens.ts';
import { type ExamRow, ExamsQuery } from './documents.ts';
import { examLink, examStateOf, gradesKey } from './examState.ts';
import { RowProgress } from './RowProgress.tsx';
import { useExamRights } from './useExamRights.ts';

/** Sessions by plan year: what is entered, what is published, and the way to each. */
const ExamsPage = () => {
  const t = useT();
  const read = useDocument(ExamsQuery, { first: 200 }, { keep: true });
  const { data } = read;
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
      <ListState
        read={read}
        count={data?.exams.nodes.length}
        empty={
          <Card>
            <EmptyState
              title={t('exams.emptyTitle')}
              more={t(mayOpen ? 'exams.emptyMore' : 'exams.emptyMoreReader')}
              icon={<InsightsRounded />}
            >
              {add}
            </EmptyState>
          </Card>
        }
      >
        {years.map(([id, title]) => (
          <Section key={id} title={title || t('exams.year')}>
            <Rows>
              {rows
                .filter(({ planYear }) => (planYear?.id ?? '') === id)
                .map((exam) => (
                  <Exam key={exam.id} exam={exam} />
                ))}
            </Rows>
          </Section>
        ))}
      </ListState>
    </Page>
  );
};

const Exam = ({ exam }: { exam: ExamRow }) => {
  const t = useT();
  const locale = usePanelLocale();
  const { town } = useFrame();
  const state = examStateOf(exam);
  const grades = gradesKey(exam.grades, t('frame.listComma'));
  const enters = exam.allowed.includes('enter');
  // Whoever only reads goes straight to the figures.
  const reads = exam.allowed.length === 0;
  const opensFigures = exam.publishedRevision !== null || exam.allowed.includes('seeDrafts');
  return (
    <Row>
      <RowText
        title={
          <Box sx={{ display: 'flex', columnGap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
            <Box
              component={Link}
              to={reads ? examLink(exam.code, '/analysis') : examLink(exam.code)}
              sx={{ minHeight: touch, display: 'inline-flex', alignItems: 'center', color: `${color.ink} !important` }}
            >
              {exam.title}
            </Box>
            <StateTag title={t(state.text, state.values)} tone={state.tone} />
          </Box>
        }
        more={[
          longDay(exam.heldOn, locale),
          exam.kindTitle,
          exam.unit.kind === 'TOWN' ? town.name : exam.unit.name,
          t(grades.text, grades.values),
          exam.sampled && t('exams.sampled'),
          exam.subjects.map(({ name }) => name).join(' '),
        ]}
      >
        {enters ? <RowProgress exam={exam.id} /> : null}
      </RowText>
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
    </Row>
  );
};

export default ExamsPage;
