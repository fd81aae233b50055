import { readOnce, sqlOf } from '@plumbline/database';
import { type Deps, loadViewer, markNotificationsRead, tellWaiting } from '@plumbline/operations';
import type { CreatedTown } from './create-town.ts';
import { instantOf, type SchoolDays } from './school-days.ts';

/** School days before the demo's today of which notifications stay unread. */
const unreadDays = 3;

/** Unread notifications of a person from before an instant; an inbox shows itself to its owner only. */
const unreadBefore = async (deps: Deps, townId: number, personId: number, before: Date): Promise<number[]> => {
  const rows = await readOnce(
    deps.pool,
    { townId, personId },
    sqlOf
      .selectFrom('notification')
      .where('town_id', '=', townId)
      .where('person_id', '=', personId)
      .where('read_at', 'is', null)
      .where('at', '<', before)
      .select('id'),
  );
  return rows.map(({ id }) => id);
};

/**
 * Tells everyone what the storylines did and lets each read what is older than a few days, as people with two years of
 * history behind them have. What happens after the demo town was laid is never
 * older than that, so a later load marks nothing of it.
 */
export const readHistory = async (deps: Deps, { townId, people }: CreatedTown, days: SchoolDays): Promise<void> => {
  while ((await tellWaiting(deps, townId)) > 0);
  const before = instantOf(days.after(days.today, -unreadDays), '00:00:00');
  const readOld = async (personId: number): Promise<void> => {
    const old = await unreadBefore(deps, townId, personId, before);
    if (old.length === 0) return;
    const viewer = await loadViewer(deps, { townId, personId, locale: 'zh' });
    if (viewer !== null) await markNotificationsRead(deps, viewer, old);
  };
  await Promise.all([...new Set(people.values())].map(readOld));
};
