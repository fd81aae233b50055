import type { AccountCreated, Accounts, NewAccount } from '@plumbline/operations';
import type pg from 'pg';
import type { Auth } from './create-auth.ts';
import { accountName, isAccountName, isLogin, normalLogin } from './logins.ts';
import { hashPassword } from './password.ts';

/** What a program's key is called, what it may do, and until when. */
type NewApiKey = {
  townId: number;
  personId: number;
  name: string;
  /** Kept with the key as its permissions, like `{ records: ['read'] }`. */
  scopes?: Record<string, string[]>;
  /** Seconds until the key expires, 1 to 366 days; unset for a key that does not. */
  expiresIn?: number;
};

/** Accounts as operations use them, and what only the command line and the demo town do beside. */
export type AccountStore = Accounts & {
  /**
   * Makes an API key for the person's account.
   * @returns the key itself, shown once and stored only as a hash; nothing where the person has no account
   */
  createApiKey(key: NewApiKey): Promise<string | null>;
};

type Row = { id: string; login: string };

/**
 * Accounts in the schema `auth`.
 * @param pool pool of the role that sees only that schema
 * @param demo marks the accounts as having public passwords
 * @param changed told when somebody's sessions ended, so that nobody is believed any longer
 */
export const accountStore = (
  auth: Auth,
  pool: pg.Pool,
  { demo = false, changed = () => {} }: { demo?: boolean; changed?: () => void } = {},
): AccountStore => {
  const find = async (townId: number, personId: number): Promise<Row | null> => {
    const { rows } = await pool.query<Row>(
      'select id, login from auth."user" where "townId" = $1 and "personId" = $2',
      [townId, personId],
    );
    return rows[0] ?? null;
  };

  return {
    async create(account) {
      const username = accountName(account.townCode, account.login);
      if (!isLogin(account.login) || !isAccountName(username)) return { ok: false, reason: 'LoginInvalid' };
      const password = await hashPassword(account.password);
      return insertAccount(pool, account, { username, password, demo });
    },
    async resetPassword(townId, personId, password) {
      const user = await find(townId, personId);
      if (!user) return null;
      const { internalAdapter } = await auth.$context;
      await internalAdapter.updatePassword(user.id, await hashPassword(password));
      await internalAdapter.updateUser(user.id, { mustChangePassword: true });
      await internalAdapter.deleteUserSessions(user.id);
      changed();
      return { login: user.login };
    },
    async loginsOf(townId, personIds) {
      const { rows } = await pool.query<{ personId: number; login: string }>(
        'select "personId", login from auth."user" where "townId" = $1 and "personId" = any($2::int[])',
        [townId, personIds],
      );
      return new Map(rows.map(({ personId, login }) => [personId, login]));
    },
    loginOf: async (townId, personId) => (await find(townId, personId))?.login ?? null,
    async createApiKey({ townId, personId, name, scopes, expiresIn }) {
      const user = await find(townId, personId);
      if (!user) return null;
      const created = await auth.api.createApiKey({
        body: {
          userId: user.id,
          name,
          ...(scopes ? { permissions: scopes } : {}),
          ...(expiresIn === undefined ? {} : { expiresIn }),
        },
      });
      return created.key;
    },
  };
};

/** Both rows in one statement, so that an account without a password cannot be left behind. */
const insertAccount = async (
  pool: pg.Pool,
  { townId, personId, login, mustChange }: NewAccount,
  { username, password, demo }: { username: string; password: string; demo: boolean },
): Promise<AccountCreated> => {
  const id = crypto.randomUUID();
  try {
    await pool.query(
      `with person as (
         insert into auth."user" (id, name, email, "emailVerified", username, "townId", "personId", login,
           "mustChangePassword", demo)
         values ($1, $2::text, $3, false, $2::text, $4, $5, $6, $7, $8) returning id)
       insert into auth.account (id, "accountId", "providerId", "userId", password, "updatedAt")
       select $9, id, 'credential', id, $10, now() from person`,
      [
        id,
        username,
        `${townId}.${personId}@plumbline.invalid`,
        townId,
        personId,
        normalLogin(login),
        mustChange,
        demo,
        crypto.randomUUID(),
        password,
      ],
    );
    return { ok: true, username };
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    if (code !== '23505') throw error;
    return { ok: false, reason: constraint === 'user_username_key' ? 'LoginTaken' : 'PersonHasAccount' };
  }
};
