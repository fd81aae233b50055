import { availableParallelism } from 'node:os';
import pg from 'pg';
import { prepareHome } from './embedded/home.ts';
import { databaseName } from './embedded/initialize.ts';
import { findPlace } from './embedded/place.ts';
import { embeddedServer } from './embedded/server.ts';
import { checkExternal, externalConfig, keptSecret, nameOf } from './external.ts';
import { type Guarded, guard, type Use } from './guard.ts';
import type { Log } from './log.ts';
import { retryLost } from './retry-lost.ts';
import { ensureRoles, roleNames, rolePassword } from './roles.ts';
import { typesOfValues } from './types-of-values.ts';

/** The connections of one process to its database. */
export type Databases = {
  /** Role plumbline_app: row-level security applies, owns nothing. Statements of a connection are pipelined. */
  app: pg.Pool;
  /** Role plumbline_auth: sees the schema `auth` only. */
  auth: pg.Pool;
  /** The owner, for migrations, backup and restore; no pool is open for it. */
  owner: pg.PoolConfig;
  /** Where the passwords of the roles of lesser rights come from, see `rolePassword`. */
  secret: string;
  embedded: boolean;
  /** Ends the pools; the last user of the embedded server stops it. Resolves once no process is left. */
  close(): Promise<void>;
};

export type OpenOptions = {
  /** PLUMBLINE_HOME, the data folder. */
  home: string;
  /** DATABASE_URL; without it the embedded PostgreSQL is used. */
  databaseUrl?: string | undefined;
  use: Use;
  log: Log;
  /** Settings of the embedded PostgreSQL over the usual ones, if this process starts it. */
  settings?: Record<string, string>;
};

/**
 * Opens the database of a data folder, starting the embedded PostgreSQL where none runs, and keeps it running until
 * `close`.
 * @throws StartError when it cannot be opened, at once when another process excludes this one
 * @example const databases = await openDatabase({ home: '.plumbline', use: 'serve', log });
 */
export const openDatabase = async (options: OpenOptions): Promise<Databases> =>
  options.databaseUrl === undefined || options.databaseUrl === ''
    ? await openEmbedded(options)
    : await openExternal(options, options.databaseUrl);

const openEmbedded = async ({ home, use, log, settings }: OpenOptions): Promise<Databases> => {
  const place = await findPlace(home, log);
  const server = await embeddedServer(place, log, settings);
  await server.ensureRunning();
  const owner = server.config(databaseName);
  const guarded: Guarded = {
    // Not the product's own database, so that a restore can drop that one.
    config: server.config('postgres'),
    name: place.home,
    oneServer: true,
    revive: server.ensureRunning,
  };
  return await open(guarded, owner, String(owner.password), use, log, {
    prepare: () => createDatabase(guarded.config),
    last: server.stop,
    embedded: true,
  });
};

const openExternal = async ({ home, use, log }: OpenOptions, databaseUrl: string): Promise<Databases> => {
  const owner = externalConfig(databaseUrl);
  const folder = await prepareHome(home);
  await checkExternal(owner);
  const guarded: Guarded = { config: owner, name: nameOf(owner), oneServer: false, revive: () => checkExternal(owner) };
  const secret =
    typeof owner.password === 'string' && owner.password !== '' ? owner.password : await keptSecret(folder);
  return await open(guarded, owner, secret, use, log, {
    prepare: async () => {},
    last: async () => {},
    embedded: false,
  });
};

type Kind = { prepare(): Promise<void>; last(): Promise<void>; embedded: boolean };

const open = async (
  guarded: Guarded,
  owner: pg.ClientConfig,
  secret: string,
  use: Use,
  log: Log,
  kind: Kind,
): Promise<Databases> => {
  const held = await guard(guarded, use, log);
  try {
    await retryLost(async () => {
      await kind.prepare();
      await ensureRoles(owner, secret);
    }, guarded.revive);
  } catch (error) {
    await held.release(kind.last);
    throw error;
  }
  const { app, auth } = openPools(owner, secret, log);
  let closing: Promise<void> | undefined;
  return {
    app,
    auth,
    owner: { ...owner, types: typesOfValues },
    secret,
    embedded: kind.embedded,
    close: () => {
      closing ??= Promise.all([app.end(), auth.end()]).then(() => held.release(kind.last));
      return closing;
    },
  };
};

/** Opens the two pools of lesser rights on the database of `owner`. Lost connections are replaced, never fatal. */
export const openPools = (owner: pg.ClientConfig, secret: string, log: Log): { app: pg.Pool; auth: pg.Pool } => {
  const make = (user: (typeof roleNames)[keyof typeof roleNames], extra: pg.PoolConfig): pg.Pool => {
    const pool = new pg.Pool({
      ...owner,
      types: typesOfValues,
      user,
      password: rolePassword(secret, user),
      application_name: user,
      keepAlive: true,
      ...extra,
    });
    pool.on('error', (error) => log.warn(`A connection of ${user} was lost: ${error.message}`));
    pool.on('connect', (client) => {
      // A connection that breaks while it is checked out reports through its query as well; unheard it would be fatal.
      client.on('error', () => {});
    });
    return pool;
  };
  return { app: make(roleNames.app, pipelined(poolSize())), auth: make(roleNames.auth, { max: 4 }) };
};

/**
 * How many connections the product works with. More than keep the cores busy only push each other's plans and rows out of
 * their caches: measured on two cores, a step cost PostgreSQL a seventh less with 6 than with 10.
 */
const poolSize = (): number => Math.max(6, 2 * availableParallelism() + 2);

/** pg's types do not know the option yet. */
const pipelined = (max: number): pg.PoolConfig & { pipeline: true } => ({ max, pipeline: true });

const createDatabase = async (maintenance: pg.ClientConfig): Promise<void> => {
  const client = new pg.Client(maintenance);
  client.on('error', () => {});
  await client.connect();
  try {
    const found = await client.query('select from pg_database where datname = $1', [databaseName]);
    if (found.rowCount === 0) await client.query(`create database ${databaseName}`);
  } catch (error) {
    // Another process made it between the question and the command.
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
  } finally {
    await client.end().catch(() => {});
  }
};
