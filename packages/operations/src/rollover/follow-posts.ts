import { transaction } from '@plumbline/database';
import { composeBodies } from '../clock/compose-bodies.ts';
import type { Deps } from '../deps.ts';
import { handOver } from '../record/hand-over.ts';
import { refreshTodoOfRoles } from '../record/refresh-todo.ts';
import { isPostOfBody } from '../sanction/body.ts';
import { todayOf, townFacts } from '../town/facts.ts';
import { postsHeldOn, type Viewer } from '../viewer.ts';
import type { RolloverChanges, StoredRow } from './write.ts';

/** Hands over what somebody had to do under a post that ended and goes on nowhere. */
const handOverEnded = async (deps: Deps, viewer: Viewer, post: StoredRow, today: string): Promise<void> => {
  const [personId, unitId] = [Number(post['person_id']), Number(post['unit_id'])];
  const held = await transaction(deps.pool, viewer, (tx) => tx.run(postsHeldOn(viewer.townId, personId, today)));
  if (held.some(({ unit_id }) => unit_id === unitId)) return;
  await handOver(deps, { townId: viewer.townId, personId, by: viewer, ...(held.length > 0 && { units: [unitId] }) });
};

/**
 * Rewrites what stands on posts that a turn of the year ended or began, where that day has passed: whose turn it is, who
 * decides on consequences, and whose the cases of ended posts are. What comes later the clock does on its day.
 */
export const followTurnedPosts = async (deps: Deps, viewer: Viewer, changes: RolloverChanges): Promise<void> => {
  const today = todayOf(await townFacts(deps, viewer.townId), deps.clock());
  const begun = (changes.made['post'] ?? []).filter((post) => String(post['from_on']) <= today);
  const ended = (changes.changed['post'] ?? []).filter(({ after }) => String(after['to_on']) < today);
  const carriedOn = new Set(begun.map((post) => post['follows_id']));
  for (const { after } of ended) if (!carriedOn.has(after['id'])) await handOverEnded(deps, viewer, after, today);
  const roles = [...new Set([...begun, ...ended.map(({ after }) => after)].map((post) => String(post['role'])))];
  if (roles.length === 0) return;
  await refreshTodoOfRoles(deps, viewer.townId, roles);
  if (roles.some(isPostOfBody)) await composeBodies(deps, viewer.townId);
};
