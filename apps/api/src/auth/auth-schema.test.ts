import { testDatabase } from '@plumbline/database/testing';
import { getMigrations } from 'better-auth/db/migration';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { createAuth } from './create-auth.ts';
import { databaseGuesses } from './guesses.ts';
import { migrateAuth } from './migrate.ts';
import { readSecret } from './secret.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database?.close());

it('is what better-auth expects, with nothing missing', async () => {
  await migrateAuth(database.owner);
  const secret = await readSecret(database.auth);
  const auth = createAuth({ pool: database.auth, url: 'http://127.0.0.1:4000', secret, log: createLog('silent') });
  const pool = new pg.Pool({ ...database.owner, max: 1 });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const missing = await getMigrations({ ...auth.options, database: { db, type: 'postgres', schemaName: 'auth' } });
  expect(missing).toMatchObject({ toBeCreated: [], toBeAdded: [], toBeAddedIndexes: [], schemaProblems: [] });
  await pool.end();
});

it('is brought up to date once, however often and by however many at once', async () => {
  const again = await Promise.all([migrateAuth(database.owner), migrateAuth(database.owner)]);
  expect(again).toEqual([{ applied: [] }, { applied: [] }]);
});

it('goes on though its connection is taken away in the middle', async () => {
  const owner = new pg.Client(database.owner);
  await owner.connect();
  await owner.query(`select pg_advisory_lock(hashtext('plumbline:auth'))`);
  const migrated = migrateAuth(database.owner);
  const endWaiting = () =>
    owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event = 'advisory'`,
    );
  try {
    await expect.poll(async () => (await endWaiting()).rowCount, { timeout: 10_000 }).toBe(1);
    await owner.query('select pg_advisory_unlock_all()');
    expect(await migrated).toEqual({ applied: [] });
  } finally {
    await owner.end();
  }
});

it('keeps its secret over later starts, and from writes of the server', async () => {
  const secret = await readSecret(database.auth);
  await migrateAuth(database.owner);
  expect(await readSecret(database.auth)).toBe(secret);
  await expect(database.auth.query('delete from auth.secret')).rejects.toMatchObject({ code: '42501' });
});

it('is closed to the role that reads and writes records', async () => {
  await expect(database.app.query('select * from auth."user"')).rejects.toMatchObject({ code: '42501' });
});

it('is all that the role of sign-in can see', async () => {
  await expect(database.auth.query('select * from public.record')).rejects.toMatchObject({ code: '42501' });
});

it('counts guesses by account and address, so that guessing from elsewhere locks nobody out', async () => {
  const guesses = databaseGuesses(database.auth);
  let wait: number | null = null;
  for (let guess = 0; guess < 11; guess += 1) wait = await guesses.count('qingshi/li', '203.0.113.9');
  expect(wait).toBeGreaterThan(0);
  expect(await guesses.count('qingshi/li', '203.0.113.10')).toBeNull();
  expect(await guesses.count('qingshi/wang', '203.0.113.9')).toBeNull();
  await guesses.forget('qingshi/li', '203.0.113.9');
  expect(await guesses.count('qingshi/li', '203.0.113.9')).toBeNull();
});
