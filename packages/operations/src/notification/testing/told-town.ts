import { sqlOf, transaction } from '@plumbline/database';
import { type SmallTown, smallTown } from '../../testing/world.ts';
import type { Viewer } from '../../viewer.ts';
import { type NotificationChoice, setNotificationChoice } from '../choice.ts';
import { tellWaiting } from '../tell.ts';

/** A small town whose server can send mail, with what a test of notifications asks of it. */
export const toldTown = async (code: string) => {
  const town: SmallTown = await smallTown(code);
  const deps = { ...town.deps, mails: true };
  const scope = { townId: town.townId, personId: null };
  /** Rows of a person's inbox, as that person sees them. */
  const inboxOf = (viewer: Viewer) =>
    transaction(deps.pool, viewer, (tx) =>
      tx.run(
        sqlOf
          .selectFrom('notification')
          .where('town_id', '=', town.townId)
          .orderBy('id')
          .select(['id', 'person_id', 'kind', 'version', 'reminder', 'read_at', 'record_id']),
      ),
    );
  return {
    ...town,
    deps,
    inboxOf,
    tell: () => tellWaiting(deps, town.townId),
    minutesLater: (minutes: number) => {
      town.time.now = new Date(town.time.now.getTime() + minutes * 60_000);
    },
    kindsOf: async (viewer: Viewer) =>
      (await inboxOf(viewer)).map(
        ({ kind, version, read_at }) => `${kind} ${version} ${read_at === null ? 'new' : 'read'}`,
      ),
    outbox: (topic: string) =>
      transaction(deps.pool, scope, (tx) =>
        tx.run(
          sqlOf
            .selectFrom('outbox')
            .where('town_id', '=', town.townId)
            .where('topic', '=', topic)
            .orderBy('id')
            .selectAll(),
        ),
      ),
    choose: async (viewer: Viewer, more: Partial<NotificationChoice> = {}) => {
      const mail = { turn: true, copy: true, reminder: true };
      const quiet = { from: '21:00', to: '07:00' };
      const answer = await setNotificationChoice(deps, viewer, {
        address: 'someone@example.cn',
        locale: 'zh',
        mail,
        quiet,
        ...more,
      });
      if (!answer.ok) throw new Error(answer.problems[0]?.message);
    },
    /** Writes a reminder as the clock does. */
    remind: (recordId: number, to: readonly number[]) => {
      const body = { recordId, deadline: 'rectify', rung: 0, dueOn: '2026-12-02', reminder: 'remind', to };
      return transaction(deps.pool, { ...scope, as: 'step' }, (tx) =>
        tx.finish([
          sqlOf.insertInto('outbox').values({
            town_id: town.townId,
            key: `reminder:${recordId}:rectify:0:2026-12-02`,
            topic: 'reminder',
            body: JSON.stringify(body),
            created_at: town.time.now,
          }),
        ]),
      );
    },
  };
};

/** The town of such a test. */
export type ToldTown = Awaited<ReturnType<typeof toldTown>>;
