import type { Product } from '@plumbline/api/src/product.ts';
import { createTown, firstAdministrator } from '@plumbline/operations';
import { plainCalendar } from '@plumbline/operations/testing';
import type pg from 'pg';

/** A town whose cases are filled in. */
export interface BenchmarkTown {
  readonly townId: number;
  /** Its administrator of academic affairs, who sees every case. */
  readonly adminId: number;
  /** Everybody else: teachers of the campuses. */
  readonly teachers: readonly number[];
  readonly campuses: readonly number[];
  readonly planYearId: number;
}

const campusCount = 7;
const teacherCount = 140;

const ids = async (client: pg.ClientBase, text: string, values: unknown[]): Promise<number[]> =>
  (await client.query<{ id: number }>(text, values)).rows.map(({ id }) => id);

/** Makes a town with calendar and administrator by the product's own operations, and its campuses and teachers beside them. */
export const fillTown = async (
  client: pg.ClientBase,
  { deps, accounts }: Pick<Product, 'deps' | 'accounts'>,
  code: string,
): Promise<BenchmarkTown> => {
  const calendar = plainCalendar(deps.clock().toISOString().slice(0, 10));
  const { townId, unitId } = await createTown(deps, { code, name: `${code} 镇`, calendar });
  const { personId: adminId } = await firstAdministrator(deps, accounts, {
    townId,
    name: '周敏',
    login: 'admin',
    password: 'a-long-password',
    mustChange: false,
  });
  const campuses = await ids(
    client,
    `insert into unit (town_id, parent_id, kind, name) select $1, $2, 'campus', '第' || i || '片小学' from generate_series(1, $3) i returning id`,
    [townId, unitId, campusCount],
  );
  const teachers = await ids(
    client,
    `insert into person (town_id, name, staff_no, pinyin, created_at) select $1, '教师' || i, 'T' || i, 'jiaoshi' || i, now()
     from generate_series(1, $2) i returning id`,
    [townId, teacherCount],
  );
  await client.query(
    `insert into post (town_id, person_id, unit_id, role, title, from_on)
     select $1, id, ($3::bigint[])[1 + at % $4], 'teacher', '教师', '2026-08-01' from unnest($2::bigint[]) with ordinality as t(id, at)`,
    [townId, teachers, campuses, campusCount],
  );
  const [planYearId] = await ids(client, 'select id from plan_year where town_id = $1 order by starts_on desc', [
    townId,
  ]);
  if (planYearId === undefined) throw new Error('The town has no plan year.');
  return { townId, adminId, teachers, campuses, planYearId };
};
