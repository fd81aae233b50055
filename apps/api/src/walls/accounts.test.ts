import { testDatabase } from '@plumbline/database/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrateAuth } from '../auth/migrate.ts';

/**
 * What the role of sign-in may do with each table of accounts: `r` reads, `i` adds, `u` changes, `d` removes. By hand; a
 * table that is not here fails.
 */
const rights: Readonly<Record<string, string>> = {
  user: 'riud',
  session: 'riud',
  account: 'riud',
  verification: 'riud',
  apikey: 'riud',
  guess: 'riud',
  demo_account: 'riud',
  twoFactor: 'riud',
  used_code: 'riud',
  account_act: 'riud',
  known_place: 'riud',
  // What ran of its migrations, and the secret, made once: a server that could change it could sign anybody in.
  migration: 'r',
  secret: 'r',
};

const others = ['app', 'step', 'clock', 'pupils', 'sealer', 'rollover', 'eraser'] as const;
const denied = '42501';

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
  await migrateAuth(database.owner);
});
afterAll(() => database?.close());

const attempt = async (pool: pg.Pool, role: string | null, statement: string): Promise<string> => {
  const client = await pool.connect();
  try {
    await client.query('begin');
    if (role !== null) await client.query(`set local role plumbline_${role}`);
    await client.query(statement);
    return 'done';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  } finally {
    await client.query('rollback');
    client.release();
  }
};

const statementsOn = (table: string, column: string): Readonly<Record<string, string>> => ({
  r: `select * from auth."${table}"`,
  i: `insert into auth."${table}" default values`,
  u: `update auth."${table}" set "${column}" = "${column}"`,
  d: `delete from auth."${table}"`,
});

const tables = async (): Promise<readonly { name: string; column: string }[]> => {
  const owner = new pg.Client(database.owner);
  await owner.connect();
  const { rows } = await owner.query<{ name: string; column: string }>(
    `select table_name as name, min(column_name::text) as "column" from information_schema.columns
      where table_schema = 'auth' and table_name not like 'kysely%' group by 1 order by 1`,
  );
  await owner.end();
  return rows;
};

describe('what belongs to accounts', () => {
  it('is every table that is written down here, and no other', async () => {
    expect((await tables()).map(({ name }) => name)).toEqual(Object.keys(rights).sort());
  });

  it('is reached by the role of sign-in as far as it must, and by no other role of the product', async () => {
    for (const { name, column } of await tables())
      for (const [letter, statement] of Object.entries(statementsOn(name, column))) {
        const own = (await attempt(database.auth, null, statement)) !== denied;
        expect([statement, own]).toEqual([statement, rights[name]?.includes(letter)]);
        for (const role of others)
          expect([role, statement, await attempt(database.app, role === 'app' ? null : role, statement)]).toEqual([
            role,
            statement,
            denied,
          ]);
      }
  });

  it('lets the role of sign-in see nothing of a town, and take no other role', async () => {
    for (const statement of [
      'select from public.person',
      'select from public.record',
      'select from pupils.pupil',
      'set local role plumbline_app',
      'set local role plumbline_step',
      'create table auth.mine (n int)',
      'truncate auth.guess',
    ])
      expect([statement, await attempt(database.auth, null, statement)]).toEqual([statement, denied]);
  });
});
