import { type Databases, isMigrated, migrate, openDatabase } from '@plumbline/database';
import type { Logger } from 'pino';
import { isAuthMigrated, migrateAuth } from '../auth/migrate.ts';
import { type Environment, readEnvironment } from '../environment.ts';
import { createLog } from '../log.ts';
import { createProduct, type Product } from '../product.ts';

/** What a command works with. */
export type Session = {
  environment: Environment;
  databases: Databases;
  product: Product;
  /** What people type, without a path. */
  url: string;
};

/**
 * Opens the database beside a server that may be running, runs a command and closes again. A database that is not up to
 * date is brought there first, alone: refused beside a running server.
 */
export const withProduct = async <Result>(job: (session: Session) => Promise<Result>): Promise<Result> => {
  const environment = readEnvironment();
  const log = createLog();
  let databases = await open(environment, 'join', log);
  try {
    if (!(await isUpToDate(databases.owner))) {
      await databases.close();
      await migrateAlone();
      databases = await open(environment, 'join', log);
    }
    const url = environment.url ?? `http://127.0.0.1:${environment.port}`;
    const product = await createProduct(databases, { ...environment, demo: true }, url, log);
    return await job({ environment, databases, product, url });
  } finally {
    await databases.close();
  }
};

/** Brings the database up to date, alone: refused beside a running server. */
export const migrateAlone = async (): Promise<string[]> => {
  const databases = await open(readEnvironment(), 'exclusive', createLog());
  try {
    const records = await migrate(databases.owner);
    const auth = await migrateAuth(databases.owner);
    return [...records.applied, ...auth.applied];
  } finally {
    await databases.close();
  }
};

const open = ({ home, databaseUrl }: Environment, use: 'join' | 'exclusive', log: Logger): Promise<Databases> =>
  openDatabase({ home, databaseUrl, use, log });

const isUpToDate = async (owner: Databases['owner']): Promise<boolean> =>
  (await isMigrated(owner)) && (await isAuthMigrated(owner));
