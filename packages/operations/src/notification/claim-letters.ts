import { sqlOf, transaction } from '@plumbline/database';
import type { Locale } from '@plumbline/terms';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { townFacts } from '../town/facts.ts';
import { choiceColumns, choiceOf } from './choice.ts';
import { gather, type WaitingMail } from './gather.ts';
import type { NotificationKind } from './kinds.ts';
import { keepBack, leaseRows, leaseUntil, settleRows } from './settle.ts';

/** A letter that this worker alone may send until its lease ends. */
export interface Letter {
  readonly townId: number;
  readonly personId: number;
  readonly address: string;
  readonly locale: Locale;
  /** Stable over attempts, of the outbox row that came first: the Message-ID is made from it. */
  readonly key: string;
  readonly outboxIds: readonly number[];
  readonly notificationIds: readonly number[];
  /** Attempts of its newest row so far, this one included. */
  readonly attempts: number;
  readonly leaseUntil: Date;
}

interface MailRow extends WaitingMail {
  readonly key: string;
  readonly person: number;
  readonly attempts: number;
  readonly notification: number;
}

/**
 * Takes mail that is due in a town, gathered into letters; rows that need none are dropped, and those in quiet hours
 * are kept back. What was taken is not taken by another worker until the lease ends, also when this one dies.
 * @param most most persons at once: few, so that little waits for the end of a dead worker's lease
 */
export const claimLetters = async (deps: Deps, townId: number, most = 5): Promise<readonly Letter[]> => {
  const { zone } = await townFacts(deps, townId);
  const now = deps.clock();
  return await transaction(deps.pool, { townId, personId: null, as: 'step' }, async (tx) => {
    const due = await tx.run(
      sqlOf
        .selectFrom('outbox')
        .where('town_id', '=', townId)
        .where('topic', '=', 'mail')
        .where('done_at', 'is', null)
        .where('recipient', 'is not', null)
        .where('next_try_at', '<=', now)
        .groupBy('recipient')
        .orderBy(sql`min(next_try_at)`)
        .limit(most)
        .select('recipient'),
    );
    if (due.length === 0) return [];
    // One worker at a time gathers a person's mail.
    const choices = await tx.run(
      sqlOf
        .selectFrom('notification_choice')
        .where('town_id', '=', townId)
        .where('person_id', '=', sql<number>`any(${due.map(({ recipient }) => recipient)}::bigint[])`)
        .select(choiceColumns)
        .forUpdate()
        .skipLocked(),
    );
    const rows = await tx.run(
      sql<MailRow>`select id, key, recipient as person, letter, held, attempts, next_try_at as "nextTryAt", (body ->> 'notification')::bigint as notification
        from outbox where town_id = ${townId} and topic = 'mail' and done_at is null and recipient = any(${choices.map(({ person_id }) => person_id)}::bigint[])
        order by id for update`.compile(sqlOf),
    );
    const told = await tx.run(
      sqlOf
        .selectFrom('notification')
        .where('town_id', '=', townId)
        .where('id', '=', sql<number>`any(${rows.map(({ notification }) => notification)}::bigint[])`)
        .select(['id', 'kind', 'read_at']),
    );
    const byId = new Map(told.map((each) => [each.id, each]));
    const waiting = rows.map((row): MailRow => {
      const about = byId.get(row.notification);
      return { ...row, kind: (about?.kind ?? 'turn') as NotificationKind, read: about?.read_at !== null };
    });
    const byPerson = Map.groupBy(waiting, ({ person }) => person);
    const gathered = choices.map((row) => {
      const choice = choiceOf(row);
      return { row, choice, ...gather(choice, byPerson.get(row.person_id) ?? [], now, zone) };
    });
    const letters = gathered.flatMap(({ row, choice, letters: split }) =>
      split.map((each) => letterOf(townId, row.person_id, choice, each as readonly MailRow[], leaseUntil(now))),
    );
    await tx.finish([
      settleRows(
        townId,
        now,
        gathered.flatMap(({ dropped }) => dropped),
        'dropped',
        null,
      ),
      ...gathered.flatMap(({ held }) => (held === null ? [] : [keepBack(townId, held.ids, held.until)])),
      leaseRows(
        townId,
        leaseUntil(now),
        letters.flatMap(({ outboxIds }) => outboxIds.map((id) => ({ id, letter: outboxIds[0] ?? id }))),
      ),
    ]);
    return letters;
  });
};

const letterOf = (
  townId: number,
  personId: number,
  { address, locale }: { address: string | null; locale: Locale },
  rows: readonly MailRow[],
  until: Date,
): Letter => ({
  townId,
  personId,
  address: address ?? '',
  locale,
  key: rows[0]?.key ?? '',
  outboxIds: rows.map(({ id }) => id),
  notificationIds: rows.map(({ notification }) => notification),
  attempts: Math.min(...rows.map(({ attempts }) => attempts)) + 1,
  leaseUntil: until,
});
