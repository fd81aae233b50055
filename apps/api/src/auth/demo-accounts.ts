import type pg from 'pg';

/** An account of the demo town: everything about it may be known. */
export type DemoAccount = { role: string; username: string; password: string; apiKey: string };

/**
 * Accounts of the demo town, in their order; none where it was not loaded to its end. The user name is the login alone,
 * or with its town where another town on this server has the same login.
 */
export const readDemoAccounts = async (pool: pg.Pool): Promise<DemoAccount[]> => {
  const { rows } = await pool.query<DemoAccount>(
    `select role,
       case when own.id is null then shown.username
         when exists (select from auth."user" other where other.login = own.login and other.id <> own.id) then own.username
         else own.login end as username,
       password, api_key as "apiKey"
     from auth.demo_account shown
       left join auth."user" own on own.demo and shown.username in (own.login, own.username)
     order by position`,
  );
  return rows;
};

/** Writes the accounts down, which also says that the demo town was loaded to its end. */
export const keepDemoAccounts = async (pool: pg.Pool, accounts: readonly DemoAccount[]): Promise<void> => {
  await pool.query(
    `insert into auth.demo_account (position, role, username, password, api_key)
     select * from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[])`,
    [
      accounts.map((_, index) => index),
      accounts.map(({ role }) => role),
      accounts.map(({ username }) => username),
      accounts.map(({ password }) => password),
      accounts.map(({ apiKey }) => apiKey),
    ],
  );
};
