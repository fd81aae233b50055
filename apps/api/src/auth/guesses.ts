import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Place } from './places.ts';

/** How many wrong guesses one place may make for one account, and for how long it then has to wait. */
const allowed = 10;
const windowMinutes = 15;

/** A place that nobody signed in from gets fewer guesses, the more such places guess at the account together. */
const strangers = [
  { together: 200, allowed: 1 },
  { together: 50, allowed: 2 },
] as const;

/** Wrong guesses that a place may make at all accounts that nobody signed in to from there, in the same time. */
const allowedInAll = 200;

/** Counts guesses of passwords and codes, per account and place: who guesses from elsewhere locks nobody else out. */
export type Guesses = {
  /**
   * Counts one guess before the password is looked at, so that guesses sent at once are all counted.
   * @param most guesses that all unknown places may make together; without it they are only given fewer each
   * @returns nothing where it may go on, else the seconds to wait
   */
  count(account: string, place: Place | string, most?: number): Promise<number | null>;
  /** How many more guesses a known place has for an account. */
  left(account: string, place: string): Promise<number>;
  /** Forgets the guesses of a place after the right password. */
  forget(account: string, place: Place | string): Promise<void>;
};

const keyOf = (account: string, place: string): string =>
  createHash('sha256').update(`${account}\n${place}`).digest('base64url');

/** Under this name the guesses of all unknown places are counted together; no place is called so. */
const together = 'all unknown places';

/** Under this name the guesses of one place at all accounts are counted; no account is called so. */
const everybody = 'all accounts';

const placeOf = (place: Place | string): Place => (typeof place === 'string' ? { name: place, known: true } : place);

/** Keeps the count in the database, so that it holds over a restart and for all servers together. */
export const databaseGuesses = (pool: pg.Pool): Guesses => {
  const add = async (key: string): Promise<{ count: number; wait: number }> => {
    const { rows } = await pool.query<{ count: number; wait: string }>(
      `insert into auth.guess as guess (key, count, since) values ($1, 1, now())
       on conflict (key) do update set count = guess.count + 1
       returning count, ceil(extract(epoch from since + make_interval(mins => $2) - now())) as wait`,
      [key, windowMinutes],
    );
    return { count: rows[0]?.count ?? 0, wait: Math.max(1, Number(rows[0]?.wait ?? 1)) };
  };
  return {
    async count(account, given, most) {
      const { name, known } = placeOf(given);
      await pool.query(`delete from auth.guess where since < now() - make_interval(mins => $1)`, [windowMinutes]);
      const own = await add(keyOf(account, name));
      if (known) return own.count > allowed ? own.wait : null;
      // What is refused anyhow does not count against the others.
      if (own.count > allowed) return own.wait;
      const here = await add(keyOf(everybody, name));
      if (here.count > allowedInAll) return here.wait;
      const all = await add(keyOf(account, together));
      if (most !== undefined && all.count > most) return all.wait;
      const fewer = strangers.find((step) => all.count > step.together)?.allowed ?? allowed;
      return own.count > fewer ? own.wait : null;
    },
    async left(account, place) {
      const { rows } = await pool.query<{ count: number }>(
        'select count from auth.guess where key = $1 and since > now() - make_interval(mins => $2)',
        [keyOf(account, place), windowMinutes],
      );
      return Math.max(0, allowed - (rows[0]?.count ?? 0));
    },
    async forget(account, given) {
      const { name, known } = placeOf(given);
      const { rows } = await pool.query<{ count: number }>('delete from auth.guess where key = $1 returning count', [
        keyOf(account, name),
      ]);
      if (known || rows[0] === undefined) return;
      await pool.query('update auth.guess set count = greatest(0, count - $2) where key = any($1)', [
        [keyOf(account, together), keyOf(everybody, name)],
        rows[0].count,
      ]);
    },
  };
};
