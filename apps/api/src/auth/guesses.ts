import { createHash } from 'node:crypto';
import type pg from 'pg';

/** How many wrong passwords one address may try for one account, and for how long it then has to wait. */
const allowed = 10;
const windowMinutes = 15;

/** Counts guesses of passwords, per account and address: who guesses from elsewhere locks nobody else out. */
export type Guesses = {
  /**
   * Counts one guess before the password is looked at, so that guesses sent at once are all counted.
   * @returns nothing where it may go on, else the seconds to wait
   */
  count(account: string, address: string): Promise<number | null>;
  /** Forgets the guesses after the right password. */
  forget(account: string, address: string): Promise<void>;
};

const keyOf = (account: string, address: string): string =>
  createHash('sha256').update(`${account}\n${address}`).digest('base64url');

/** Keeps the count in the database, so that it holds over a restart and for all servers together. */
export const databaseGuesses = (pool: pg.Pool): Guesses => ({
  async count(account, address) {
    await pool.query(`delete from auth.guess where since < now() - make_interval(mins => $1)`, [windowMinutes]);
    const { rows } = await pool.query<{ count: number; wait: string }>(
      `insert into auth.guess as guess (key, count, since) values ($1, 1, now())
       on conflict (key) do update set count = guess.count + 1
       returning count, ceil(extract(epoch from since + make_interval(mins => $2) - now())) as wait`,
      [keyOf(account, address), windowMinutes],
    );
    const row = rows[0];
    return row && row.count > allowed ? Math.max(1, Number(row.wait)) : null;
  },
  async forget(account, address) {
    await pool.query('delete from auth.guess where key = $1', [keyOf(account, address)]);
  },
});
