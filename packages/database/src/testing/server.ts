import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { findPlace } from '../embedded/place.ts';
import { isAlive } from '../embedded/postmaster.ts';
import { silentLog } from '../log.ts';
import { migrate } from '../migrate.ts';
import { openDatabase } from '../open.ts';

/** What a test file needs to make its own database; plain data, so that it can pass to other processes. */
export type TestServer = { owner: pg.ClientConfig; secret: string; template: string };

const prefix = 'plumbline-test-';

/**
 * Starts a PostgreSQL for one run of the tests (or uses DATABASE_URL, whose user may then create databases) and
 * prepares a migrated template there.
 */
export const startTestServer = async (): Promise<{ server: TestServer; stop(): Promise<void> }> => {
  await sweep();
  const home = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  const databases = await openDatabase({
    home,
    databaseUrl: process.env.DATABASE_URL,
    use: 'join',
    log: silentLog,
    // A power cut during the tests may take the tests' data with it.
    settings: { fsync: 'off', full_page_writes: 'off', max_connections: '100' },
  });
  const template = `plumbline_template_${randomBytes(4).toString('hex')}`;
  const { types: _types, ...owner } = databases.owner;
  await runAlone(owner, `create database ${template}`);
  await migrate({ ...databases.owner, database: template });
  return {
    server: { owner, secret: databases.secret, template },
    stop: async () => {
      if (!databases.embedded) await runAlone(owner, `drop database if exists ${template} with (force)`);
      await databases.close();
      await removeHome(home);
    },
  };
};

/** One statement on a connection of its own; making and dropping databases wants no transaction. */
export const runAlone = async (config: pg.ClientConfig, statement: string): Promise<void> => {
  const client = new pg.Client(config);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

/** Removes a test's data folder together with the database that root keeps elsewhere. */
export const removeHome = async (home: string): Promise<void> => {
  const { folder, sockets } = await findPlace(home, silentLog);
  for (const path of [sockets, folder, home]) await rm(path, { recursive: true, force: true });
};

/** Copies a data folder, the database that root keeps elsewhere with it; nothing may run on it. */
export const copyHome = async (from: string, to: string): Promise<void> => {
  // Owners are kept, which Node's own copying does not do.
  const copy = (source: string, target: string) => promisify(execFile)('cp', ['-a', `${source}/.`, `${target}/`]);
  await copy(from, to);
  await rm(join(to, 'database.json'), { force: true });
  const [source, target] = [await findPlace(from, silentLog), await findPlace(to, silentLog)];
  if (source.folder !== join(source.home, 'postgresql')) await copy(source.folder, target.folder);
};

/** A run that was killed leaves its server behind; the next run ends it. */
const sweep = async (): Promise<void> => {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(name.startsWith(prefix) ? name.slice(prefix.length).split('-')[0] : Number.NaN);
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    const home = join(tmpdir(), name);
    try {
      const databases = await openDatabase({ home, use: 'join', log: silentLog });
      await databases.close();
      await removeHome(home);
    } catch {
      // Another account's, or another run sweeps it at this moment.
    }
  }
};
