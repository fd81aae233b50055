import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateAuth } from '@plumbline/api/src/auth/migrate.ts';
import { createLog } from '@plumbline/api/src/log.ts';
import { createProduct } from '@plumbline/api/src/product.ts';
import { type Databases, migrate, openDatabase } from '@plumbline/database';
import { removeHome } from '@plumbline/database/testing';
import pg from 'pg';
import { fillCases, prepareRoads } from './fill/cases.ts';
import { type BenchmarkTown, fillTown } from './fill/town.ts';
import { timed } from './say.ts';

/** Cases of the three towns: 100,000 in all. The last one is the town that is read and written. */
const sizes = { small: 10_000, middle: 30_000, large: 60_000 } as const;

/** Cases of the town that only a full run has. */
const hugeSize = 1_000_000;

/** A person signed in, as a program is: by key. */
export interface SignedIn {
  readonly townId: number;
  readonly personId: number;
  readonly key: string;
}

/** Someone's towns by size, each with its administrator signed in. */
export type TownName = keyof typeof sizes | 'huge';

/** A filled database that is running. */
export interface Stage {
  readonly home: string;
  readonly databases: Databases;
  /** How the role `plumbline_app` connects: the role of product, floor and peer alike. */
  readonly app: pg.ClientConfig;
  readonly towns: Readonly<Partial<Record<TownName, BenchmarkTown & SignedIn>>> & {
    readonly small: BenchmarkTown & SignedIn;
    readonly large: BenchmarkTown & SignedIn;
  };
  /** A teacher of the large town. */
  readonly teacher: SignedIn;
  /** What there is to read. */
  readonly counts: { readonly cases: number; readonly events: number };
  /** Runs something as the owner, whom no policy binds. */
  asOwner<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

const withClient = async <Result>(
  config: pg.ClientConfig,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> => {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const configOf = ({ host, port, user, password, database }: pg.PoolConfig): pg.ClientConfig => ({
  ...(host !== undefined && { host }),
  ...(port !== undefined && { port }),
  ...(user !== undefined && { user }),
  ...(password !== undefined && { password }),
  ...(database !== undefined && { database }),
});

/**
 * Starts a PostgreSQL of its own in a temporary folder, with the settings that the product ships and committed work
 * safe on disk, and fills it.
 * @param full also makes a town of a million cases
 */
export const setStage = async (full: boolean): Promise<Stage> => {
  const home = await mkdtemp(join(tmpdir(), 'plumbline-bench-'));
  const log = createLog();
  const databases = await openDatabase({ home, use: 'join', log });
  const close = async (): Promise<void> => {
    await databases.close();
    await removeHome(home);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void close().finally(() => process.exit(130)));
  await migrate(databases.owner);
  await migrateAuth(databases.owner);
  const environment = { home, demo: false, clock: () => new Date() };
  const product = await createProduct(databases, environment, 'http://127.0.0.1', log);
  const asOwner: Stage['asOwner'] = (work) => withClient(databases.owner, work);

  const signIn = async (townId: number, personId: number): Promise<SignedIn> => {
    const key = await product.accounts.createApiKey({ townId, personId, name: 'benchmark' });
    if (key === null) throw new Error('There is no account for the key.');
    return { townId, personId, key };
  };
  const fill = async (code: string, count: number) => {
    const town = await asOwner((client) => fillTown(client, product, code));
    await asOwner(async (client) => {
      // Foreign keys hold by construction here; checking each of a few million rows would take longer than the rest.
      await client.query(`set session_replication_role = replica; set synchronous_commit = off`);
      await prepareRoads(client);
      await fillCases(client, town, { count, from: 1 });
    });
    return { ...town, ...(await signIn(town.townId, town.adminId)) };
  };
  const small = await timed(`${sizes.small} cases`, () => fill('small', sizes.small));
  const middle = await timed(`${sizes.middle} cases`, () => fill('middle', sizes.middle));
  const large = await timed(`${sizes.large} cases`, () => fill('large', sizes.large));
  const counts = await asOwner(async (client) => {
    const { rows } = await client.query<{ cases: number; events: number }>(
      'select (select count(*) from record)::int as cases, (select count(*) from event)::int as events',
    );
    return rows[0] ?? { cases: 0, events: 0 };
  });
  const huge = full ? await timed(`${hugeSize} cases`, () => fill('huge', hugeSize)) : undefined;
  await timed('vacuum analyze', () => asOwner((client) => client.query('vacuum analyze')));
  await asOwner((client) => client.query('checkpoint'));

  const [teacherId] = large.teachers;
  if (teacherId === undefined) throw new Error('The town has no teacher.');
  await product.accounts.create({
    townId: large.townId,
    townCode: 'large',
    personId: teacherId,
    login: 'teacher',
    password: 'a-long-password',
    mustChange: false,
  });
  return {
    home,
    databases,
    app: configOf(databases.app.options),
    towns: { small, middle, large, ...(huge && { huge }) },
    teacher: await signIn(large.townId, teacherId),
    counts,
    asOwner,
    close,
  };
};
