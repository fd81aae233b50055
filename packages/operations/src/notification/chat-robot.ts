import { readOnce, sqlOf, transaction } from '@plumbline/database';
import type { Deps } from '../deps.ts';
import { notAdministrator } from '../people/rights.ts';
import { type Answer, refuseInput } from '../problem.ts';
import { chatRobotRights } from '../rights/chat-robot.ts';
import { allows } from '../rights/declare.ts';
import { townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { robotAddressFault } from './robot-address.ts';

/** A chat robot as administrators see it: never its whole address, which is a secret. */
export interface ChatRobot {
  readonly unitId: number;
  /** Host of its address. */
  readonly host: string;
  /** Last characters of its address, to tell two robots apart. */
  readonly ending: string;
  readonly setAt: Date;
  readonly sentAt: Date | null;
  /** Kind of the last failure; `null` when the last message arrived. */
  readonly fault: string | null;
}

/** The town's chat robots, for administrators; nobody else sees any. */
export const readChatRobots = async (deps: Deps, viewer: Viewer): Promise<readonly ChatRobot[]> => {
  if (!allows(chatRobotRights.read, viewer)) return [];
  const rows = await readOnce(
    deps.pool,
    viewer,
    sqlOf.selectFrom('chat_robot').where('town_id', '=', viewer.townId).selectAll().orderBy('unit_id'),
  );
  return rows.map(({ unit_id, url, set_at, sent_at, last_error }) => ({
    unitId: unit_id,
    host: new URL(url).host,
    ending: url.slice(-4),
    setAt: set_at,
    sentAt: sent_at,
    fault: last_error,
  }));
};

/**
 * Sets the chat robot of a unit, or takes it away.
 * @param url its webhook address; `null` for none
 */
export const setChatRobot = async (
  deps: Deps,
  viewer: Viewer,
  { unitId, url }: { unitId: number; url: string | null },
): Promise<Answer<{ unitId: number }>> => {
  if (!allows(chatRobotRights.acts.set, viewer)) return notAdministrator(viewer);
  const town = await townFacts(deps, viewer.townId);
  const address = url?.trim() || null;
  const fault = address === null ? null : robotAddressFault(address);
  const faults = [
    ...(town.units.has(unitId)
      ? []
      : [{ path: ['unit'], text: ['没有这个单位；请另选', 'There is no such unit; please choose another'] as const }]),
    ...(fault === null ? [] : [{ path: ['url'], text: fault }]),
  ];
  if (faults.length > 0) return refuseInput(viewer.locale, faults);
  const set = { url: address ?? '', set_at: deps.clock(), sent_at: null, last_error: null };
  await transaction(deps.pool, viewer, (tx) =>
    tx.finish([
      address === null
        ? sqlOf.deleteFrom('chat_robot').where('town_id', '=', viewer.townId).where('unit_id', '=', unitId)
        : sqlOf
            .insertInto('chat_robot')
            .values({ town_id: viewer.townId, unit_id: unitId, ...set })
            .onConflict((conflict) => conflict.columns(['town_id', 'unit_id']).doUpdateSet(set)),
    ]),
  );
  return { ok: true, unitId };
};
