import { readOnce, sqlOf } from '@plumbline/database';
import { statesTagged, type Workflow, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import type { Viewer } from '../viewer.ts';
import type { ExamFacts } from './exam.ts';

/** The composite that a campus agreed to, and whether this revision of the session reached it. */
export interface AgreedTarget {
  readonly campusId: number;
  /** Decimal. */
  readonly value: string;
  /** `null` before it is evaluated on this revision. */
  readonly met: boolean | null;
}

/** Composites that heads agreed to for their campuses in the plan year of a session: signed by both, not withdrawn (Q4). */
export const agreedTargets = (
  deps: Deps,
  viewer: Viewer,
  exam: ExamFacts,
  revision: number,
): Promise<readonly AgreedTarget[]> => {
  const workflow: Workflow = workflows.agreement;
  return readOnce<AgreedTarget>(
    deps.pool,
    viewer,
    sql<AgreedTarget>`select distinct on (f.group_id) f.group_id as "campusId", t.target ->> 'value' as value,
        (select (o.target ->> 'met')::boolean from agreement_evaluation v cross join lateral jsonb_array_elements(v.targets) as o (target)
          where v.town_id = f.town_id and v.record_id = f.record_id and v.exam_id = ${exam.id} and v.revision = ${revision}
            and o.target ->> 'indicator' = 'composite' order by v.evaluation_no desc limit 1) as met
      from agreement f
      join record r on r.town_id = f.town_id and r.id = f.record_id
      join agreement_version v on v.town_id = f.town_id and v.record_id = f.record_id and v.version_no = f.version_no
      cross join lateral jsonb_array_elements(v.content -> 'targets') as t (target)
      where f.town_id = ${viewer.townId} and f.party = 'campusHead' and f.grouping = 'campus' and f.subject is null and f.signatures >= 2
        and r.plan_year_id = ${exam.planYearId} and not (r.state = any(${[...statesTagged(workflow, 'void')]}::text[]))
        and t.target ->> 'indicator' = 'composite'
      order by f.group_id, f.record_id desc`.compile(sqlOf),
  );
};
