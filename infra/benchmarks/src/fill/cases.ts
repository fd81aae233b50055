import { statesTagged, workflows } from '@plumbline/workflows';
import type pg from 'pg';
import { roads, shares } from './road.ts';
import type { BenchmarkTown } from './town.ts';

const workflow = workflows.rectification;

/** Makes the temporary tables that say how cases are spread over the states and what happened on the way there. */
export const prepareRoads = async (client: pg.ClientBase): Promise<void> => {
  const buckets = [...shares()].flatMap(([state, share]) => Array.from({ length: share }, () => state));
  const stops = [...roads()].flatMap(([state, road]) =>
    road.map((stop) => ({ state, last: stop.version === road.length, ...stop })),
  );
  await client.query('create temp table share (bucket int primary key, state text not null)');
  await client.query('insert into share select at - 1, state from unnest($1::text[]) with ordinality as t(state, at)', [
    buckets,
  ]);
  await client.query(`create temp table road (state text, last boolean, version int, step text, after text, relation text,
    rights jsonb, input jsonb, facts jsonb, due jsonb, context jsonb, primary key (state, version))`);
  await client.query('insert into road select * from json_populate_recordset(null::road, $1)', [JSON.stringify(stops)]);
  await client.query('analyze share; analyze road');
};

/** Which cases to make: how many, from which running number on. */
export interface Wanted {
  readonly count: number;
  readonly from: number;
  /** The state of all of them; without it they are spread over all states. */
  readonly state?: string;
  /** Who is responsible for all of them; without it the teachers take turns. */
  readonly responsible?: number;
}

const responsible = `coalesce($2::bigint, ($3::bigint[])[1 + r.serial % array_length($3::bigint[], 1)])`;
const inspector = `($3::bigint[])[1 + (r.serial * 7) % array_length($3::bigint[], 1)]`;
const actor = (relation: string) =>
  `case ${relation} when 'responsible' then ${responsible} when 'inspector' then ${inspector} else $4::bigint end`;

/** Inserts cases with everything that running their steps would have written and lists read; benchmark data only. */
export const fillCases = async (client: pg.ClientBase, town: BenchmarkTown, wanted: Wanted): Promise<void> => {
  const { townId, adminId, teachers, campuses, planYearId } = town;
  const { count, from, state = null } = wanted;
  const inspections = await client.query<{ id: number }>(
    `insert into inspection (town_id, plan_year_id, unit_id, title, held_on)
     select $1, $2, ($3::bigint[])[1 + i % array_length($3::bigint[], 1)], '第' || i || '次检查', date '2026-09-01' + i % 80
     from generate_series(1, greatest($4 / 50, 1)) i returning id`,
    [townId, planYearId, campuses, count],
  );
  await client.query(
    `insert into record (town_id, kind, number, serial, title, state, machine_version, version, due_on, unit_id, plan_year_id, created_at, updated_at)
     select $1, '${workflow.name}', '${workflow.series}〔2026〕' || i, 2026000000 + i, (i % 6 + 1) || '年级数学作业订正未复批,共 ' || i % 40 || ' 本',
       s.state, ${workflow.version}, road.version,
       case when s.state = any($2) then date '2026-09-01' + abs(hashint4(i) % 200) else 'infinity' end,
       ($3::bigint[])[1 + i % array_length($3::bigint[], 1)], $4,
       timestamptz '2026-09-01' + i % 80 * interval '1 day', timestamptz '2026-09-01' + (i % 80 + road.version) * interval '1 day'
     from generate_series($5::int, $5::int + $6::int - 1) i
       join share on share.bucket = i % 100
       cross join lateral (select coalesce($7, share.state) as state) s
       join road on road.state = s.state and road.last`,
    [townId, [...statesTagged(workflow, 'open')], campuses, planYearId, from, count, state],
  );
  const { rows } = await client.query<{ first: number }>(
    'select min(id) as first from record where town_id = $1 and serial >= 2026000000 + $2::bigint',
    [townId, from],
  );
  const people = [townId, wanted.responsible ?? null, teachers, adminId, rows[0]?.first ?? 0];
  const made = 'record r join road e on e.state = r.state where r.town_id = $1 and r.id >= $5';
  await client.query(
    `insert into rectification (town_id, record_id, category, weight, rectify_by, plan_approved, returns, good_reinspections, objected_in, objections, look_back_on, reopens, place, requirement, inspection_id)
     select $1, r.id, e.context->>'category', e.context->>'weight', (e.context->>'rectifyBy')::date, (e.context->>'planApproved')::boolean,
       (e.context->>'returns')::int, (e.context->>'goodReinspections')::int,
       e.context->>'objectedIn', (e.context->>'objections')::int, (e.context->>'lookBackOn')::date, (e.context->>'reopens')::int, '三楼东', '一周内补齐,并写明复批日期',
       case when r.serial % 10 > 0 then ($3::bigint[])[1 + r.serial % array_length($3::bigint[], 1)] end
     from record r join road e on e.state = r.state and e.last where r.town_id = $1 and r.id >= $2`,
    [townId, rows[0]?.first ?? 0, inspections.rows.map(({ id }) => id)],
  );
  await client.query(
    `insert into event (town_id, record_id, version, kind, step, state, due_on, actor_id, at, machine_version, rights, input, facts, due, context, payload_digest)
     select $1, r.id, e.version, r.kind, e.step, e.after, '2026-11-25', ${actor('e.relation')}, r.created_at + e.version * interval '1 day',
       r.machine_version, e.rights, e.input, e.facts, e.due, e.context, md5(r.id::text) || md5(e.version::text) from ${made} order by r.id, e.version`,
    people,
  );
  await client.query(
    `insert into event_payload (town_id, record_id, version, salt, payload)
     select $1, r.id, e.version, md5(r.id::text), '{"note": "已当面说明"}' from ${made} and ($2::bigint is null or true) and $3::bigint[] is not null and $4::bigint > 0`,
    people,
  );
  await client.query(
    `insert into assignment (town_id, record_id, relation, person_id, since)
     select $1, r.id, a.relation, ${actor('a.relation')}, r.created_at
     from record r cross join (values ('inspector', 1), ('issuer', 2), ('responsible', 2)) as a(relation, version)
     where r.town_id = $1 and r.id >= $5 and r.version >= a.version order by r.id`,
    people,
  );
  await client.query(
    `insert into todo (town_id, person_id, record_id, due_on)
     select $1, case when r.version > 1 then ${responsible} else $4::bigint end, r.id, r.due_on
     from record r where r.town_id = $1 and r.id >= $5 and r.due_on < 'infinity'`,
    people,
  );
};
