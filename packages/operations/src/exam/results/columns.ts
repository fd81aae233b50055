import type { ExamFacts, ExamSubject } from '../exam.ts';
import type { Grouping } from '../kinds.ts';
import { fullPercent, meanPercents, meanThreshold } from './all-subjects.ts';
import type { Rows, TeachingOfDay } from './group-rows.ts';
import type { MarkTable } from './read-marks.ts';

/** One subject of a session, or all together, ready to be analysed. */
export interface Column {
  readonly position: number;
  readonly name: string;
  readonly fullMark: number;
  readonly thresholds: { readonly pass: string; readonly excellent: string; readonly low: string };
  /** Marks by rows. */
  readonly marks: (rows: Rows) => Int32Array;
}

const picked = (marks: Int32Array, { pupil }: Rows): Int32Array => pupil.map((place) => marks[place] ?? 0);

/** A subject. */
export const columnOf = (subject: ExamSubject, marks: Int32Array): Column => ({
  position: subject.position,
  name: subject.name,
  fullMark: subject.fullMark,
  thresholds: { pass: subject.passPercent, excellent: subject.excellentPercent, low: subject.lowPercent },
  marks: (rows) => picked(marks, rows),
});

/** All subjects together; of a teacher only those that the teacher teaches the class. */
export const columnOfAll = (exam: ExamFacts, table: MarkTable, teaching: readonly TeachingOfDay[]) => {
  const { subjects } = exam;
  const percents = meanPercents(subjects, table.marks);
  const taught = new Set(teaching.map(({ classId, subject, personId }) => `${personId} ${classId} ${subject}`));
  const own = (rows: Rows): Int32Array => {
    const columns = new Map<string, Int32Array>();
    return rows.pupil.map((place, row) => {
      const teaches = subjects.filter(({ name }) => taught.has(`${rows.key[row]} ${table.classId[place]} ${name}`));
      const which = teaches.map(({ position }) => position).join();
      const column =
        columns.get(which) ??
        meanPercents(
          teaches,
          table.marks.filter((_, at) => teaches.includes(subjects[at] as ExamSubject)),
        );
      columns.set(which, column);
      return column[place] ?? 0;
    });
  };
  return (grouping: Grouping): Column => ({
    position: 0,
    name: '',
    fullMark: fullPercent,
    thresholds: {
      pass: meanThreshold(subjects, 'passPercent'),
      excellent: meanThreshold(subjects, 'excellentPercent'),
      low: meanThreshold(subjects, 'lowPercent'),
    },
    marks: grouping === 'teacher' ? own : (rows) => picked(percents, rows),
  });
};
