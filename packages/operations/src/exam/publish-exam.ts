import { sqlOf, type Transaction, transaction } from '@plumbline/database';
import { sql } from 'kysely';
import { type EvaluatedRow, evaluateFrom } from '../agreement/evaluate-from.ts';
import type { Deps } from '../deps.ts';
import { type Answer, refuse } from '../problem.ts';
import type { TownFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { type ExamFacts, lockExam } from './exam.ts';
import { type AskedExam, breachesOf, recordObjections, refusalByLaw } from './law.ts';
import type { GoOn } from './new-exam.ts';
import { logReading } from './read-log.ts';
import { computeResults } from './results/compute-results.ts';
import { writeResults } from './results/write-results.ts';
import { loadSight, mayRun, seesExam } from './sight.ts';

/** What is asked of a publication. */
export interface Publication {
  readonly examId: number;
  /** The revision that whoever publishes has looked at. */
  readonly expectedRevision: number;
  readonly goOn?: GoOn | null | undefined;
}

/** What was published: the revision, and the one that it corrects. */
export interface PublishedExam {
  readonly examId: number;
  readonly revision: number;
  readonly corrects: number | null;
}

/** Grades of a session: those it names, else those of the classes that sat it. */
const gradesOf = async (tx: Transaction, townId: number, exam: ExamFacts): Promise<readonly number[]> => {
  if (exam.grades.length > 0) return exam.grades;
  const rows = await tx.run<{ grade: number }>(
    sql<{
      grade: number;
    }>`select distinct c.grade from pupils.entrant e join unit c on c.town_id = e.town_id and c.id = e.class_id
      where e.town_id = ${townId} and e.exam_id = ${exam.id} and e.to_revision = 2147483647 and c.grade is not null`.compile(
      sqlOf,
    ),
  );
  return rows.map(({ grade }) => grade);
};

/** What the law profile objects to and nobody has answered for yet. */
const openBreaches = async (tx: Transaction, town: TownFacts, exam: ExamFacts) => {
  const asked: AskedExam = { ...exam, grades: await gradesOf(tx, town.id, exam) };
  const [breaches, answered] = await Promise.all([
    breachesOf(tx, town, asked),
    tx.run(
      sqlOf.selectFrom('exam_objection').where('town_id', '=', town.id).where('exam_id', '=', exam.id).select('rule'),
    ),
  ]);
  return breaches.filter(({ ruleId }) => !answered.some(({ rule }) => rule === ruleId));
};

/**
 * Marks that were entered once only, or differently the second time, or the second time only. Imported marks of pupils whom
 * the sample did not draw count for nothing, and no table asks for them again.
 */
const unequalEntries = async (tx: Transaction, townId: number, { id }: ExamFacts): Promise<number> => {
  const row = await tx.first<{ count: number }>(
    sql<{ count: number }>`select count(*) as count
      from (select k.* from pupils.score k where k.town_id = ${townId} and k.exam_id = ${id} and k.to_revision = 2147483647
        and not exists (select from pupils.entrant e where e.town_id = k.town_id and e.exam_id = k.exam_id and e.pupil_id = k.pupil_id
          and e.to_revision = 2147483647 and e.excluded = 'sample')) s
      full join (select * from pupils.second_entry where town_id = ${townId} and exam_id = ${id}) o on o.subject = s.subject and o.pupil_id = s.pupil_id
      where s.pupil_id is null or o.pupil_id is null or o.mark is distinct from s.mark or o.status is distinct from s.status`.compile(
      sqlOf,
    ),
  );
  return row?.count ?? 0;
};

const cannotBePublished = ({ locale }: Viewer, exam: ExamFacts, expectedRevision: number) => {
  if (exam.revision === 0)
    return refuse(locale, 'InvalidInput', [
      '还没有成绩；请先导入或录入',
      'There are no scores yet; please import or enter them first',
    ]);
  if (exam.revision !== expectedRevision)
    return refuse(
      locale,
      'StaleVersion',
      [
        `成绩已改到第 ${exam.revision} 版，看到的是第 ${expectedRevision} 版；请刷新后再发布`,
        `The scores are at revision ${exam.revision}, what was looked at is ${expectedRevision}; reload and publish again`,
      ],
      { path: ['expectedRevision'], currentVersion: exam.revision },
    );
  if (exam.publishedRevision === exam.revision)
    return refuse(locale, 'InvalidInput', [
      `第 ${exam.revision} 版已经发布`,
      `Revision ${exam.revision} has been published already`,
    ]);
  return null;
};

/**
 * Publishes the present revision of a session's scores for use inside: its figures become those that comparisons,
 * agreements and circulars rest on. A second publication is a correction. The law profile is asked about what nobody has
 * answered for, as of a session that an import opened; with double entry both entries must be equal. Afterwards every
 * agreement that is bound to the session is evaluated on what was published, a step for each.
 */
export const publishExam = async (
  deps: Deps,
  viewer: Viewer,
  publication: Publication,
): Promise<Answer<PublishedExam & { agreements: readonly EvaluatedRow[] }>> => {
  const answer = await publish(deps, viewer, publication);
  return answer.ok ? { ...answer, agreements: await evaluateFrom(deps, viewer, answer.examId) } : answer;
};

const publish = async (
  deps: Deps,
  viewer: Viewer,
  { examId, expectedRevision, goOn }: Publication,
): Promise<Answer<PublishedExam>> => {
  const sight = await loadSight(deps, viewer);
  const { town } = sight;
  const { townId } = viewer;
  const at = deps.clock();
  return transaction(deps.pool, { ...viewer, as: 'pupils' }, async (tx): Promise<Answer<PublishedExam>> => {
    const exam = await lockExam(tx, townId, { id: examId });
    if (exam === null || !seesExam(sight, exam)) return noExam(viewer);
    if (!mayRun(sight, exam))
      return refuse(viewer.locale, 'NotAllowed', [
        '只有教导处能发布；片校长能发布本片的校内检测',
        'Only academic affairs may publish; a campus head may publish checks within the campus',
      ]);
    const refusal = cannotBePublished(viewer, exam, expectedRevision);
    if (refusal !== null) return refusal;
    const unequal = exam.doubleEntry ? await unequalEntries(tx, townId, exam) : 0;
    if (unequal > 0)
      return refuse(viewer.locale, 'InvalidInput', [
        `还有 ${unequal} 个成绩只录了一遍，或两遍不一致；请先补录、核对`,
        `${unequal} marks were entered once only, or differ between the two entries; please settle them first`,
      ]);
    const breaches = await openBreaches(tx, town, exam);
    const byLaw = refusalByLaw(viewer, breaches, goOn);
    if (byLaw !== null) return byLaw;
    await recordObjections(tx, viewer, breaches, { examId, act: 'publish', goOn, at });
    const results = await computeResults(tx, town, exam, exam.revision);
    await writeResults(tx, townId, examId, exam.revision, results);
    await logReading(tx, viewer, { purpose: 'results', examId, unitId: exam.unitId, pupils: results.pupils, at });
    await tx.run(
      sqlOf
        .updateTable('exam')
        .set({ published_revision: exam.revision, published_at: at, published_by: viewer.personId })
        .where('town_id', '=', townId)
        .where('id', '=', examId),
    );
    return { ok: true, examId, revision: exam.revision, corrects: exam.publishedRevision };
  });
};

/** A session that somebody does not see is as a missing one. */
export const noExam = ({ locale }: Viewer) =>
  refuse(locale, 'NotFound', ['没有这次监测', 'There is no such session'], { path: ['exam'] });
