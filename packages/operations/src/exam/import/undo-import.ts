import { sqlOf, transaction } from '@plumbline/database';
import type { Text } from '@plumbline/terms';
import { sql } from 'kysely';
import type { Deps } from '../../deps.ts';
import { type Answer, refuse } from '../../problem.ts';
import { allows } from '../../rights/declare.ts';
import { examRights } from '../../rights/exam.ts';
import type { Viewer } from '../../viewer.ts';
import { lockExam } from '../exam.ts';
import { loadSight, seesExam } from '../sight.ts';
import { untilNow } from './resolve-scores.ts';
import { makeRevision } from './revision.ts';

interface RevisionRow {
  readonly kind: 'import' | 'entry' | 'undo';
  readonly person_id: number | null;
  readonly evaluated: boolean;
}

const noExam: Text = ['没有这次监测', 'There is no such session'];
const noRevision: Text = ['这次监测没有这一版成绩', 'The session has no such revision of its scores'];
const notYours: Text = [
  '只有教导处，或导入它的人，能撤销一次导入',
  'Only academic affairs, or whoever imported it, may undo an import',
];
const notLatest = (found: number, latest: number): Text => [
  `第 ${found} 版之后又有了第 ${latest} 版，不能撤销；请重新导入正确的文件`,
  `Revision ${found} is not the latest, ${latest} is; import a correct file instead`,
];
const noImport: Text = [
  '这一版不是导入的，不能撤销；请在成绩表里改',
  'This revision is no import and cannot be undone; change it in the table of scores',
];
const evaluated: Text = [
  '已有责任书按这一版评估，不能撤销；请导入更正后的文件，再发布',
  'Agreements were evaluated on this revision; import a corrected file and publish it instead',
];

/** The columns that a row of a versioned table is restored with. */
const restored = {
  'pupils.entrant': ['pupil_id', 'unit_id', 'class_id', 'prior', 'excluded'],
  'pupils.score': ['subject', 'pupil_id', 'mark', 'status'],
} as const;

/**
 * Undoes the latest revision of a session, if it is an import and no agreement was evaluated on it. The scores before it
 * come back as a new revision; both can be read ever after. Pupils and classes that it added stay on the roster.
 */
export const undoImport = async (
  deps: Deps,
  viewer: Viewer,
  examId: number,
  revision: number,
): Promise<Answer<{ revision: number }>> => {
  const { townId, locale } = viewer;
  const sight = await loadSight(deps, viewer);
  return transaction(deps.pool, { ...viewer, as: 'pupils' }, async (tx): Promise<Answer<{ revision: number }>> => {
    const exam = await lockExam(tx, townId, { id: examId });
    if (exam === null || !seesExam(sight, exam)) return refuse(locale, 'NotFound', noExam, { path: ['exam'] });
    const found = await tx.first<RevisionRow>(
      sql<RevisionRow>`select kind, person_id, exists (select from agreement_evaluation a where a.town_id = ${townId}
          and a.exam_id = ${examId} and a.revision >= ${revision}) as evaluated
        from exam_revision where town_id = ${townId} and exam_id = ${examId} and revision = ${revision}`.compile(sqlOf),
    );
    if (found === undefined) return refuse(locale, 'NotFound', noRevision, { path: ['revision'] });
    const place = { town: sight.town, unitId: exam.unitId, own: found.person_id === viewer.personId };
    if (!allows(examRights.acts.undo, viewer, place)) return refuse(locale, 'NotAllowed', notYours);
    if (revision !== exam.revision)
      return refuse(locale, 'StaleVersion', notLatest(revision, exam.revision), { currentVersion: exam.revision });
    if (found.kind !== 'import') return refuse(locale, 'InvalidInput', noImport, { path: ['revision'] });
    if (found.evaluated) return refuse(locale, 'NotAllowed', evaluated, { path: ['revision'] });
    const [before] = await tx.run<{ rows: number; added: number; changed: number; unchanged: number }>(
      sqlOf
        .selectFrom('exam_revision')
        .where('town_id', '=', townId)
        .where('exam_id', '=', examId)
        .where('revision', '=', revision)
        .select(['rows', 'added', 'changed', 'unchanged']),
    );
    const counts = before ?? { rows: 0, added: 0, changed: 0, unchanged: 0 };
    const next = await makeRevision(tx, viewer, exam, { kind: 'undo', at: deps.clock(), fileDigest: null, ...counts });
    for (const [table, columns] of Object.entries(restored)) {
      const of = sql.raw(table);
      const list = sql.join(columns.map((column) => sql.ref(column)));
      const own = sql`town_id = ${townId} and exam_id = ${examId}`;
      await tx.run(
        sql`update ${of} set to_revision = ${next} where ${own} and from_revision = ${revision} and to_revision = ${untilNow}`.compile(
          sqlOf,
        ),
      );
      await tx.run(
        sql`insert into ${of} (town_id, exam_id, from_revision, ${list}) select town_id, exam_id, ${next}, ${list} from ${of}
          where ${own} and to_revision = ${revision}`.compile(sqlOf),
      );
    }
    await tx.run(
      sqlOf
        .updateTable('exam_revision')
        .set({ undone_by_revision: next })
        .where('town_id', '=', townId)
        .where('exam_id', '=', examId)
        .where('revision', '=', revision),
    );
    return { ok: true, revision: next };
  });
};
