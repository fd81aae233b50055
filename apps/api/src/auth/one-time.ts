import type pg from 'pg';
import { verifyPassword } from './password.ts';

/**
 * So many days a one-time password is good for: it lies on paper, on somebody's desk. Two weeks outlast a holiday; whoever
 * comes later gets a new one.
 */
const goodForDays = 14;

/**
 * Asks whether an account has a one-time password that has expired. Only whoever types it rightly may learn that.
 * @param username the stored name of the account
 * @returns nothing where the account has none, or one that is still good
 */
export const expiredOneTime = async (
  pool: pg.Pool,
  username: string,
  password: string,
): Promise<'right' | 'wrong' | null> => {
  const { rows } = await pool.query<{ hash: string | null }>(
    `select own.password as hash from auth."user" person join auth.account own on own."userId" = person.id
     where person.username = $1 and own."providerId" = 'credential' and person."mustChangePassword"
       and own."updatedAt" < now() - make_interval(days => $2)`,
    [username, goodForDays],
  );
  const hash = rows[0]?.hash;
  if (typeof hash !== 'string') return null;
  return (await verifyPassword({ hash, password })) ? 'right' : 'wrong';
};
