import { explain, openScores, type ScoreSheet as ReadSheet, scoreSpec, subjectOf } from '@plumbline/documents';
import {
  type Answer,
  type Deps,
  importScores,
  type ScoreExpectation,
  type ScoreImportOptions,
  type ScoreReport,
  type ScoreSheet,
  type Viewer,
} from '@plumbline/operations';
import type { SheetAnswer } from './sheet-answer.ts';
import { idColumnOf, importFile, type SheetFileOptions } from './sheet-file.ts';

/** How a file of scores is imported. */
export type ScoreFileOptions = SheetFileOptions & Pick<ScoreImportOptions, 'exam' | 'fullMark' | 'subject'>;

/** What is told of an import of scores beside what all sheets tell. */
type ScoresTold = {
  exam: ScoreReport['exam'] | null;
  revision: number | null;
  changes: ScoreReport['changes'];
  excluded: ScoreReport['excluded'];
};

/** What came of a file of scores, in the reader's language. */
export type ScoresImport = SheetAnswer & ScoresTold;

const readingOf = ({ subjects, fullMark, allowNegative, knowsSchool, singleSubject }: ScoreExpectation) => {
  const fullMarks = new Map(subjects?.map((subject) => [subject.name, subject.fullMark]));
  return {
    subjects: subjects?.map(({ name }) => name) ?? [],
    fullMark: (subject: string | null) => fullMarks.get(subject ?? singleSubject) ?? fullMark,
    allowNegative,
    isKnownSchool: knowsSchool,
  };
};

const isMark = (as: string | null): as is string => as?.startsWith('score') === true;

/** Headers of subjects that every school knows but this session has not: they are passed over. */
const otherSubjects = ({ columns }: ReadSheet, { subjects }: ScoreExpectation): readonly string[] =>
  columns
    .filter(({ as }) => {
      const subject = isMark(as) ? subjectOf(as) : null;
      return subject !== null && subjects !== null && !subjects.some(({ name }) => name === subject);
    })
    .map(({ header }) => header);

const sheetOf = (opened: ReadSheet, { singleSubject }: ScoreExpectation): ScoreSheet => {
  const id = idColumnOf(opened);
  return {
    ...id,
    headerLine: opened.headerLine,
    unknownPupil: explain('UNKNOWN_PUPIL', { column: id.idHeader }),
    subjects: opened.columns.flatMap(({ as }) => (isMark(as) ? [subjectOf(as) ?? singleSubject] : [])),
    judge: (take) => opened.judge(take),
  };
};

/**
 * Imports a file of scores: CSV of any size or XLSX.
 * @returns problems where the person or the session does not allow it; a file that is refused is an answer
 */
export const importScoresFile = (
  deps: Deps,
  viewer: Viewer,
  path: string,
  { exam, fullMark, subject, ...options }: ScoreFileOptions,
): Promise<Answer<{ answer: ScoresImport }>> => {
  let expected: ScoreExpectation | undefined;
  return importFile<ReadSheet, ScoreReport, ScoresTold>(deps, viewer, path, options, {
    kind: 'scores',
    spec: () => scoreSpec(expected === undefined ? {} : readingOf(expected)),
    run: (reader) =>
      importScores(
        deps,
        viewer,
        async (expectation) => {
          expected = expectation;
          const opened = await reader.open(
            (source, remembered) => openScores(source, { ...readingOf(expectation), remembered }),
            (found) => otherSubjects(found, expectation),
          );
          return sheetOf(opened, expectation);
        },
        { ...reader.options, exam, fullMark, subject },
      ),
    extra: (report) => ({
      exam: report?.exam ?? null,
      revision: report?.revision ?? null,
      changes: report?.changes ?? [],
      excluded: report?.excluded ?? [],
    }),
  });
};
