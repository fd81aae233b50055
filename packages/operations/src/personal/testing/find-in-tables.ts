import pg from 'pg';

/** A place in the database where something was found. */
export interface Place {
  readonly table: string;
  readonly row: string;
}

/**
 * Looks for words in every row of every table of every schema of the product, as its owner: whatever column they are in.
 * @returns the places, by word
 */
export const findInTables = async (
  owner: pg.ClientConfig,
  words: readonly string[],
): Promise<ReadonlyMap<string, readonly Place[]>> => {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    const { rows: towns } = await client.query<{ id: number }>('select id from town_directory');
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const found = new Map<string, Place[]>(words.map((word) => [word, []]));
    await client.query('begin');
    // What one person alone sees is looked through as well.
    for (const { name } of tables) await client.query(`alter table ${name} disable row level security`);
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(
        `select t::text || ' ' || to_jsonb(t)::text as row from ${name} t`,
      );
      for (const { row } of rows)
        for (const word of words)
          if (row.toLowerCase().includes(word.toLowerCase())) found.get(word)?.push({ table: name, row });
    }
    await client.query('rollback');
    if (towns.length === 0) throw new Error('There is no town to look through.');
    return found;
  } finally {
    await client.end();
  }
};
