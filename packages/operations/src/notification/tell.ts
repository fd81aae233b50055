import { sqlOf, transaction } from '@plumbline/database';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { todayOf, townFacts, unitAndBelow } from '../town/facts.ts';
import { gatheringInSeconds } from './gather.ts';
import { type HappenedRow, type ReminderRow, tellOfEvents, tellOfReminders, tellRobots } from './tell-statements.ts';

/** Most rows of the outbox that one transaction takes. */
const mostRows = 500;

interface EventBody {
  readonly recordId: number;
  readonly version: number;
}
interface ReminderBody {
  readonly recordId: number;
  readonly deadline: string;
  readonly dueOn: string;
  readonly reminder: string;
  readonly to: readonly number[];
}

const secondsAfter = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000);

/**
 * Turns what waits in a town's outbox, events and reminders, into rows of inboxes, and enqueues mail and messages of
 * robots for those who chose them: all of it in the transaction that marks the row as done, so that each is told once.
 * Several workers share the work; none waits for another.
 * @returns how many rows of the outbox were taken; fewer than there were when another worker is at it
 */
export const tellWaiting = async (deps: Deps, townId: number): Promise<number> => {
  const town = await townFacts(deps, townId);
  return await transaction(deps.pool, { townId, personId: null, as: 'step' }, async (tx) => {
    const waiting = tx.run(
      sqlOf
        .selectFrom('outbox')
        .where('town_id', '=', townId)
        .where('done_at', 'is', null)
        .where('recipient', 'is', null)
        // Literals, so that the partial index fits a generic plan.
        .where(sql<boolean>`topic in ('event', 'reminder')`)
        .orderBy('id')
        .limit(mostRows)
        .select(['id', 'key', 'topic', 'body', 'created_at'])
        .forUpdate()
        .skipLocked(),
    );
    const robots = tx.run(sqlOf.selectFrom('chat_robot').where('town_id', '=', townId).select('unit_id'));
    const [taken, homes] = await Promise.all([waiting, robots]);
    if (taken.length === 0) return 0;

    const now = deps.clock();
    const common = {
      town: townId,
      now,
      sendFrom: secondsAfter(now, gatheringInSeconds),
      mails: deps.mails === true,
      today: todayOf(town, now),
    };
    const happened = taken.flatMap(({ topic, key, body, created_at }): HappenedRow[] =>
      topic === 'event' ? [{ key, at: created_at, ...(body as unknown as EventBody) }] : [],
    );
    const reminders = taken.flatMap(({ topic, key, body, created_at }): ReminderRow[] =>
      topic === 'reminder' ? [{ key, at: created_at, ...(body as unknown as ReminderBody) }] : [],
    );
    const heard = homes.flatMap(({ unit_id }) => unitAndBelow(town, unit_id).map((unit) => ({ unit, robot: unit_id })));
    await tx.finish([
      ...(happened.length > 0 ? [tellOfEvents(common, happened)] : []),
      ...(reminders.length > 0 ? [tellOfReminders(common, reminders)] : []),
      ...(reminders.length > 0 && heard.length > 0 ? [tellRobots(common, reminders, heard)] : []),
      sqlOf
        .updateTable('outbox')
        .set({ done_at: now })
        .where('town_id', '=', townId)
        .where('id', '=', sql<number>`any(${taken.map(({ id }) => id)}::bigint[])`),
    ]);
    return taken.length;
  });
};
