import { readOnce, sqlOf } from '@plumbline/database';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import type { Viewer } from '../viewer.ts';
import { classThen } from './class-then.ts';
import { type ShownResult, shownResults } from './comparison.ts';
import { type ExamFacts, readExam, subjectAt } from './exam.ts';
import type { Grouping } from './kinds.ts';
import { type StoredResult, storedColumns, storedTables } from './results/stored-results.ts';
import { loadSight, type Sight, seesExam } from './sight.ts';

/** A group's figures in one published session. */
export interface TrendPoint {
  readonly exam: ExamFacts;
  readonly result: ShownResult;
  /** In points; percent for all subjects together. */
  readonly fullMark: number;
}

/** Most sessions of a trend. */
const mostPoints = 40;

/** Classes in which the pupils of a class of today were, the class itself among them. */
const classesOf = ({ steps }: Sight, classId: number): readonly number[] => {
  const found = [classId];
  for (const id of found)
    for (const { fromId, toId } of steps) if (toId === id && !found.includes(fromId)) found.push(fromId);
  return found;
};

/**
 * A group through the published sessions, oldest first, as far as somebody may see it. A class is followed by its pupils:
 * a session before they moved up is that of the class they were in then.
 * @param subject name of a subject; without it all together, and the only one of a session that has one
 */
export const trendOf = async (
  deps: Deps,
  viewer: Viewer,
  asked: { readonly grouping: Grouping; readonly groupId: number; readonly subject?: string | null },
): Promise<readonly TrendPoint[]> => {
  const sight = await loadSight(deps, viewer);
  const { townId } = viewer;
  const isClass = asked.grouping === 'class';
  const groups = isClass ? classesOf(sight, asked.groupId) : [asked.groupId];
  const rows = await readOnce<StoredResult & { examId: number }>(
    deps.pool,
    viewer,
    sql<StoredResult & { examId: number }>`select r.exam_id as "examId", ${storedColumns} from ${storedTables}
      join exam e on e.town_id = r.town_id and e.id = r.exam_id
      where r.town_id = ${townId} and r.revision = e.published_revision
        and r.grouping = ${asked.grouping} and r.group_id = any(${groups}::bigint[])
        and r.subject = ${asked.subject ? sql`(select s.position from exam_subject s where s.town_id = e.town_id and s.exam_id = e.id and s.name = ${asked.subject})` : sql`0`}
      order by e.held_on desc, e.id desc limit ${mostPoints * 4}`.compile(sqlOf),
  );
  const points = await Promise.all(
    rows.map(async ({ examId, ...result }): Promise<TrendPoint[]> => {
      const exam = await readExam(deps, viewer, { id: examId });
      if (exam === null) return [];
      const then = isClass ? classThen(sight.steps, asked.groupId, sight.today, exam.heldOn) : asked.groupId;
      if (result.groupId !== then) return [];
      if (exam.publishedRevision === null || !seesExam(sight, exam)) return [];
      const [shown] = shownResults(sight, exam, exam.publishedRevision, [result]);
      const fullMark = (subjectAt(exam, result.subject)?.fullMark ?? 10_000) / 100;
      return shown === undefined ? [] : [{ exam, result: shown, fullMark }];
    }),
  );
  return points.flat().slice(0, mostPoints).reverse();
};
