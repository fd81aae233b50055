import type pg from 'pg';

/** A digest of every table's rows of a town: equal as long as nobody wrote anything. */
export const contentOfTown = async (owner: pg.Client, townId: number): Promise<Readonly<Record<string, string>>> => {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.columns
      where table_schema in ('public', 'pupils') and column_name = 'town_id' order by 1`,
  );
  const content: Record<string, string> = {};
  for (const { name } of rows) {
    const digest = await owner.query<{ digest: string }>(
      `select count(*) || ' ' || md5(coalesce(string_agg(t::text, '' order by t::text), '')) as digest from ${name} t where town_id = $1`,
      [townId],
    );
    content[name] = digest.rows[0]?.digest ?? '';
  }
  return content;
};
