// Writes types.generated.ts: the tables of a freshly migrated database as Kysely types.
import { fileURLToPath } from 'node:url';
import { Kysely, PostgresDialect } from 'kysely';
import { PostgresDialect as Dialect, generate } from 'kysely-codegen';
import pg from 'pg';
import { testDatabase } from '../testing.ts';

const database = await testDatabase();
const db = new Kysely({ dialect: new PostgresDialect({ pool: new pg.Pool({ ...database.owner, max: 1 }) }) });
try {
  await generate({
    db,
    dialect: new Dialect({ dateParser: 'string', numericParser: 'string' }),
    // As `typesOfValues` reads them.
    typeMapping: { int8: 'number' },
    excludePattern: 'plumbline_migration.*',
    outFile: fileURLToPath(new URL('../types.generated.ts', import.meta.url)),
  });
} finally {
  await db.destroy();
  await database.close();
}
