import { sqlOf, transaction } from '@plumbline/database';
import type { Role } from '@plumbline/terms';
import { type Workflow, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { type TownFacts, todayOf, townFacts, unitAndAbove } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { never, rewriteTodo } from './todo.ts';

/** Records rewritten in one transaction: steps on them wait for it. */
const batchSize = 500;

/** States that are somebody's turn, always or only while their deadline lasts. */
const statesWithTurn = (workflow: Workflow, lasting: 'always' | 'whileDue'): readonly string[] =>
  Object.entries(workflow.states)
    .filter(([, { turn = [], turnFrom }]) => turn.length > 0 && (turnFrom === undefined) === (lasting === 'always'))
    .map(([name]) => name);

/** Rewrites the 待办 of the next records after one; gives the last of them, or nothing when all are done. */
const rewriteNext = (
  deps: Deps,
  town: TownFacts,
  workflow: Workflow,
  today: string,
  after: number,
): Promise<number | undefined> =>
  transaction(deps.pool, { townId: town.id, personId: null, as: 'clock' }, async (tx) => {
    const waiting = await tx.run(
      sqlOf
        .selectFrom('record')
        .where('town_id', '=', town.id)
        .where('kind', '=', workflow.name)
        .where(({ or, and, eb }) =>
          or([
            eb('state', '=', sql<string>`any(${statesWithTurn(workflow, 'always')}::text[])`),
            and([
              eb('state', '=', sql<string>`any(${statesWithTurn(workflow, 'whileDue')}::text[])`),
              eb('due_on', '<', never),
            ]),
          ]),
        )
        .where('id', '>', after)
        .orderBy('id')
        .limit(batchSize)
        .select(['id', 'state', 'due_on', 'unit_id', 'confidential'])
        .forNoKeyUpdate(),
    );
    const held = await tx.run(
      sqlOf
        .selectFrom('assignment')
        .where('town_id', '=', town.id)
        .where('until', 'is', null)
        .where('record_id', '=', sql<number>`any(${waiting.map(({ id }) => id)}::bigint[])`)
        .select(['record_id', 'relation', 'person_id']),
    );
    const byRecord = Map.groupBy(held, ({ record_id }) => record_id);
    await tx.finish(
      waiting.map(({ id, state, due_on, unit_id, confidential }) =>
        rewriteTodo({
          workflow,
          townId: town.id,
          recordId: id,
          state,
          dueOn: due_on === never ? null : due_on,
          confidential,
          standings: byRecord.get(id) ?? [],
          units: unitAndAbove(town, unit_id),
          today,
        }),
      ),
    );
    return waiting.length < batchSize ? undefined : waiting.at(-1)?.id;
  });

/** Rewrites the 待办 rows of records whose turn may depend on holders of some roles, as posts stand today. */
export const refreshTodoOfRoles = async (deps: Deps, townId: number, roles: readonly string[]): Promise<void> => {
  const town = await townFacts(deps, townId);
  const today = todayOf(town, deps.clock());
  for (const workflow of Object.values(workflows)) {
    const concerned = Object.values(workflow.relations).some(({ heldBy }) =>
      heldBy?.roles.some((role: Role) => roles.includes(role)),
    );
    if (!concerned) continue;
    for (let after: number | undefined = 0; after !== undefined; )
      after = await rewriteNext(deps, town, workflow, today, after);
  }
};

/** Rewrites the 待办 rows of records whose turn may depend on holders of a role, after a post began or ended. */
export const refreshTodo = (deps: Deps, viewer: Viewer, role: string): Promise<void> =>
  refreshTodoOfRoles(deps, viewer.townId, [role]);
