import type pg from 'pg';
import { forgetPlaces } from './places.ts';

/**
 * Removes a person's account for good, with all that hangs on it: sessions, password, keys, second factors, known devices.
 * A demo account leaves the list of demo accounts. Nothing happens where there is none.
 * @param pool pool of the role of sign-in
 */
export const eraseAccount = async (pool: pg.Pool, townId: number, personId: number): Promise<void> => {
  const { rows } = await pool.query<{ username: string }>(
    'select username from auth."user" where "townId" = $1 and "personId" = $2',
    [townId, personId],
  );
  // The devices first: once the account is gone, nothing tells which they were.
  for (const { username } of rows) await forgetPlaces(pool, username);
  await pool.query(
    `with gone as (
       delete from auth."user" where "townId" = $1 and "personId" = $2 returning username)
     delete from auth.demo_account where username in (select username from gone)`,
    [townId, personId],
  );
};
