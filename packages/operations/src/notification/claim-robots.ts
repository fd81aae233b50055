import { sqlOf, transaction } from '@plumbline/database';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { type Claimed, leaseRows, leaseUntil, settleRows } from './settle.ts';

/** What a robot is to count: how many records of a workflow are due on a day. */
export interface RobotCount {
  readonly workflow: string;
  readonly deadline: string;
  readonly dueOn: string;
}

/** A message that this worker alone may give to a robot until its lease ends. */
export interface RobotMessage extends Claimed {
  readonly unitId: number;
  readonly url: string;
  readonly counts: readonly RobotCount[];
}

/**
 * Takes what waits for a town's chat robots, everything for one robot in one message. Rows of a robot that is no
 * longer there are dropped.
 */
export const claimRobotMessages = async (deps: Deps, townId: number): Promise<readonly RobotMessage[]> => {
  const now = deps.clock();
  return await transaction(deps.pool, { townId, personId: null, as: 'step' }, async (tx) => {
    const due = await tx.run(
      sqlOf
        .selectFrom('outbox')
        .where('town_id', '=', townId)
        .where('topic', '=', 'robot')
        .where('done_at', 'is', null)
        .where('recipient', 'is not', null)
        .where('next_try_at', '<=', now)
        .distinct()
        .select('recipient'),
    );
    if (due.length === 0) return [];
    const units = due.map(({ recipient }) => Number(recipient));
    const known = await tx.run(
      sqlOf
        .selectFrom('chat_robot')
        .where('town_id', '=', townId)
        .where('unit_id', '=', sql<number>`any(${units}::bigint[])`)
        .select(['unit_id', 'url']),
    );
    const free = await tx.run(
      sqlOf
        .selectFrom('chat_robot')
        .where('town_id', '=', townId)
        .where('unit_id', '=', sql<number>`any(${units}::bigint[])`)
        .select(['unit_id', 'url'])
        .forUpdate()
        .skipLocked(),
    );
    const gone = units.filter((unit) => !known.some(({ unit_id }) => unit_id === unit));
    const wanted = [...gone, ...free.map(({ unit_id }) => unit_id)];
    // Rows that another worker is sending have their next try ahead of them, and so a letter.
    const rows = await tx.run(
      sqlOf
        .selectFrom('outbox')
        .where('town_id', '=', townId)
        .where('topic', '=', 'robot')
        .where('done_at', 'is', null)
        .where('recipient', '=', sql<number>`any(${wanted}::bigint[])`)
        .where((where) => where.or([where('letter', 'is', null), where('next_try_at', '<=', now)]))
        .orderBy('id')
        .select(['id', 'recipient', 'attempts', 'body'])
        .forUpdate(),
    );
    const messages = free.flatMap(({ unit_id, url }): RobotMessage[] => {
      const own = rows.filter(({ recipient }) => recipient === unit_id);
      if (own.length === 0) return [];
      return [
        {
          townId,
          unitId: unit_id,
          url,
          outboxIds: own.map(({ id }) => id),
          attempts: Math.min(...own.map(({ attempts }) => attempts)) + 1,
          counts: own.map(({ body }) => body as unknown as RobotCount),
        },
      ];
    });
    const left = rows.filter(({ recipient }) => gone.includes(Number(recipient))).map(({ id }) => id);
    await tx.finish([
      settleRows(townId, now, left, 'dropped', null),
      leaseRows(
        townId,
        leaseUntil(now),
        messages.flatMap(({ outboxIds }) => outboxIds.map((id) => ({ id, letter: outboxIds[0] ?? id }))),
      ),
    ]);
    return messages;
  });
};

/**
 * Remembers how the last message to a robot went, for its administrator.
 * @param fault kind of the failure; `null` where it arrived
 */
export const noteRobot = async (
  deps: Deps,
  { townId, unitId }: Pick<RobotMessage, 'townId' | 'unitId'>,
  fault: string | null,
): Promise<void> => {
  const noted = fault === null ? { sent_at: deps.clock(), last_error: null } : { last_error: fault };
  await transaction(deps.pool, { townId, personId: null, as: 'step' }, (tx) =>
    tx.finish([sqlOf.updateTable('chat_robot').set(noted).where('town_id', '=', townId).where('unit_id', '=', unitId)]),
  );
};
