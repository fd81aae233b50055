import type pg from 'pg';

/** Reads the secret that signs session cookies; it lies in the database, so that all servers of one town share it. */
export const readSecret = async (pool: pg.Pool): Promise<string> => {
  const { rows } = await pool.query<{ value: string }>('select value from auth.secret');
  const value = rows[0]?.value;
  if (value === undefined) throw new Error('auth.secret is empty: run "plumbline migrate" first');
  return value;
};
