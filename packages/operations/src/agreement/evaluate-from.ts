import { readOnce, sqlOf } from '@plumbline/database';
import { toList, type Workflow, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import type { Problem } from '../problem.ts';
import { runStep } from '../record/run-step.ts';
import { proposeFrom } from '../sanction/propose-from.ts';
import type { Viewer } from '../viewer.ts';

/** What came of one agreement. */
export interface EvaluatedRow {
  readonly recordId: number;
  readonly number: string;
  readonly problems: readonly Problem[];
}

interface Bound {
  readonly id: number;
  readonly number: string;
  readonly version: number;
  readonly revision: number;
}

/** Agreements bound to a session that have not been held against its published revision yet. */
const boundTo = (deps: Deps, viewer: Viewer, examId: number): Promise<Bound[]> => {
  const workflow: Workflow = workflows.agreement;
  const states = [...toList(workflow.steps['evaluate']?.from)];
  return readOnce<Bound>(
    deps.pool,
    viewer,
    sql<Bound>`select r.id, r.number, r.version, e.published_revision as revision
      from exam e
      join agreement f on f.town_id = e.town_id and f.exam_id = e.id
      join record r on r.town_id = f.town_id and r.id = f.record_id
      where e.town_id = ${viewer.townId}::int and e.id = ${examId}::bigint and e.published_revision is not null
        and r.kind = ${workflow.name} and r.state = any(${states}::text[])
        and not exists (select from agreement_evaluation v where v.town_id = f.town_id and v.record_id = f.record_id
          and v.exam_id = e.id and v.revision = e.published_revision and v.evaluation_no = f.evaluations)
      order by r.id`.compile(sqlOf),
  );
};

/** How often an agreement that somebody else acts on at the same time is looked at again. */
const tries = 3;

/**
 * Evaluates every agreement that is bound to a session, after its results or a correction of them were published: a step
 * for each. What has been evaluated on this revision already is left alone, so that a repetition changes nothing.
 * @returns a row per agreement that was to be evaluated, with problems where the viewer may not or something is amiss
 */
export const evaluateFrom = async (deps: Deps, viewer: Viewer, examId: number): Promise<readonly EvaluatedRow[]> => {
  const rows = new Map<number, EvaluatedRow>();
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const waiting = (await boundTo(deps, viewer, examId)).filter(({ id }) => {
      const earlier = rows.get(id);
      return earlier === undefined || earlier.problems.some(({ code }) => code === 'StaleVersion');
    });
    for (const { id, number, version, revision } of waiting) {
      const answer = await runStep(deps, viewer, {
        workflow: 'agreement',
        step: 'evaluate',
        id,
        expectedVersion: version,
        idempotencyKey: `evaluate-${examId}-${revision}-${id}-${version}`,
        input: {},
      });
      rows.set(id, { recordId: id, number, problems: answer.ok ? [] : answer.problems });
    }
    if (waiting.length === 0) break;
  }
  if (rows.size > 0) await proposeAfter(deps, viewer, examId);
  return [...rows.values()];
};

/** A missed agreement is put before the rules at once (Q5 to Q8), and what rests on a corrected one is looked at again. */
const proposeAfter = async (deps: Deps, viewer: Viewer, examId: number): Promise<void> => {
  const [exam] = await readOnce(
    deps.pool,
    viewer,
    sqlOf.selectFrom('exam').where('town_id', '=', viewer.townId).where('id', '=', examId).select('plan_year_id'),
  );
  if (exam !== undefined) await proposeFrom(deps, viewer.townId, exam.plan_year_id);
};
