import { sqlOf } from '@plumbline/database';
import { sql } from 'kysely';
import { type ExamAt, type Reader, type SubjectFigures, type SubjectRow, subjectOf } from '../../agreement/figures.ts';

/** What a campus or a teacher reached in a session, subject by subject. */
export interface GroupFigures {
  readonly grouping: 'campus' | 'teacher';
  /** Unit, or of a teacher the person. */
  readonly groupId: number;
  readonly campusId: number | null;
  readonly grade: number | null;
  readonly subjects: readonly SubjectFigures[];
}

interface Row extends SubjectRow {
  readonly grouping: 'campus' | 'teacher';
  readonly group_id: number;
  readonly campus_id: number | null;
  readonly grade: number | null;
}

/**
 * Reads what all campuses and teachers reached in a session with one statement. A subject that a campus did not sit counts
 * as one without marks, one that a teacher does not teach is left out, as where an agreement is evaluated.
 */
export const readExamFigures = async (
  reader: Reader,
  townId: number,
  { examId, revision }: ExamAt,
): Promise<readonly GroupFigures[]> => {
  const rows = await reader.run<Row>(
    sql<Row>`with found as (
        select * from exam_result where town_id = ${townId}::int and exam_id = ${examId}::bigint and revision = ${revision}::int
          and grouping in ('campus', 'teacher'))
      select g.grouping, g.group_id, g.campus_id, g.grade, s.name as subject, s.full_mark::text, s.weight::text,
        s.pass_percent::text, s.excellent_percent::text, s.low_percent::text, r.n, r.sum_hundredths, r.passed, r.excellent, r.low, r.sd, r.small
      from (select grouping, group_id, max(campus_id) as campus_id, max(grade) as grade from found where subject > 0 group by grouping, group_id) g
      join exam_subject s on s.town_id = ${townId}::int and s.exam_id = ${examId}::bigint
      left join found r on r.grouping = g.grouping and r.group_id = g.group_id and r.subject = s.position
      where g.grouping = 'campus' or r.n is not null
      order by g.grouping, g.group_id, s.position`.compile(sqlOf),
  );
  return [...Map.groupBy(rows, ({ grouping, group_id }) => `${grouping} ${group_id}`).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { grouping, group_id: groupId, campus_id: campusId, grade } = first;
    return [{ grouping, groupId, campusId, grade, subjects: own.map(subjectOf) }];
  });
};
