import { sqlOf, transaction } from '@plumbline/database';
import type { Role } from '@plumbline/terms';
import { statesTagged, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { todayOf, townFacts, unitAndAbove } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { never, rewriteTodo } from './todo.ts';

/** Rewrites the 待办 rows of open records whose turn may depend on holders of a role, after a post began or ended. */
export const refreshTodo = async (deps: Deps, viewer: Viewer, role: string): Promise<void> => {
  const town = await townFacts(deps, viewer.townId);
  const today = todayOf(town, deps.clock());
  for (const workflow of Object.values(workflows)) {
    const concerned = Object.values(workflow.relations).some(({ heldBy }) => heldBy?.roles.includes(role as Role));
    if (!concerned) continue;
    await transaction(deps.pool, { townId: viewer.townId, personId: viewer.personId, as: 'step' }, async (tx) => {
      const open = await tx.run(
        sqlOf
          .selectFrom('record')
          .where('town_id', '=', viewer.townId)
          .where('kind', '=', workflow.name)
          .where('state', '=', sql<string>`any(${[...statesTagged(workflow, 'open')]}::text[])`)
          .orderBy('id')
          .select(['id', 'state', 'due_on', 'unit_id'])
          .forUpdate(),
      );
      const held = await tx.run(
        sqlOf
          .selectFrom('assignment')
          .where('town_id', '=', viewer.townId)
          .where('until', 'is', null)
          .where('record_id', '=', sql<number>`any(${open.map(({ id }) => id)}::bigint[])`)
          .select(['record_id', 'relation', 'person_id']),
      );
      const byRecord = Map.groupBy(held, ({ record_id }) => record_id);
      await Promise.all(
        open.map(({ id, state, due_on, unit_id }) =>
          tx.run(
            rewriteTodo({
              workflow,
              townId: viewer.townId,
              recordId: id,
              state,
              dueOn: due_on === never ? null : due_on,
              standings: byRecord.get(id) ?? [],
              units: unitAndAbove(town, unit_id),
              today,
            }),
          ),
        ),
      );
    });
  }
};
