import { type BulkTransaction, sqlOf } from '@plumbline/database';
import { sql } from 'kysely';

/** A post that somebody holds now or will hold. */
export interface KnownPost {
  readonly unitId: number;
  readonly role: string;
  readonly title: string;
}

/** Somebody whom the town knows. */
export interface KnownPerson {
  readonly id: number;
  readonly name: string;
  readonly staffNo: string | null;
  readonly login: string | null;
  readonly posts: readonly KnownPost[];
}

interface Row {
  readonly id: number;
  readonly name: string;
  readonly staff_no: string | null;
  readonly login: string | null;
  readonly posts: readonly { readonly unit_id: number; readonly role: string; readonly title: string }[] | null;
}

/** Everybody in the town, with the posts that are not over on a day. */
export const readStaff = async (
  tx: Pick<BulkTransaction, 'run'>,
  townId: number,
  day: string,
): Promise<readonly KnownPerson[]> => {
  const rows = await tx.run<Row>(
    sql<Row>`select p.id, p.name, p.staff_no, p.login, (select json_agg(json_build_object('unit_id', o.unit_id, 'role', o.role, 'title', o.title) order by o.id)
        from post o where o.town_id = p.town_id and o.person_id = p.id and o.to_on >= ${day}::date) as posts
      from person p where p.town_id = ${townId} order by p.id`.compile(sqlOf),
  );
  return rows.map(({ id, name, staff_no, login, posts }) => ({
    id,
    name,
    staffNo: staff_no,
    login,
    posts: (posts ?? []).map((post) => ({ unitId: post.unit_id, role: post.role, title: post.title })),
  }));
};

/** Units that are over by a day: nobody is appointed there. */
export const closedUnits = async (
  tx: Pick<BulkTransaction, 'run'>,
  townId: number,
  day: string,
): Promise<ReadonlySet<number>> => {
  const rows = await tx.run<{ id: number }>(
    sqlOf.selectFrom('unit').where('town_id', '=', townId).where('to_on', '<', day).select('id'),
  );
  return new Set(rows.map(({ id }) => id));
};
