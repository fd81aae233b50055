import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { Link, useParams, useSearchParams } from 'react-router';
import { newIdempotencyKey } from '../../../data/idempotencyKey.ts';
import { request } from '../../../data/request.ts';
import { useDocument } from '../../../data/useDocument.ts';
import { useFrame } from '../../../data/viewer.ts';
import { codeText, type Translate, useT } from '../../../i18n/useT.ts';
import { EmptyState } from '../../../shared/EmptyState.tsx';
import { Page } from '../../../shared/Page.tsx';
import { Trouble, troubleText } from '../../../shared/Trouble.tsx';
import { type Exam, ExamQuery } from '../documents.ts';
import { examLink } from '../examState.ts';
import { NoSuchExam } from '../NoSuchExam.tsx';
import { ScoresSaveMutation, type ScoreTable, ScoreTableQuery } from './documents.ts';
import { markText, scoreStatuses } from './readScore.ts';
import { type SaveOutcome, ScoreForm } from './ScoreForm.tsx';

/** Entry of a class's scores in one subject. */
const ScoresPage = () => {
  const { code = '', class: classId = '', subject = '' } = useParams();
  const { data, error, refetch } = useDocument(ExamQuery, { code }, { keep: true });
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton variant="rounded" height={420} />;
  if (!data.exam) return <NoSuchExam />;
  return <Entry key={`${classId} ${subject}`} exam={data.exam} classId={classId} subject={Number(subject)} />;
};

const Entry = ({ exam, classId, subject }: { exam: Exam; classId: string; subject: number }) => {
  const t = useT();
  const [params] = useSearchParams();
  const correction = params.has('correction');
  const { data, error, refetch } = useDocument(
    ScoreTableQuery,
    { exam: exam.id, class: classId, subject, correction },
    { keep: true },
  );
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton variant="rounded" height={420} />;
  const { table, problems } = data.scoreTable;
  if (!table) return <NoTable exam={exam} why={problems[0]?.message ?? null} />;
  const title = t('exams.scoresOf', {
    class: table.class?.path.replaceAll(' / ', ' ') ?? '',
    subject: table.subjectName,
  });
  return (
    <Page
      title={title}
      back={{ to: examLink(exam.code), title: exam.title }}
      lead={t('exams.scoresLead', {
        words: scoreStatuses.map((status) => t(`exams.status_${status}`)).join(t('exams.or')),
        keys: scoreStatuses
          .map((status) =>
            t(`exams.keys_${status}`)
              .split(' ')
              .find((word) => word.length === 1),
          )
          .join(' '),
      })}
    >
      <Phase table={table} />
      {table.phase === 'DONE' ? null : (
        <Table key={table.phase} exam={exam} classId={classId} table={table} title={title} correction={correction} />
      )}
    </Page>
  );
};

const Phase = ({ table }: { table: ScoreTable }) => {
  const t = useT();
  const { phase, rows } = table;
  const words = {
    SINGLE: null,
    FIRST: rows.some(({ mark, status }) => mark !== null || status !== null) ? t('exams.waitsForSecond') : null,
    SECOND: t('exams.blindNote'),
    RESOLVE: `${t('exams.differing', { n: rows.length })}${t('frame.colon')}${t('exams.differingMore')}`,
    DONE: t('exams.allAgree'),
  }[phase];
  return words ? (
    <Alert severity={phase === 'DONE' ? 'success' : 'info'} sx={{ mb: 2 }}>
      {words}
    </Alert>
  ) : null;
};

const NoTable = ({ exam, why }: { exam: Exam; why: string | null }) => {
  const t = useT();
  return (
    <Card>
      <EmptyState title={t('exams.noSuchTable')} more={why ?? t('exams.noSuchTableMore')} alone>
        <Button component={Link} to={examLink(exam.code)} variant="contained">
          {t('exams.toExam')}
        </Button>
      </EmptyState>
    </Card>
  );
};

/** What is stored, as it would be typed: a mark, or the word for why there is none. */
const storedText = (t: Translate, mark: string | null, status: string | null): string =>
  mark !== null ? markText(mark) : status === null || status === 'MISSING' ? '' : codeText(t, 'exams.status_', status);

/** The index of the cell that a problem is about. */
const cellOf = (path: readonly string[] | null): number | null => {
  const at = path?.indexOf('cells') ?? -1;
  const index = Number(path?.[at + 1]);
  return at >= 0 && Number.isInteger(index) ? index : null;
};

const Table = ({
  exam,
  classId,
  table,
  title,
  correction,
}: {
  exam: Exam;
  classId: string;
  table: ScoreTable;
  title: string;
  correction: boolean;
}) => {
  const t = useT();
  const notify = useNotify();
  const client = useQueryClient();
  const { viewer } = useFrame();
  const { phase, revision, subject, rows } = table;
  const save = async (
    cells: { id: string; value: string }[],
    attempt: { current: { key: string; body: string } | undefined },
  ): Promise<SaveOutcome> => {
    const content = {
      exam: exam.id,
      class: classId,
      subject,
      expectedRevision: revision,
      correction,
      cells: cells.map(({ id, value }) => ({ pupil: id, mark: value })),
    };
    const body = JSON.stringify(content);
    if (attempt.current?.body !== body) attempt.current = { key: newIdempotencyKey(), body };
    try {
      const { scoresSave } = await request(ScoresSaveMutation, {
        input: { ...content, idempotencyKey: attempt.current.key },
      });
      const outcome: SaveOutcome = { cells: {}, others: [] };
      for (const { path, message } of scoresSave.problems) {
        const id = cells[cellOf(path) ?? -1]?.id;
        if (id) outcome.cells[id] = message;
        else outcome.others.push(message);
      }
      const stale = scoresSave.problems.some(({ code }) => code === 'StaleVersion');
      if (scoresSave.problems.length === 0)
        notify(t('exams.scoresSaved', { n: scoresSave.revision ?? revision }), { type: 'success' });
      // After the answer was shown: what is read anew may be another phase of the entry.
      if (scoresSave.problems.length === 0 || stale) setTimeout(() => void client.invalidateQueries());
      return outcome;
    } catch (error) {
      return { cells: {}, others: [troubleText(error, t)] };
    }
  };
  return (
    <ScoreForm
      label={title}
      draftKey={`${viewer.person.id}:scores:${exam.id}:${classId}:${subject}:${phase}`}
      rows={rows.map((row) => ({
        id: row.pupil,
        name: row.name ?? row.number,
        token: row.name === null ? null : row.number,
        // Neither entry is right before somebody has looked.
        stored: phase === 'RESOLVE' ? '' : storedText(t, row.mark, row.status),
        ...(phase === 'RESOLVE'
          ? {
              first: storedText(t, row.mark, row.status),
              second: storedText(t, row.otherMark, row.otherStatus),
            }
          : {}),
      }))}
      limits={{ fullMark: markText(table.fullMark), allowNegative: exam.allowNegative }}
      whole={phase === 'FIRST' || phase === 'SECOND'}
      onSave={save}
    />
  );
};

export default ScoresPage;
