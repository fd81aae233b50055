import type { AccountCreated, Accounts, KeyEntry, NewAccount, PasswordCheck } from '@plumbline/operations';
import type pg from 'pg';
import { noteAct, readActs } from './account-acts.ts';
import type { Auth } from './create-auth.ts';
import { databaseGuesses, type Guesses } from './guesses.ts';
import { scopesOf } from './identify.ts';
import { accountName, isAccountName, isLogin, normalLogin } from './logins.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { forgetDevices } from './second-factor.ts';

/** What a program's key is called, what it may do, and until when. */
type NewApiKey = {
  townId: number;
  personId: number;
  name: string;
  /** Areas with what may be done there, like `{ exams: ['read'] }`; `*` for all, which is what a key has without it. */
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
  /** Checks a person's own password for a step that binds them; wrong ones count as guesses of it. */
  confirmPassword(townId: number, personId: number, password: string): Promise<PasswordCheck>;
};

type Row = { id: string; login: string };

/** All that a key can be made for. */
const everything = { '*': ['read', 'write'] };

/**
 * Accounts in the schema `auth`.
 * @param pool pool of the role that sees only that schema
 * @param demo marks the accounts as having public passwords
 * @param changed told when somebody's sessions ended, so that nobody is believed any longer
 */
export const accountStore = (
  auth: Auth,
  pool: pg.Pool,
  {
    demo = false,
    changed = () => {},
    guesses = databaseGuesses(pool),
  }: { demo?: boolean; changed?: () => void; guesses?: Guesses } = {},
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
    async resetPassword(townId, personId, password, by) {
      const user = await find(townId, personId);
      if (!user) return null;
      const { internalAdapter } = await auth.$context;
      await internalAdapter.updatePassword(user.id, await hashPassword(password));
      await internalAdapter.updateUser(user.id, { mustChangePassword: true });
      await internalAdapter.deleteUserSessions(user.id);
      await noteAct(pool, { townId, personId, act: 'passwordReset', by: by ?? null });
      changed();
      return { login: user.login };
    },
    async resetSecondFactor(townId, personId, by) {
      const user = await find(townId, personId);
      if (!user) return null;
      const { adapter, internalAdapter } = await auth.$context;
      const gone = await adapter.deleteMany({ model: 'twoFactor', where: [{ field: 'userId', value: user.id }] });
      if (gone === 0) return null;
      await internalAdapter.updateUser(user.id, { twoFactorEnabled: false });
      await forgetDevices(pool, user.id);
      await internalAdapter.deleteUserSessions(user.id);
      await noteAct(pool, { townId, personId, act: 'secondFactorReset', by });
      changed();
      return { login: user.login };
    },
    async keysOf(townId) {
      const { rows } = await pool.query<Omit<KeyEntry, 'scopes'> & { permissions: string | null }>(
        `select key."id", person."personId", coalesce(key."name", '') as name, coalesce(key."start", '') as start,
           key."permissions", key."createdAt", key."expiresAt", key."lastRequest" as "lastUsedAt"
         from auth."apikey" key join auth."user" person on person.id = key."referenceId"
         where person."townId" = $1 and (key."expiresAt" is null or key."expiresAt" > now())
         order by key."createdAt" desc`,
        [townId],
      );
      return rows.map(({ permissions, ...key }) => ({
        ...key,
        scopes: [...scopesOf(permissions === null ? null : JSON.parse(permissions))],
      }));
    },
    async withdrawKey(townId, keyId, by) {
      const { rows } = await pool.query<{ personId: number }>(
        `delete from auth."apikey" key using auth."user" person
         where person.id = key."referenceId" and key."id" = $2 and person."townId" = $1 returning person."personId"`,
        [townId, keyId],
      );
      const [owner] = rows;
      if (owner === undefined) return false;
      await noteAct(pool, { townId, personId: owner.personId, act: 'keyWithdrawn', by });
      changed();
      return true;
    },
    changesOf: (townId, personId) => readActs(pool, townId, personId),
    async loginsOf(townId, personIds) {
      const { rows } = await pool.query<{ personId: number; login: string }>(
        'select "personId", login from auth."user" where "townId" = $1 and "personId" = any($2::int[])',
        [townId, personIds],
      );
      return new Map(rows.map(({ personId, login }) => [personId, login]));
    },
    async confirmPassword(townId, personId, password) {
      const { rows } = await pool.query<{ password: string }>(
        `select own.password from auth."user" person join auth.account own on own."userId" = person.id
         where person."townId" = $1 and person."personId" = $2 and own."providerId" = 'credential'`,
        [townId, personId],
      );
      const hash = rows[0]?.password;
      if (!hash) return { outcome: 'noAccount' };
      // Whoever has the session guesses here, from wherever: one count for the person.
      const account = `signature of ${townId}.${personId}`;
      const wait = await guesses.count(account, 'signing');
      if (wait !== null) return { outcome: 'locked', minutes: Math.ceil(wait / 60) };
      if (!(await verifyPassword({ hash, password })))
        return { outcome: 'wrong', triesLeft: await guesses.left(account, 'signing') };
      await guesses.forget(account, 'signing');
      return { outcome: 'ok' };
    },
    loginOf: async (townId, personId) => (await find(townId, personId))?.login ?? null,
    async createApiKey({ townId, personId, name, scopes, expiresIn }) {
      const user = await find(townId, personId);
      if (!user) return null;
      const created = await auth.api.createApiKey({
        body: {
          userId: user.id,
          name,
          permissions: scopes ?? everything,
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
