import { sqlOf, type Transaction } from '@plumbline/database';
import type { ExamFacts } from '../exam.ts';
import type { Grouping } from '../kinds.ts';
import type { MarkTable } from './read-marks.ts';

/** What pupils are put together by: the group's number of each row, 0 for none. A pupil may stand in several rows. */
export interface Rows {
  readonly key: Float64Array;
  /** Place of the pupil in the table of marks. */
  readonly pupil: Int32Array;
}

/** Who taught which class in which subject on the day of a session. */
export interface TeachingOfDay {
  readonly classId: number;
  readonly subject: string;
  readonly personId: number;
}

/** Reads who taught what on a day. */
export const teachingOn = (tx: Transaction, townId: number, day: string) =>
  tx.run(
    sqlOf
      .selectFrom('teaching')
      .where('town_id', '=', townId)
      .where('from_on', '<=', day)
      .where('to_on', '>=', day)
      .select(['class_id as classId', 'subject', 'person_id as personId'])
      .orderBy('id'),
  );

const everybody = (pupils: number): Int32Array => Int32Array.from({ length: pupils }, (_, pupil) => pupil);

/** Rows by teacher: each pupil once for each teacher of the class in the subjects. */
const byTeacher = (table: MarkTable, teaching: readonly TeachingOfDay[], subjects: readonly string[]): Rows => {
  const teachers = new Map<number, Set<number>>();
  for (const { classId, subject, personId } of teaching)
    if (subjects.includes(subject)) teachers.set(classId, (teachers.get(classId) ?? new Set()).add(personId));
  const [key, pupil]: [number[], number[]] = [[], []];
  table.classId.forEach((classId, place) => {
    for (const personId of teachers.get(classId) ?? []) {
      key.push(personId);
      pupil.push(place);
    }
  });
  return { key: Float64Array.from(key), pupil: Int32Array.from(pupil) };
};

/** The rows by which a grouping puts pupils together. */
export const rowsOf = (
  grouping: Grouping,
  table: MarkTable,
  exam: ExamFacts,
  teaching: readonly TeachingOfDay[],
  subjects: readonly string[],
): Rows => {
  const all = { pupil: everybody(table.pupils) };
  switch (grouping) {
    case 'town':
      return { key: new Float64Array(table.pupils).fill(exam.unitId), ...all };
    case 'campus':
      return { key: table.unitId, ...all };
    case 'class':
      return { key: table.classId, ...all };
    case 'teacher':
      return byTeacher(table, teaching, subjects);
  }
};

/** The school of most of a teacher's pupils. */
export const schoolsOfTeachers = (rows: Rows, table: MarkTable): ReadonlyMap<number, number> => {
  const counts = new Map<number, Map<number, number>>();
  rows.key.forEach((personId, row) => {
    const school = table.unitId[rows.pupil[row] ?? 0] ?? 0;
    const own = counts.get(personId) ?? new Map<number, number>();
    counts.set(personId, own.set(school, (own.get(school) ?? 0) + 1));
  });
  return new Map(
    [...counts].map(([personId, own]) => [personId, [...own].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0] as const),
  );
};
