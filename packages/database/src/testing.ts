import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { findPlace } from './embedded/place.ts';
import { readPostmaster } from './embedded/postmaster.ts';
import { silentLog } from './log.ts';
import { openPools } from './open.ts';
import { runAlone, startTestServer, type TestServer } from './testing/server.ts';
import { typesOfValues } from './types-of-values.ts';

export { copyHome, removeHome } from './testing/server.ts';

/** A migrated, empty database that belongs to one test file, with the roles that the product runs under. */
export type TestDatabase = {
  app: pg.Pool;
  auth: pg.Pool;
  owner: pg.PoolConfig;
  /** Ends the connections and drops the database. */
  close(): Promise<void>;
};

/**
 * Clones the run's migrated template (about 30 ms).
 * @example
 * const database = await testDatabase();
 * afterAll(() => database.close());
 */
export const testDatabase = async (): Promise<TestDatabase> => {
  const { server, stop } = await findServer();
  return await cloned(server, server.template, stop);
};

/** A database with what another one holds at this moment, as a backup of it would; whoever is connected there is cut off once. */
export const copyOf = async ({ owner }: TestDatabase): Promise<TestDatabase> => {
  const { server, stop } = await findServer();
  const name = String(owner.database);
  await runAlone(server.owner, `alter database ${name} with allow_connections false`);
  try {
    await runAlone(server.owner, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
    return await cloned(server, name, stop);
  } finally {
    await runAlone(server.owner, `alter database ${name} with allow_connections true`);
  }
};

const cloned = async (server: TestServer, template: string, stop: () => Promise<void>): Promise<TestDatabase> => {
  const name = `plumbline_test_${randomBytes(6).toString('hex')}`;
  await runAlone(server.owner, `create database ${name} template ${template}`);
  const owner: pg.PoolConfig = { ...server.owner, database: name, types: typesOfValues };
  const { app, auth } = openPools(owner, server.secret, silentLog);
  return {
    app,
    auth,
    owner,
    close: async () => {
      await Promise.all([app.end(), auth.end()]);
      await runAlone(server.owner, `drop database if exists ${name} with (force)`);
      await stop();
    },
  };
};

/** A connection of the role that owns the schema: for spoiling what nobody else can; whoever asks closes it. */
export const ownerClient = async (owner: pg.PoolConfig | undefined): Promise<pg.Client> => {
  const client = new pg.Client(owner);
  await client.connect();
  return client;
};

/** The server of the run's global setup; without one a file starts its own. */
const findServer = async (): Promise<{ server: TestServer; stop(): Promise<void> }> => {
  const given = process.env.PLUMBLINE_TEST_SERVER;
  if (given === undefined) return await startTestServer();
  return { server: JSON.parse(given) as TestServer, stop: async () => {} };
};

/** Number of the process of a data folder's embedded PostgreSQL, or nothing where none runs. */
export const postmasterOf = async (home: string): Promise<number | null> =>
  (await readPostmaster(await findPlace(home, silentLog)))?.pid ?? null;
