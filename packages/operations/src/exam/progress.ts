import { sqlOf, transaction } from '@plumbline/database';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import type { Viewer } from '../viewer.ts';
import { type ExamKey, readExam } from './exam.ts';
import { loadSight, mayEnter, seesExam } from './sight.ts';

/** How far the entry of a class's marks in a subject has come; counts only. */
export interface EntryProgress {
  readonly campusId: number;
  readonly campus: string;
  readonly classId: number | null;
  readonly className: string | null;
  readonly subject: number;
  /** Enrolled on the day, or taken in since; of a sampled session only those drawn. */
  readonly pupils: number;
  readonly entered: number;
}

/** How far entry has come in the schools for which somebody may enter. */
export const entryProgress = async (deps: Deps, viewer: Viewer, key: ExamKey): Promise<readonly EntryProgress[]> => {
  const [sight, exam] = await Promise.all([loadSight(deps, viewer), readExam(deps, viewer, key)]);
  if (exam === null || !seesExam(sight, exam)) return [];
  const rows = await transaction(deps.pool, { ...viewer, as: 'pupils' }, (tx) =>
    tx.run<EntryProgress>(
      sql<EntryProgress>`with sat as (
          select n.pupil_id, n.unit_id, n.class_id from pupils.enrolment n join unit c on c.town_id = n.town_id and c.id = n.class_id
            where n.town_id = ${viewer.townId} and n.from_on <= ${exam.heldOn}::date and ${exam.heldOn}::date <= n.to_on
              and (${exam.grades.length}::int = 0 or c.grade = any(${exam.grades}::int[]))
              and not exists (select from pupils.entrant e where e.town_id = n.town_id and e.exam_id = ${exam.id} and e.pupil_id = n.pupil_id and e.to_revision = 2147483647)
              and (not ${exam.sampled}::boolean or exists (select from pupils.sample d where d.town_id = n.town_id and d.exam_id = ${exam.id} and d.pupil_id = n.pupil_id))
          union all select e.pupil_id, e.unit_id, e.class_id from pupils.entrant e
            where e.town_id = ${viewer.townId} and e.exam_id = ${exam.id} and e.to_revision = 2147483647
              and (not ${exam.sampled}::boolean or exists (select from pupils.sample d where d.town_id = e.town_id and d.exam_id = ${exam.id} and d.pupil_id = e.pupil_id)))
        select u.id as "campusId", u.name as campus, c.id as "classId", c.name as "className", s.position as subject,
          count(*) as pupils, count(m.pupil_id) as entered
        from sat join unit u on u.town_id = ${viewer.townId} and u.id = sat.unit_id
        left join unit c on c.town_id = ${viewer.townId} and c.id = sat.class_id
        cross join exam_subject s
        left join pupils.score m on m.town_id = ${viewer.townId} and m.exam_id = ${exam.id} and m.subject = s.position and m.pupil_id = sat.pupil_id and m.to_revision = 2147483647
        where s.town_id = ${viewer.townId} and s.exam_id = ${exam.id}
        group by u.id, u.name, c.id, c.name, s.position order by u.id, c.id, s.position`.compile(sqlOf),
    ),
  );
  return rows.filter(({ campusId }) => mayEnter(sight, exam, campusId));
};
