import { sql } from 'kysely';
import type pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { sqlOf } from './builder.ts';
import { twoTowns } from './testing/two-towns.ts';
import { transaction } from './transaction.ts';

const database = await twoTowns();
afterAll(() => database.close());
const { tables, towns } = database;
const [east, west] = towns;
const denied = '42501';

type As = 'app' | 'step' | 'clock';
const both: readonly As[] = ['app', 'step'];

/** Runs statements in one transaction that is always undone; gives the last answer or PostgreSQL's code of refusal. */
const attempt = async (
  scope: { town?: number; person?: number; as?: As },
  statement: string,
  values: unknown[] = [],
): Promise<pg.QueryResult | string> => {
  const client = await database.app.connect();
  try {
    await client.query('begin');
    if (scope.town !== undefined) await client.query(`select set_config('app.town', $1, true)`, [String(scope.town)]);
    if (scope.person !== undefined)
      await client.query(`select set_config('app.person', $1, true)`, [String(scope.person)]);
    if (scope.as === 'step' || scope.as === 'clock') await client.query(`set local role plumbline_${scope.as}`);
    return await client.query(statement, values);
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  } finally {
    await client.query('rollback');
    client.release();
  }
};
const count = (answer: pg.QueryResult | string) => (typeof answer === 'string' ? answer : answer.rowCount);
/** Either the right is missing, or the wall lets no row through. */
const nothing = (answer: pg.QueryResult | string) => answer === denied || count(answer) === 0;

describe('every table of a town', () => {
  it('is behind a wall that holds for its owner too', async () => {
    const { rows } = await database.asOwner.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and not (relrowsecurity and relforcerowsecurity)`,
    );
    // The directory of towns is read before anyone is known.
    expect(rows.map(({ name }) => name)).toEqual(['town_directory']);
  });

  it('holds a row of each town in this test', async () => {
    for (const table of tables) {
      for (const { id, first } of towns) {
        const seen = await attempt({ town: id, person: first }, `select from ${table}`);
        expect([table, Number(count(seen)) > 0]).toEqual([table, true]);
      }
    }
  });
});

describe.each(both)('role %s', (as) => {
  it.each([...tables, 'town'])('sees nothing of %s before it says whose town it is', async (table) => {
    expect(count(await attempt({ as }, `select from ${table}`))).toBe(0);
    expect(count(await attempt({ as, person: east.first }, `select from ${table}`))).toBe(0);
  });

  it.each(tables)('sees of %s only its own town', async (table) => {
    const answer = await attempt(
      { as, town: east.id, person: east.first },
      `select distinct town_id as id from ${table}`,
    );
    expect(typeof answer === 'string' ? answer : answer.rows).toEqual([{ id: east.id }]);
  });

  it.each(tables)('changes nothing of another town in %s', async (table) => {
    const scope = { as, town: east.id, person: east.first };
    const {
      rows: [row],
    } = await database.asOwner.query(`select to_jsonb(t) as row from ${table} t where town_id = $1 limit 1`, [west.id]);
    const inserted = await attempt(
      scope,
      `insert into ${table} overriding system value select * from jsonb_populate_record(null::public.${table}, $1)`,
      [row.row],
    );
    expect(inserted).toBe(denied);
    for (const statement of [
      `update ${table} set town_id = town_id where town_id = ${west.id}`,
      `delete from ${table} where town_id = ${west.id}`,
      `update ${table} set town_id = ${west.id}`,
      `truncate ${table} cascade`,
    ])
      expect([statement, nothing(await attempt(scope, statement))]).toEqual([statement, true]);
  });

  it('owns nothing, may switch nothing off, and makes nothing', async () => {
    for (const statement of [
      'create table mine (n int)',
      'create function mine() returns int language sql return 1',
      'create schema mine',
      'alter table record disable row level security',
      'alter table record no force row level security',
      'drop policy town on record',
      'create role mine',
      'alter role plumbline_app bypassrls',
      `select pg_read_file('/etc/passwd')`,
      'copy record to program $$cat$$',
      `create policy mine on record using (true)`,
    ])
      expect([statement, await attempt({ as, town: east.id }, statement)]).toEqual([statement, denied]);
    // Switched off, the wall refuses instead of opening.
    const client = await database.app.connect();
    await client.query('begin; set local row_security = off');
    await expect(client.query('select from record')).rejects.toMatchObject({ code: denied });
    await client.query('rollback');
    client.release();
  });

  it('reads neither accounts nor migrations', async () => {
    expect(await attempt({ as }, 'create table auth.mine (n int)')).toBe(denied);
    expect(await attempt({ as }, 'select from plumbline_migration.kysely_migration')).toBe(denied);
  });

  it('takes on no other role than those of a step and of the clock', async () => {
    const { rows } = await database.asOwner.query<{ name: string }>('select rolname as name from pg_roles');
    const own = ['plumbline_app', 'plumbline_step', 'plumbline_clock'];
    const others = rows.map(({ name }) => name).filter((name) => !own.includes(name));
    for (const name of others)
      expect([name, await attempt({ as }, `set local role "${name}"`)]).toEqual([name, denied]);
  });

  it.each(['event', 'event_payload', 'event_file', 'read_log'])('writes %s once and for all', async (table) => {
    const scope = { as, town: east.id, person: east.first };
    expect(await attempt(scope, `update ${table} set town_id = town_id`)).toBe(denied);
    expect(await attempt(scope, `delete from ${table}`)).toBe(denied);
  });
});

describe('a record', () => {
  const scope = { town: east.id, person: east.first };

  it.each(["state = 'closed'", 'version = 9', "due_on = '2026-12-31'", "title = 'x'", 'confidential = false'])(
    'is not changed by the application itself: %s',
    async (change) => {
      expect(await attempt(scope, `update record set ${change}`)).toBe(denied);
    },
  );

  it('is moved inside a step only, and no step makes it public or renumbers it', async () => {
    const step = { ...scope, as: 'step' } as const;
    expect(count(await attempt(step, `update record set state = 'closed', version = 2 where id = ${east.open}`))).toBe(
      1,
    );
    for (const change of ['confidential = false', "number = 'x'", "kind = 'x'"])
      expect(await attempt(step, `update record set ${change}`)).toBe(denied);
    expect(await attempt(step, 'delete from record')).toBe(denied);
  });

  it('comes to be, and its events are written, inside a step only', async () => {
    for (const table of [
      'record',
      'event',
      'event_payload',
      'assignment',
      'todo',
      'copy',
      'outbox',
      'idempotency',
      'rectification',
      'record_grant',
    ])
      expect([table, await attempt(scope, `insert into ${table} default values`)]).toEqual([table, denied]);
  });
});

describe('a confidential record', () => {
  const secretOf = (table: string) => (table === 'record' ? 'id' : 'record_id');

  it.each(['record', 'event', 'event_payload'])(
    'shows its %s to whoever was granted it, and to nobody else',
    async (table) => {
      const look = (person: number | undefined, as: As = 'app') =>
        attempt(
          { town: east.id, as, ...(person !== undefined && { person }) },
          `select from ${table} where ${secretOf(table)} = ${east.secret}`,
        );
      expect(count(await look(east.first))).toBe(1);
      expect(count(await look(east.second))).toBe(0);
      expect(count(await look(undefined))).toBe(0);
      expect(count(await look(east.second, 'step'))).toBe(0);
    },
  );

  it('is hidden again once its grant has ended', async () => {
    const client = await database.app.connect();
    try {
      await client.query('begin');
      await client.query(`select set_config('app.town', $1, true), set_config('app.person', $2, true)`, [
        String(east.id),
        String(east.first),
      ]);
      await client.query('set local role plumbline_step');
      await client.query(`update record_grant set until = now() - interval '1 second'`);
      expect((await client.query(`select from record where id = ${east.secret}`)).rowCount).toBe(0);
      expect((await client.query(`select from record where id = ${east.open}`)).rowCount).toBe(1);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('is not moved by somebody without a grant', async () => {
    const change = `update record set version = 2 where id = ${east.secret}`;
    expect(count(await attempt({ town: east.id, person: east.second, as: 'step' }, change))).toBe(0);
    expect(count(await attempt({ town: east.id, person: east.first, as: 'step' }, change))).toBe(1);
  });
});

describe('the clock', () => {
  const scope = { town: east.id, as: 'clock' } as const;
  const look = (columns: string, table = 'record') => attempt(scope, `select ${columns} from ${table}`);

  it('sees when every record is due, confidential ones too, and only those of its town', async () => {
    const seen = (await look('town_id, id, state, due_on')) as pg.QueryResult<{ town_id: number; id: number }>;
    expect(seen.rows.map(({ id }) => id).sort()).toEqual([east.open, east.secret].sort());
    expect(new Set(seen.rows.map(({ town_id }) => town_id))).toEqual(new Set([east.id]));
    expect(count(await attempt({ as: 'clock' }, 'select id from record'))).toBe(0);
  });

  it('sees nothing of what a record is about', async () => {
    for (const column of ['title', 'number']) expect(await look(column)).toBe(denied);
    for (const table of ['event', 'event_payload', 'event_file', 'rectification', 'person', 'file'])
      expect([table, await look('town_id', table)]).toEqual([table, denied]);
  });

  it('reminds and rewrites 待办, and moves nothing', async () => {
    expect(count(await attempt(scope, 'select id from record for no key update'))).toBe(2);
    expect(count(await attempt(scope, 'update todo set due_on = due_on'))).toBe(4);
    for (const change of ["state = 'closed'", 'version = 9', "due_on = '2026-12-31'", 'confidential = false'])
      expect(await attempt(scope, `update record set ${change}`)).toBe(denied);
    for (const table of ['record', 'event', 'assignment', 'copy', 'record_grant', 'notification'])
      expect([table, await attempt(scope, `insert into ${table} default values`)]).toEqual([table, denied]);
    const foreign = `insert into reminder (town_id, record_id, deadline, rung, due_on, reminder, at) values (${west.id}, ${west.open}, 'd', 1, '2026-12-01', 'r', now())`;
    expect(await attempt(scope, foreign)).toBe(denied);
  });

  it('alone writes reminders', async () => {
    for (const as of both) expect(await attempt({ ...scope, as }, 'insert into reminder default values')).toBe(denied);
  });
});

describe('what belongs to one person', () => {
  it('is a saved query: others of the town neither see nor change it', async () => {
    const of = (person: number) => attempt({ town: east.id, person }, 'select name from saved_query');
    expect(((await of(east.first)) as pg.QueryResult).rows).toEqual([{ name: 'first' }]);
    expect(
      count(await attempt({ town: east.id, person: east.second }, `delete from saved_query where name = 'first'`)),
    ).toBe(0);
    const forAnother = `insert into saved_query (town_id, person_id, list, name, filter, created_at) values (${east.id}, ${east.first}, 'l', 'n', '{}', now())`;
    expect(await attempt({ town: east.id, person: east.second }, forAnother)).toBe(denied);
  });

  it('is a copy: only its reader marks it read', async () => {
    expect(
      count(
        await attempt(
          { town: east.id, person: east.first },
          `update copy set read_at = now() where person_id = ${east.first}`,
        ),
      ),
    ).toBe(2);
    expect(
      count(
        await attempt(
          { town: east.id, person: east.first },
          `update copy set read_at = now() where person_id = ${east.second}`,
        ),
      ),
    ).toBe(0);
    expect(await attempt({ town: east.id, person: east.first }, 'update copy set at = now()')).toBe(denied);
  });
});

describe('the role of accounts', () => {
  it.each([...tables, 'town'])('does not read %s', async (table) => {
    await expect(database.auth.query(`select from public.${table}`)).rejects.toMatchObject({ code: denied });
  });
});

it('walls stand inside `transaction` as well', async () => {
  const titles = await transaction(database.app, { townId: west.id, personId: west.second }, (tx) =>
    tx.run(sqlOf.selectFrom('record').select('title')),
  );
  expect(titles).toEqual([{ title: 'open' }]);
  const everything = await transaction(database.app, { townId: east.id, personId: null }, (tx) =>
    tx.run(sql<{ n: number }>`select count(*) as n from record where town_id = ${west.id}`.compile(sqlOf)),
  );
  expect(everything).toEqual([{ n: 0 }]);
});
