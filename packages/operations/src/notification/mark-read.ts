import { transaction } from '@plumbline/database';
import type { Deps } from '../deps.ts';
import { namedStatement } from '../record/named-statement.ts';
import type { Viewer } from '../viewer.ts';

/** Copies 抄送 of the same events are read with them. */
const marking = namedStatement<{ count: number }>(`
  with seen as (
    update notification n set read_at = :now::timestamptz
    where n.town_id = :town::int and n.person_id = :person::bigint and n.read_at is null and (:all::boolean or n.id = any(:ids::bigint[]))
    returning n.record_id, n.version),
  copies as (
    update copy c set read_at = :now::timestamptz from seen s
    where c.town_id = :town::int and c.person_id = :person::bigint and c.record_id = s.record_id and c.version = s.version and c.read_at is null)
  select count(*)::int as count from seen`);

/**
 * Marks notifications of the viewer as read.
 * @param which their numbers, or all
 * @returns how many were unread
 */
export const markNotificationsRead = async (
  deps: Deps,
  viewer: Viewer,
  which: readonly number[] | 'all',
): Promise<number> => {
  const all = which === 'all';
  const values = { town: viewer.townId, person: viewer.personId, now: deps.clock(), all, ids: all ? [] : which };
  const marked = await transaction(deps.pool, viewer, (tx) => tx.first(marking(values)));
  return marked?.count ?? 0;
};
