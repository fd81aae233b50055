import { readFile } from 'node:fs/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import pg from 'pg';
import { retryLost } from './retry-lost.ts';

/** Migrations in order; they go forward only. */
const names = [
  '0001_foundations',
  '0002_file_client_key',
  '0002_side_paths',
  '0003_notifications',
  '0004_clock',
  '0005_notices',
  '0006_calendar_feed',
  '0007_post_successor',
  '0008_exams',
  '0009_agreements',
  '0010_sanctions',
  '0011_confidential',
  '0012_seal',
  '0013_delegation',
  '0014_personal',
  '0015_rollover',
  '0016_setup',
  '0017_erased_again',
  '0018_delegation_told',
  '0019_clear_away',
  '0020_narrower_grants',
  '0021_granted_in_steps',
] as const;

const migration = (name: string): Migration => ({
  up: async (db) => {
    const text = await readFile(new URL(`./migrations/${name}.sql`, import.meta.url), 'utf8');
    await sql.raw(text).execute(db);
  },
});

const withMigrator = async <Result>(
  owner: pg.PoolConfig,
  job: (migrator: Migrator) => Promise<Result>,
): Promise<Result> => {
  const pool = new pg.Pool({ ...owner, max: 1 });
  // A lost connection is told by the statement that runs; unheard it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    return await job(
      new Migrator({
        db,
        provider: { getMigrations: async () => Object.fromEntries(names.map((name) => [name, migration(name)])) },
        migrationTableSchema: 'plumbline_migration',
      }),
    );
  } finally {
    await db.destroy();
  }
};

/**
 * Brings a database to the present schema, each migration in the transaction of the whole run.
 * @param owner connection of the role that owns the schema
 * @returns the names of the migrations that ran; none when it was up to date
 * @throws what PostgreSQL answered, with nothing applied
 */
export const migrate = (owner: pg.PoolConfig): Promise<{ applied: string[] }> =>
  retryLost(() =>
    withMigrator(owner, async (migrator) => {
      const { results, error } = await migrator.migrateToLatest();
      if (error !== undefined) throw error;
      return {
        applied: (results ?? []).filter(({ status }) => status === 'Success').map(({ migrationName }) => migrationName),
      };
    }),
  );

/** Tells, without changing anything, whether `migrate` would do nothing. */
export const isMigrated = (owner: pg.PoolConfig): Promise<boolean> =>
  withMigrator(owner, async (migrator) =>
    (await migrator.getMigrations()).every(({ executedAt }) => executedAt !== undefined),
  );
