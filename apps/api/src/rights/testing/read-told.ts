import { readOnce, sqlOf, transaction } from '@plumbline/database';
import type { Deps } from '@plumbline/operations';
import { sql } from 'kysely';
import type { ById, Kind } from './places.ts';

interface Told {
  readonly kind: Kind;
  readonly id: number;
  readonly name: string;
  readonly version: number;
}

/** What followed from a scene: by kind and number, what people call a record, and its version. */
export interface Followed {
  readonly called: ReadonlyMap<string, string>;
  readonly versions: ReadonlyMap<string, number>;
}

/**
 * Reads what followed from the scene past every right. The notices that carry the cases are put beside them, and a
 * notification of each person beside the person.
 */
export const readTold = async (deps: Deps, townId: number, byId: ById): Promise<Followed> => {
  const [records, notices] = await transaction(deps.pool, { townId, personId: null, as: 'step' }, (tx) =>
    Promise.all([
      tx.run<Told>(
        sql<Told>`select case kind when 'rectification' then 'case' else kind end as kind, id, number as name, version from record where town_id = ${townId}
          union all select 'exam', id, code, revision from exam where town_id = ${townId}`.compile(sqlOf),
      ),
      tx.run<Told & { case_id: number }>(
        sql<
          Told & { case_id: number }
        >`select 'notice' as kind, n.id, n.number as name, 1 as version, c.record_id as case_id
          from notice n join notice_case c on c.town_id = n.town_id and c.notice_id = n.id where n.town_id = ${townId}`.compile(
          sqlOf,
        ),
      ),
    ]),
  );
  const noticeOf = new Map(notices.map(({ case_id, id }) => [case_id, id]));
  for (const [key, id] of [...byId]) {
    const [kind, ...of] = key.split(' ');
    const notice = noticeOf.get(id);
    if (kind === 'case' && notice !== undefined) byId.set(`notice ${of.join(' ')}`, notice);
    const notified = kind === 'person' ? await notificationOf(deps, townId, id) : undefined;
    if (notified !== undefined) byId.set(`notification ${of.join(' ')}`, notified);
  }
  const all = [...records, ...notices];
  return {
    called: new Map(all.map(({ kind, id, name }) => [`${kind} ${id}`, name])),
    versions: new Map(all.map(({ kind, id, version }) => [`${kind} ${id}`, version])),
  };
};

/** An inbox is read by its person alone, also here. */
const notificationOf = async ({ pool }: Deps, townId: number, personId: number): Promise<number | undefined> => {
  const [found] = await readOnce(
    pool,
    { townId, personId },
    sqlOf
      .selectFrom('notification')
      .where('town_id', '=', townId)
      .where('person_id', '=', personId)
      .select('id')
      .limit(1),
  );
  return found?.id;
};
