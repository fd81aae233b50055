import { readOnce, sqlOf, transaction } from '@plumbline/database';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { checkText } from '../people/check-text.ts';
import { type Answer, refuse, refuseInput } from '../problem.ts';
import type { InputFault } from '../record/parse-input.ts';
import type { Viewer } from '../viewer.ts';
import { type ExamKey, readExam, subjectAt } from './exam.ts';
import { noExam } from './publish-exam.ts';
import { loadSight, mayWriteAnalysis, readsAnalysis, seesExam } from './sight.ts';

/** The four parts of a written analysis (Q1). */
export interface AnalysisText {
  readonly problems: string;
  readonly causes: string;
  readonly worked: string;
  readonly failed: string;
}

/** A written analysis. */
export interface Analysis extends AnalysisText {
  readonly id: number;
  readonly unitId: number | null;
  readonly subject: number;
  /** The revision of the scores that it was written on. */
  readonly revision: number;
  readonly personId: number;
  readonly personName: string;
  readonly at: Date;
}

/** A written analysis to be kept; with an id it replaces that one. */
export interface NewAnalysis extends AnalysisText {
  readonly examId: number;
  readonly analysisId?: number | null | undefined;
  /** The campus it is about; `null`: the whole session. */
  readonly unitId?: number | null | undefined;
  /** 0: all subjects together. */
  readonly subject?: number | null | undefined;
}

const mostCharacters = 4000;

const parts = {
  problems: ['问题', 'Problems'],
  causes: ['原因', 'Causes'],
  worked: ['有效做法', 'What worked'],
  failed: ['无效做法', 'What failed'],
} as const;

const faultsOf = (text: AnalysisText): InputFault[] =>
  (Object.keys(parts) as (keyof AnalysisText)[]).flatMap((part) =>
    text[part].trim() === '' && part !== 'problems' ? [] : checkText(part, parts[part], text[part], mostCharacters),
  );

/** Keeps what academic affairs, or a head for the campus, write about a session (Q1). */
export const saveAnalysis = async (
  deps: Deps,
  viewer: Viewer,
  { examId, analysisId = null, unitId = null, subject = 0, ...text }: NewAnalysis,
): Promise<Answer<{ examId: number; analysisId: number }>> => {
  const [sight, exam] = await Promise.all([loadSight(deps, viewer), readExam(deps, viewer, { id: examId })]);
  if (exam === null || !seesExam(sight, exam)) return noExam(viewer);
  if (!mayWriteAnalysis(sight, unitId))
    return refuse(viewer.locale, 'NotAllowed', [
      '全镇的分析由教导处写，本片的由片校长写',
      'Academic affairs write the analysis of the town, a campus head that of the campus',
    ]);
  const faults = faultsOf(text);
  if (subject !== 0 && subject !== null && subjectAt(exam, subject) === undefined)
    faults.push({ path: ['subject'], text: ['这次监测没有这个学科', 'The session has no such subject'] });
  if (unitId !== null && !sight.town.units.has(unitId))
    faults.push({ path: ['unit'], text: ['没有这个单位', 'There is no such unit'] });
  if (exam.revision === 0) faults.push({ path: ['exam'], text: ['还没有成绩', 'There are no scores yet'] });
  if (faults.length > 0) return refuseInput(viewer.locale, faults);
  const { townId, personId } = viewer;
  const row = {
    problems: text.problems.trim(),
    causes: text.causes.trim(),
    worked: text.worked.trim(),
    failed: text.failed.trim(),
    revision: exam.publishedRevision ?? exam.revision,
    person_id: personId,
    at: deps.clock(),
  };
  const saved = await transaction(deps.pool, viewer, (tx) =>
    tx.first(
      analysisId === null
        ? sqlOf
            .insertInto('exam_analysis')
            .values({ ...row, town_id: townId, exam_id: examId, unit_id: unitId, subject: subject ?? 0 })
            .returning('id')
        : sqlOf
            .updateTable('exam_analysis')
            .set(row)
            .where('town_id', '=', townId)
            .where('exam_id', '=', examId)
            .where('id', '=', analysisId)
            .where((eb) => (unitId === null ? eb('unit_id', 'is', null) : eb('unit_id', '=', unitId)))
            .returning('id'),
    ),
  );
  return saved === undefined
    ? refuse(viewer.locale, 'NotFound', ['没有这份分析', 'There is no such analysis'], { path: ['analysis'] })
    : { ok: true, examId, analysisId: saved.id };
};

/** Written analyses of a session that somebody may read, oldest first. */
export const analysesOf = async (deps: Deps, viewer: Viewer, key: ExamKey): Promise<readonly Analysis[]> => {
  const [sight, exam] = await Promise.all([loadSight(deps, viewer), readExam(deps, viewer, key)]);
  if (exam === null || !seesExam(sight, exam)) return [];
  const rows = await readOnce<Analysis>(
    deps.pool,
    viewer,
    sql<Analysis>`select a.id, a.unit_id as "unitId", a.subject, a.problems, a.causes, a.worked, a.failed, a.revision,
      a.person_id as "personId", p.name as "personName", a.at from exam_analysis a
      join person p on p.town_id = a.town_id and p.id = a.person_id
      where a.town_id = ${viewer.townId} and a.exam_id = ${exam.id} order by a.id`.compile(sqlOf),
  );
  return rows.filter(({ unitId }) => readsAnalysis(sight, unitId));
};
