import { sqlOf, type Transaction, transaction } from '@plumbline/database';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import type { Viewer } from '../viewer.ts';
import { type ExamFacts, type ExamKey, type ExamSubject, readExam } from './exam.ts';
import type { ScoreStatus } from './kinds.ts';
import { logReading } from './read-log.ts';
import { loadSight, seesExam, subjectsRead } from './sight.ts';

/** A mark of a pupil, or why there is none. */
export interface PupilMark {
  readonly subject: number;
  /** Decimal. */
  readonly mark: string | null;
  readonly status: ScoreStatus | null;
}

/** A pupil with the marks that somebody may read. */
export interface PupilMarks {
  readonly pupilId: number;
  readonly token: string;
  readonly name: string | null;
  readonly prior: string | null;
  readonly marks: readonly PupilMark[];
}

/** A class in a session, for whoever teaches it. */
export interface ClassPupils {
  readonly exam: ExamFacts;
  readonly classId: number;
  readonly revision: number;
  readonly subjects: readonly ExamSubject[];
  readonly pupils: readonly PupilMarks[];
}

const pupilsOf = (
  tx: Transaction,
  townId: number,
  exam: ExamFacts,
  classId: number,
  revision: number,
  subjects: readonly number[],
) =>
  tx.run<PupilMarks>(
    sql<PupilMarks>`select p.id as "pupilId", p.token, p.name, e.prior,
      coalesce((select json_agg(json_build_object('subject', s.subject, 'mark', s.mark::text, 'status', s.status) order by s.subject)
        from pupils.score s where s.town_id = e.town_id and s.exam_id = e.exam_id and s.pupil_id = e.pupil_id
          and s.subject = any(${subjects}::int[]) and s.from_revision <= ${revision} and ${revision} < s.to_revision), '[]') as marks
      from pupils.entrant e join pupils.pupil p on p.town_id = e.town_id and p.id = e.pupil_id
      where e.town_id = ${townId} and e.exam_id = ${exam.id} and e.class_id = ${classId}
        and e.from_revision <= ${revision} and ${revision} < e.to_revision
      order by p.token`.compile(sqlOf),
  );

/**
 * Pupils of a class with their published marks, for whoever teaches it today, in the subjects taught; the class teacher
 * reads all of them. The reading is logged.
 * @returns `null` for everybody else, exactly as where there is no such class or session
 */
export const classPupils = async (
  deps: Deps,
  viewer: Viewer,
  asked: { readonly exam: ExamKey; readonly classId: number },
): Promise<ClassPupils | null> => {
  const [sight, exam] = await Promise.all([loadSight(deps, viewer), readExam(deps, viewer, asked.exam)]);
  if (exam === null || !seesExam(sight, exam)) return null;
  const { publishedRevision: revision } = exam;
  const { classId } = asked;
  const read = subjectsRead(sight, exam, classId);
  const subjects = exam.subjects.filter(({ name }) => read === 'all' || read.includes(name));
  if (revision === null || subjects.length === 0) return null;
  const positions = subjects.map(({ position }) => position);
  const pupils = await transaction(deps.pool, { ...viewer, as: 'pupils' }, async (tx) => {
    const found = await pupilsOf(tx, viewer.townId, exam, classId, revision, positions);
    const reading = { examId: exam.id, unitId: classId, pupils: found.length, at: deps.clock() };
    await logReading(tx, viewer, { purpose: 'teaching', ...reading });
    return found;
  });
  return { exam, classId, revision, subjects, pupils };
};
