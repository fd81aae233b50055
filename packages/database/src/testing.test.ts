import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from './testing.ts';

const first = await testDatabase();
const second = await testDatabase();
afterAll(async () => {
  await first.close();
  await second.close();
});

test('each test file gets a migrated database of its own', async () => {
  const owner = new pg.Client(first.owner);
  await owner.connect();
  await owner.query('create table only_here (n int)');
  await owner.end();
  const { rows } = await first.app.query("select to_regclass('only_here') is not null as here");
  expect(rows).toEqual([{ here: true }]);
  const other = await second.app.query("select to_regclass('only_here') is not null as here");
  expect(other.rows).toEqual([{ here: false }]);
});

test('the pools run under roles that own nothing and bypass nothing', async () => {
  for (const [pool, name] of [
    [first.app, 'plumbline_app'],
    [first.auth, 'plumbline_auth'],
  ] as const) {
    const { rows } = await pool.query(
      `select rolname, rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication as strong,
              exists (select from pg_class where relowner = pg_roles.oid) as owns
         from pg_roles where rolname = current_user`,
    );
    expect(rows).toEqual([{ rolname: name, strong: false, owns: false }]);
  }
});

test('statements of the app pool are pipelined', async () => {
  const client = await first.app.connect();
  try {
    const answers = await Promise.all([
      client.query('begin'),
      client.query("select set_config('app.town', '7', true)"),
      client.query("select current_setting('app.town') as town"),
      client.query('commit'),
    ]);
    expect(answers[2].rows).toEqual([{ town: '7' }]);
    expect((client as pg.PoolClient & { pipeline?: boolean }).pipeline).toBe(true);
  } finally {
    client.release();
  }
});

test('values arrive as numbers, days, decimals and instants', async () => {
  const { rows } = await first.app.query(
    `select 5::int8 as n, array[1, null]::int8[] as many, '2026-09-01'::date as day, array['2026-09-01']::date[] as days,
            1.50::numeric as score, '2026-09-01T08:00:00+08'::timestamptz as at`,
  );
  expect(rows).toEqual([
    {
      n: 5,
      many: [1, null],
      day: '2026-09-01',
      days: ['2026-09-01'],
      score: '1.50',
      at: new Date('2026-09-01T00:00:00Z'),
    },
  ]);
  await expect(first.app.query('select 9007199254740993::int8 as n')).rejects.toThrow('2^53');
});
