import type { Translate } from '../../../i18n/useT.ts';
import { bound, signed } from '../../../shared/charts/numbers.ts';
import type { AnalysedExam } from './documents.ts';
import type { MatrixCell } from './MatrixSection.tsx';

/** What a finding that begins at a figure of a session is filled in with. It travels in the history's state, not in the address. */
export type FindingStart = {
  title: string;
  description: string;
  /** Where it was found; null where the figures are about the whole town. */
  unit: { id: string; label: string } | null;
  exam: { id: string; code: string; title: string };
};

const isText = (value: unknown): value is string => typeof value === 'string';

/** Reads what a link to the record page brought along; null where it brought nothing of the kind. */
export const findingStartOf = (state: unknown): FindingStart | null => {
  const given = (state as { finding?: Partial<FindingStart> } | null)?.finding;
  return given && isText(given.title) && isText(given.description) && given.unit !== undefined && isText(given.exam?.id)
    ? (given as FindingStart)
    : null;
};

/**
 * Words a finding from a cell of the matrix: the figure with its interval, so that whoever reads it knows how sure it is.
 * @param version of the session's scores
 */
export const findingFrom =
  (t: Translate, exam: Pick<AnalysedExam, 'id' | 'code' | 'title'>, version: number) =>
  (cell: MatrixCell, subjectTitle: string, campusTitle: string): FindingStart => {
    const below = cell.hi !== null && cell.hi < 0;
    return {
      title: t(below ? 'exams.findingTitle' : 'exams.findingTitleAny', { campus: campusTitle, subject: subjectTitle }),
      description:
        cell.value === null
          ? ''
          : t(cell.lo === null || cell.hi === null ? 'exams.findingTextBare' : 'exams.findingText', {
              exam: exam.title,
              n: version,
              campus: campusTitle,
              subject: subjectTitle,
              value: signed(cell.value),
              lo: cell.lo === null ? '' : bound(cell.lo),
              hi: cell.hi === null ? '' : bound(cell.hi),
              pupils: cell.n,
            }),
      unit: { id: cell.campus, label: campusTitle },
      exam: { id: exam.id, code: exam.code, title: exam.title },
    };
  };

const longestTitle = 60;

/** Words a finding from a written analysis: its problems as they stand there, and their causes. */
export const findingFromText = (
  t: Translate,
  exam: Pick<AnalysedExam, 'id' | 'code' | 'title'>,
  { problems, causes }: { problems: string; causes: string },
  unit: FindingStart['unit'],
): FindingStart => {
  const [sentence = ''] = problems.trim().split(/[\n\u3002\uff1b;]/u);
  return {
    title: sentence.slice(0, longestTitle),
    description: [
      problems.trim(),
      ...(causes.trim() ? [t('exams.findingCauses', { causes: causes.trim() })] : []),
      t('exams.findingOf', { exam: exam.title }),
    ].join('\n'),
    unit,
    exam: { id: exam.id, code: exam.code, title: exam.title },
  };
};
