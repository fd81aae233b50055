import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { type ReactNode, useState } from 'react';
import { useT } from '../../../i18n/useT.ts';
import { ChoiceCards } from '../../../shared/ChoiceCards.tsx';
import { Section } from '../../../shared/Section.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import { FilePicker } from '../../import/FilePicker.tsx';
import { ImportSteps } from '../../import/ImportSteps.tsx';
import { Judged } from '../../import/Judged.tsx';
import { Changes } from './Changes.tsx';
import { Columns } from './Columns.tsx';
import { CompleteRoster } from './CompleteRoster.tsx';
import type { CreateMissing, SheetKind } from './sendSheet.ts';
import { columnsOf, rowsToWrite, type SheetAnswer } from './sheetAnswer.ts';
import { useSheet } from './useSheet.ts';

const changedTitle = {
  scores: 'exams.rowsChanged',
  'county-results': 'exams.rowsChanged',
  roster: 'exams.rowsMoved',
  staff: 'setup.rowsChangedStaff',
} as const;
const steps = ['file', 'columns', 'result', 'done'] as const;

type Props = {
  kind: SheetKind;
  /** Code of the session; null where the sheet belongs to none. */
  exam: string | null;
  hint: string;
  /** Whether the person may have unknown schools added. */
  mayCreate: readonly CreateMissing[];
  /** What stands above the ways on, such as that a published session gets a new version. */
  before?: ReactNode | ((answer: SheetAnswer) => ReactNode);
  /** Ways on when it is done. */
  whatNext: ReactNode | ((answer: SheetAnswer) => ReactNode);
};

/** Imports a sheet of scores, of a roster or of county results: file, columns, what would come of it, and only then written. */
export const SheetImport = ({ kind, exam, hint, mayCreate, before, whatNext }: Props) => {
  const t = useT();
  const sheet = useSheet(kind, exam);
  const { file, answer, work, trouble } = sheet;
  const [asking, setAsking] = useState(false);
  const told = answer ? columnsOf(answer) : { columns: [], choices: [] };
  const misread = Boolean(answer?.fileError && told.columns.length > 0);
  const stage = answer?.written
    ? 'done'
    : answer && (asking || misread)
      ? 'columns'
      : answer && !answer.fileError
        ? 'result'
        : 'file';
  // Rows that are neither bad nor taken: the same as another one.
  const doubled = answer ? answer.rows - answer.accepted - answer.counts.bad : 0;
  const words = t(work?.how === 'write' ? 'imports.writing' : 'imports.judging');
  return (
    <>
      <ImportSteps at={stage} steps={steps} />
      {trouble ? (
        <Alert severity="error" sx={{ mb: 2 }}>
          {trouble}
        </Alert>
      ) : null}
      {work ? (
        <Box role="status" sx={{ mb: 2 }}>
          <Box sx={{ mb: 1, display: 'flex', alignItems: 'center', gap: 2 }}>
            {words}
            {work.done === null ? '' : ` ${Math.round(work.done * 100)}%`}
            <Button onClick={sheet.stop}>{t('exams.cancelImport')}</Button>
          </Box>
          <LinearProgress
            aria-label={words}
            {...(work.done === null ? {} : { variant: 'determinate', value: work.done * 100 })}
          />
        </Box>
      ) : null}
      {answer?.fileError ? (
        <Alert severity="error" sx={{ mb: 2 }}>
          {answer.fileError.message}
        </Alert>
      ) : null}
      {stage === 'file' && work === null ? <FilePicker hint={hint} onFile={sheet.take} /> : null}
      {stage === 'columns' && answer ? (
        <Columns
          key={answer.digest}
          columns={told.columns}
          choices={told.choices}
          mapping={sheet.mapping}
          busy={work !== null}
          onDone={(mapping) => {
            setAsking(false);
            sheet.again({ mapping });
          }}
          onCancel={misread ? sheet.reset : () => setAsking(false)}
        />
      ) : null}
      {stage === 'result' && file && answer ? (
        <Judged
          name={file.name}
          read={answer.file}
          answer={{ ...answer, fileError: null }}
          counts={[
            { title: 'exams.rowsNew', n: answer.counts.new },
            { title: changedTitle[kind], n: answer.counts.changed },
            { title: 'exams.rowsUnchanged', n: answer.counts.unchanged },
            ...(doubled > 0 ? [{ title: 'exams.rowsDoubled' as const, n: doubled }] : []),
          ]}
          writes={rowsToWrite(answer, sheet.complete)}
          nothing={t('exams.nothingNew')}
          leftOut={answer.rejectedLeftOut}
          busy={work !== null}
          onFile={sheet.take}
          onImport={sheet.write}
          onDownload={sheet.download}
          underColumns={
            <Button variant="text" onClick={() => setAsking(true)} sx={{ mt: 1, ml: -1 }}>
              {t('exams.changeColumns')}
            </Button>
          }
          before={
            <>
              {typeof before === 'function' ? before(answer) : before}
              <Unknown
                answer={answer}
                chosen={sheet.createMissing}
                may={mayCreate}
                onChoose={(createMissing) => sheet.again({ createMissing })}
              />
              {kind === 'roster' ? (
                <CompleteRoster
                  answer={answer}
                  complete={sheet.complete}
                  busy={work !== null}
                  onChange={(complete) => sheet.again({ complete })}
                />
              ) : null}
              <Changes changes={answer.changes ?? []} headerLine={answer.file?.headerLine ?? 1} />
              <Excluded answer={answer} />
            </>
          }
        />
      ) : null}
      {stage === 'done' && answer ? (
        <Section
          title={answer.revision ? t('exams.importDone', { n: answer.revision }) : t('exams.importDonePlain')}
          padded
        >
          <Alert severity="success" sx={{ mb: 2 }}>
            {t('exams.importDoneMore', {
              added: answer.counts.new,
              changed: answer.counts.changed,
              unchanged: answer.counts.unchanged,
            })}
            {answer.left ? t('exams.leaversDone', { n: answer.left.count }) : null}
          </Alert>
          <Excluded answer={answer} />
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
            {typeof whatNext === 'function' ? whatNext(answer) : whatNext}
            <Button onClick={sheet.reset}>{t('imports.again')}</Button>
          </Box>
        </Section>
      ) : null}
    </>
  );
};

/** Lines that are told one by one. */
const mostLines = 30;

/** Rows that are taken and do not count. */
const Excluded = ({ answer }: { answer: SheetAnswer }) => {
  const t = useT();
  const excluded = answer.excluded ?? [];
  const header = answer.file?.headerLine ?? 1;
  const moved = excluded.filter(({ why }) => why === 'transfer').map(({ line }) => line + header - 1);
  const notDrawn = excluded.filter(({ why }) => why === 'sample').length;
  if (excluded.length === 0) return null;
  return (
    <Alert severity="info" sx={{ mb: 2 }}>
      {moved.length > 0 ? (
        <Box sx={{ overflowWrap: 'anywhere' }}>
          {t('exams.excluded', { n: moved.length })}{' '}
          {t(moved.length > mostLines ? 'exams.linesMany' : 'exams.lines', {
            lines: moved.slice(0, mostLines).join(t('frame.listComma')),
          })}
        </Box>
      ) : null}
      {notDrawn > 0 ? <Box>{t('exams.notDrawn', { n: notDrawn })}</Box> : null}
    </Alert>
  );
};

const titles = { none: 'exams.createNone', pupils: 'exams.createPupils', schools: 'exams.createSchools' } as const;
const unknown = ['UNKNOWN_PUPIL', 'UNKNOWN_SCHOOL'];

/** Asked only where somebody in the file is unknown, or was asked to be added. */
const Unknown = ({
  answer,
  chosen,
  may,
  onChoose,
}: {
  answer: SheetAnswer;
  chosen: CreateMissing;
  may: readonly CreateMissing[];
  onChoose: (next: CreateMissing) => void;
}) => {
  const t = useT();
  if (may.length < 2 || (chosen === 'none' && !answer.rejected.some(({ code }) => unknown.includes(code)))) return null;
  const { pupils, classes, schools } = answer.created;
  return (
    <Section title={t('exams.createMissing')} padded>
      <ChoiceCards
        name="createMissing"
        label={t('exams.createMissing')}
        value={chosen}
        onChange={(next) => onChoose(next as CreateMissing)}
        options={may.map((value) => ({ value, title: t(titles[value]) }))}
      />
      {chosen !== 'none' ? (
        <Box sx={{ color: color.muted, fontSize: rem(14), mt: 1 }}>
          {t('exams.created', { pupils, classes: classes.length, schools: schools.length })}
        </Box>
      ) : null}
    </Section>
  );
};
