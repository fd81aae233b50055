import { readOnce, sqlOf } from '@plumbline/database';
import { addDays } from '@plumbline/rules';
import { say } from '@plumbline/terms';
import { standInPattern, type Workflow, workflowNamed, workflows } from '@plumbline/workflows';
import type { Deps } from '../deps.ts';
import { sightOf } from '../record/relations.ts';
import { todayOf, townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import type { FeedScope } from './calendar-feed.ts';

/** A deadline as a calendar may know it: no name of a person, nothing of what was found. */
export interface DueCase {
  readonly id: number;
  readonly number: string;
  readonly version: number;
  readonly stateTitle: string;
  readonly dueOn: string;
  readonly overdue: boolean;
  readonly updatedAt: Date;
}

/** Most deadlines of one calendar; the latest of longer ones are left out. */
const mostCases = 1000;
/** Deadlines that passed longer ago than this many days have left every calendar's page. */
const longPast = 366;

const never = 'infinity';

const isOverdue = (workflow: Workflow | undefined, state: string, dueOn: string, today: string): boolean =>
  dueOn < today && workflow?.states[state]?.tags.includes('open') === true;

/** Deadlines of cases that a person sees, earliest first. @param scope those with a part of the person's, or all */
export const dueCases = async (deps: Deps, viewer: Viewer, scope: FeedScope): Promise<readonly DueCase[]> => {
  const town = await townFacts(deps, viewer.townId);
  const today = todayOf(town, deps.clock());
  const posts = viewer.posts.map(({ id, role, unitId }) => ({ id, role, unit_id: unitId }));
  const sight = sightOf(workflows.rectification, town, posts);
  const rows = await readOnce(
    deps.pool,
    viewer,
    sqlOf
      .selectFrom('record as r')
      .where('r.town_id', '=', viewer.townId)
      .where('r.kind', '=', workflows.rectification.name)
      .where('r.due_on', '>=', addDays(today, -longPast))
      .where('r.due_on', '<', never)
      .where(({ exists, selectFrom, or, eb, lit }) => {
        const part = exists(
          selectFrom('assignment as a')
            .whereRef('a.town_id', '=', 'r.town_id')
            .whereRef('a.record_id', '=', 'r.id')
            .where('a.person_id', '=', viewer.personId)
            .where('a.until', 'is', null)
            .where('a.relation', 'not like', standInPattern)
            .select(lit(1).as('one')),
        );
        const waiting = exists(
          selectFrom('todo as t')
            .whereRef('t.town_id', '=', 'r.town_id')
            .whereRef('t.record_id', '=', 'r.id')
            .where('t.person_id', '=', viewer.personId)
            .select(lit(1).as('one')),
        );
        if (scope === 'mine') return or([part, waiting]);
        if (sight.all) return lit(true);
        return or([part, waiting, ...(sight.units.length > 0 ? [eb('r.unit_id', 'in', [...sight.units])] : [])]);
      })
      .select(['r.id', 'r.kind', 'r.number', 'r.version', 'r.state', 'r.due_on', 'r.updated_at'])
      .orderBy('r.due_on')
      .orderBy('r.id')
      .limit(mostCases),
  );
  return rows.map((row) => {
    const workflow = workflowNamed(row.kind);
    return {
      id: row.id,
      number: row.number,
      version: row.version,
      stateTitle: say(workflow?.states[row.state]?.title ?? ['', ''], viewer.locale),
      dueOn: row.due_on,
      overdue: isOverdue(workflow, row.state, row.due_on, today),
      updatedAt: row.updated_at,
    };
  });
};
