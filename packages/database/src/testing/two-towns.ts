import pg from 'pg';
import { type TestDatabase, testDatabase } from '../testing.ts';

/** One row in every table of a town, with the same content in both towns. */
const seed = `
with t as (insert into town (code, name, created_at) values ($1, $1, now()) returning id)
  select set_config('app.town', id::text, false) as town from t;
`;
const rows = `
insert into town_directory (id, code, name) select id, code, name from town where id = T;
insert into plan_year (town_id, title, starts_on, ends_on) values (T, 'year', '2026-08-01', '2027-07-31');
insert into term (town_id, plan_year_id, title, starts_on, ends_on) select T, id, 'term', '2026-09-01', '2027-01-20' from plan_year where town_id = T;
insert into school_month (town_id, term_id, month, starts_on, ends_on) select T, id, 1, '2026-09-01', '2026-09-30' from term where town_id = T;
insert into term_note (town_id, term_id, week, note) select T, id, 1, 'note' from term where town_id = T;
insert into calendar_day (town_id, day, kind) values (T, '2026-10-01', 'holiday');
insert into setting (town_id, plan_year_id, key, value, clause) select T, id, 'key', 1, 'I6' from plan_year where town_id = T;
insert into unit (town_id, kind, name) values (T, 'town', 'unit');
insert into person (town_id, name, pinyin, created_at) values (T, 'first', 'first', now()), (T, 'second', 'second', now());
insert into post (town_id, person_id, unit_id, role, title, from_on) select T, p.id, u.id, 'admin', 'post', '2026-08-01' from person p, unit u where p.town_id = T and u.town_id = T;
insert into search_key (town_id, kind, key, target_id) select T, 'person', name, id from person where town_id = T;
insert into saved_query (town_id, person_id, list, name, filter, created_at) select T, id, 'list', name, '{}', now() from person where town_id = T;
insert into file (town_id, hash, media_type, size, name, uploaded_by, at) select T, 'hash', 'image/jpeg', 1, 'file', min(id), now() from person where town_id = T;
insert into inspection (town_id, plan_year_id, unit_id, title, held_on) select T, y.id, u.id, 'inspection', '2026-11-18' from plan_year y, unit u where y.town_id = T and u.town_id = T;
insert into inspection_inspector (town_id, inspection_id, person_id) select T, i.id, p.id from inspection i, person p where i.town_id = T and p.town_id = T;
insert into record (town_id, kind, number, serial, title, state, machine_version, version, unit_id, plan_year_id, confidential, created_at, updated_at)
  select T, 'rectification', n.number, n.serial, n.number, 'recorded', 1, 1, u.id, y.id, n.secret, now(), now()
  from unit u, plan_year y, (values ('open', 1, false), ('secret', 2, true)) as n (number, serial, secret) where u.town_id = T and y.town_id = T;
insert into number_series (town_id, series, year, last) values (T, 'series', 2026, 2);
insert into record_link (town_id, from_id, to_id, kind) select T, min(id), max(id), 'sameProblem' from record where town_id = T;
insert into event (town_id, record_id, version, kind, step, state, due_on, actor_id, at, machine_version, rights, input, facts, due, context, payload_digest, confidential)
  select T, r.id, 1, 'step', 'record', 'recorded', 'infinity', p.id, now(), 1, '{}', '{}', '{}', '{}', '{}', 'digest', r.confidential from record r, person p where r.town_id = T and p.town_id = T and p.name = 'first';
insert into event_payload (town_id, record_id, version, salt, payload, confidential) select T, record_id, version, 'salt', '{}', confidential from event where town_id = T;
insert into event_file (town_id, record_id, version, position, file_id) select T, e.record_id, 1, 0, f.id from event e, file f where e.town_id = T and f.town_id = T;
insert into assignment (town_id, record_id, relation, person_id, since) select T, r.id, 'inspector', p.id, now() from record r, person p where r.town_id = T and p.town_id = T;
insert into todo (town_id, person_id, record_id, due_on) select T, p.id, r.id, '2026-12-01' from record r, person p where r.town_id = T and p.town_id = T;
insert into copy (town_id, person_id, record_id, version, at) select T, p.id, r.id, 1, now() from record r, person p where r.town_id = T and p.town_id = T;
insert into reminder (town_id, record_id, deadline, rung, due_on, reminder, at) select T, id, 'issue', 0, '2026-12-01', 'remind', now() from record where town_id = T;
insert into town_duty (town_id, duty, done_on, at) values (T, 'duty', '2026-11-18', now());
insert into record_grant (town_id, record_id, person_id, granted_by, since) select T, r.id, p.id, p.id, now() from record r, person p where r.town_id = T and r.confidential and p.town_id = T and p.name = 'first';
insert into read_log (town_id, person_id, record_id, what, at) select T, p.id, r.id, 'read', now() from record r, person p where r.town_id = T and p.town_id = T;
insert into outbox (town_id, key, topic, body, created_at) values (T, 'key', 'topic', '{}', now());
insert into notification (town_id, person_id, key, kind, record_id, version, at) select T, p.id, 'event:1:1', 'turn', r.id, 1, now() from record r, person p where r.town_id = T and p.town_id = T and r.number = 'open';
insert into notification_choice (town_id, person_id, address, locale, mail_turn, mail_copy, mail_reminder) select T, id, name || '@example.cn', 'zh', true, false, true from person where town_id = T;
insert into chat_robot (town_id, unit_id, url, set_at) select T, id, 'https://robot.example.cn/send', now() from unit where town_id = T;
insert into idempotency (town_id, person_id, key, digest, record_id, version, at) select T, p.id, 'key', 'digest', r.id, 1, now() from record r, person p where r.town_id = T and p.town_id = T and r.number = 'open';
insert into rectification (town_id, record_id, category, weight, plan_approved, returns, good_reinspections, objections, reopens) select T, id, 'onTheSpot', 'light', false, 0, 0, 0, 0 from record where town_id = T;
insert into request (town_id, record_id, kind) select T, id, 'extension' from record where town_id = T;
insert into notice (town_id, unit_id, issuer_id, key, digest, number, serial, at) select T, u.id, p.id, 'key', 'digest', 'number', 1, now() from unit u, person p where u.town_id = T and p.town_id = T and p.name = 'first';
insert into notice_case (town_id, notice_id, record_id, position, step_key, version) select T, n.id, r.id, 1, 'key', 1 from notice n, record r where n.town_id = T and r.town_id = T and r.number = 'open';
insert into import_row (town_id, kind, digest, person_id, claimed_at) select T, 'findings', 'digest', id, now() from person where town_id = T and name = 'first';
insert into calendar_feed (town_id, person_id, token_digest, scope, locale, created_at) select T, id, name, 'mine', 'zh', now() from person where town_id = T;
`;

/** A town of the test: its number, two people (only the first holds a grant), an open and a confidential record. */
export interface SeededTown {
  readonly id: number;
  readonly first: number;
  readonly second: number;
  readonly open: number;
  readonly secret: number;
}

/** A database with two towns that hold the same, and the names of all tables that belong to a town. */
export const twoTowns = async (): Promise<
  TestDatabase & { towns: readonly [SeededTown, SeededTown]; tables: readonly string[]; asOwner: pg.Client }
> => {
  const database = await testDatabase();
  const asOwner = new pg.Client(database.owner);
  await asOwner.connect();
  const make = async (code: string): Promise<SeededTown> => {
    const { rows: made } = await asOwner.query<{ town: string }>(seed, [code]);
    const id = Number(made[0]?.town);
    await asOwner.query("select set_config('app.person', '0', false)");
    for (const statement of rows.split(';\n').filter((each) => each.trim() !== '')) {
      const insert = statement.trim().replaceAll(/\bT\b/g, String(id));
      const { rowCount } = await asOwner.query(insert);
      if (rowCount === 0) throw new Error(`This inserted nothing: ${insert}`);
    }
    const one = async (table: string, where: string) =>
      (await asOwner.query<{ id: number }>(`select id from ${table} where town_id = ${id} and ${where}`)).rows[0]?.id ??
      0;
    const first = await one('person', "name = 'first'");
    const second = await one('person', "name = 'second'");
    return {
      id,
      first,
      second,
      open: await one('record', "number = 'open'"),
      secret: await one('record', "number = 'secret'"),
    };
  };
  const towns = [await make('east'), await make('west')] as const;
  const { rows: found } = await asOwner.query<{ name: string }>(
    "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'town_id' order by 1",
  );
  return {
    ...database,
    towns,
    tables: found.map(({ name }) => name),
    asOwner,
    close: async () => {
      await asOwner.end();
      await database.close();
    },
  };
};
