import { sqlOf, transaction } from '@plumbline/database';
import type { Deps } from '../deps.ts';
import { type Answer, refuse } from '../problem.ts';
import type { Viewer } from '../viewer.ts';
import { readExam } from './exam.ts';
import { noExam } from './publish-exam.ts';
import { loadSight, mayWriteAnalysis, seesExam } from './sight.ts';

/**
 * Notes that a finding was opened from the analysis of a session (Q1), by whoever writes analyses and recorded the
 * finding themselves. The same link twice is one.
 */
export const linkFinding = async (
  deps: Deps,
  viewer: Viewer,
  { examId, recordId }: { readonly examId: number; readonly recordId: number },
): Promise<Answer<{ examId: number; recordId: number }>> => {
  const [sight, exam] = await Promise.all([loadSight(deps, viewer), readExam(deps, viewer, { id: examId })]);
  if (exam === null || !seesExam(sight, exam)) return noExam(viewer);
  const { townId, personId, locale } = viewer;
  type Linked = Answer<{ examId: number; recordId: number }>;
  return transaction(deps.pool, viewer, async (tx): Promise<Linked> => {
    const recorded = await tx.first(
      sqlOf
        .selectFrom('event')
        .innerJoin('record', (join) =>
          join.onRef('record.town_id', '=', 'event.town_id').onRef('record.id', '=', 'event.record_id'),
        )
        .where('event.town_id', '=', townId)
        .where('event.record_id', '=', recordId)
        .where('event.version', '=', 1)
        .where('event.actor_id', '=', personId)
        .where('record.kind', '=', 'rectification')
        .select('record.unit_id as unitId'),
    );
    if (recorded === undefined)
      return refuse(locale, 'NotFound', ['没有这件由你记录的发现', 'There is no such finding that you recorded'], {
        path: ['case'],
      });
    if (!mayWriteAnalysis(sight, null) && !mayWriteAnalysis(sight, recorded.unitId))
      return refuse(locale, 'NotAllowed', [
        '由写分析的人把发现和监测连起来',
        'Whoever writes the analysis links findings to the session',
      ]);
    await tx.run(
      sqlOf
        .insertInto('exam_finding')
        .values({ town_id: townId, exam_id: examId, record_id: recordId })
        .onConflict((conflict) => conflict.doNothing()),
    );
    return { ok: true, examId, recordId };
  });
};
