import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { findPlace } from './embedded/place.ts';
import { readPostmaster } from './embedded/postmaster.ts';
import { silentLog } from './log.ts';
import { openPools } from './open.ts';
import { runAlone, startTestServer, type TestServer } from './testing/server.ts';
import { typesOfValues } from './types-of-values.ts';

export { removeHome } from './testing/server.ts';

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
  const name = `plumbline_test_${randomBytes(6).toString('hex')}`;
  await runAlone(server.owner, `create database ${name} template ${server.template}`);
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
