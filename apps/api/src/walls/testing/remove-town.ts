import type { TestDatabase } from '@plumbline/database/testing';
import { asOwner } from './second-town.ts';

/** Takes a town off the database as its owner, whatever guards its rows. */
export const removeTown = (database: Pick<TestDatabase, 'owner'>, townId: number): Promise<void> =>
  asOwner(database, townId, async (owner) => {
    await owner.query(`set local session_replication_role = 'replica'`);
    const { rows } = await owner.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.columns
        where table_schema in ('public', 'pupils') and column_name = 'town_id'`,
    );
    for (const { name } of rows) await owner.query(`delete from ${name} where town_id = $1`, [townId]);
    for (const name of ['town', 'town_directory']) await owner.query(`delete from ${name} where id = $1`, [townId]);
  });
