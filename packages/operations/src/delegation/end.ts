import { sqlOf, transaction } from '@plumbline/database';
import type { Deps } from '../deps.ts';
import { type Answer, refuse } from '../problem.ts';
import { allows } from '../rights/declare.ts';
import { delegationRights } from '../rights/delegation.ts';
import { todayOf, townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';

/** A delegation as far as ending it is concerned. */
export interface EndableDelegation {
  readonly fromId: number;
  readonly toId: number;
  readonly toOn: string;
  readonly endedAt: unknown;
}

/** Whether a viewer may read a delegation: as a party of it, or as an administrator. */
export const seesDelegation = (viewer: Viewer, { fromId, toId }: EndableDelegation): boolean =>
  fromId === viewer.personId || toId === viewer.personId || allows(delegationRights.read, viewer);

/** Whether a viewer may end a delegation now: the button and the guard ask here. */
export const mayEndDelegation = (viewer: Viewer, today: string, delegation: EndableDelegation): boolean =>
  delegation.endedAt === null &&
  delegation.toOn >= today &&
  (delegation.fromId === viewer.personId ||
    delegation.toId === viewer.personId ||
    allows(delegationRights.acts.end, viewer));

/**
 * Ends a delegation at once: from the next step on it gives nothing. Either of the two may, and an administrator.
 * @returns a hidden one as a missing one
 */
export const delegationEnd = async (
  deps: Deps,
  viewer: Viewer,
  delegationId: number,
): Promise<Answer<{ readonly delegationId: number }>> => {
  const { townId, personId, locale } = viewer;
  const today = todayOf(await townFacts(deps, townId), deps.clock());
  return transaction(deps.pool, viewer, async (tx): Promise<Answer<{ readonly delegationId: number }>> => {
    const row = await tx.first(
      sqlOf
        .selectFrom('delegation')
        .where('town_id', '=', townId)
        .where('id', '=', delegationId)
        .select(['from_id', 'to_id', 'to_on', 'ended_at'])
        .forUpdate(),
    );
    const found = row && { fromId: row.from_id, toId: row.to_id, toOn: row.to_on, endedAt: row.ended_at };
    if (found === undefined || !seesDelegation(viewer, found))
      return refuse(
        locale,
        'NotFound',
        ['没有这项代理，或您无权查看', 'There is no such delegation, or you may not see it'],
        {
          path: ['id'],
        },
      );
    if (!mayEndDelegation(viewer, today, found))
      return refuse(locale, 'InvalidInput', ['这项代理已经结束', 'This delegation is over already'], { path: ['id'] });
    await tx.finish([
      sqlOf
        .updateTable('delegation')
        .set({ ended_at: deps.clock(), ended_by: personId })
        .where('town_id', '=', townId)
        .where('id', '=', delegationId),
    ]);
    return { ok: true, delegationId };
  });
};
