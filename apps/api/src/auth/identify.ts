import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type pg from 'pg';
import { type ShortMemory, shortMemory } from '../short-memory.ts';
import { cookiePrefix } from './cookies.ts';
import type { Auth } from './create-auth.ts';
import { touchSession } from './session-limits.ts';

/** Who sends a request. */
export type Identity = {
  townId: number;
  personId: number;
  /** True for a program with an API key, false for a person with a session. */
  viaKey: boolean;
  /** A one-time password has to be replaced before anything is changed. */
  mustChangePassword: boolean;
  /** When the account was made. */
  since: Date;
  /** Codes of an authenticator are asked for when the account signs in. */
  secondFactor: boolean;
  /** An account of the demo town, whose password is public: exempt from the second factor. */
  demo: boolean;
  /** What a program's key opens, like `exams:read`; nothing for a person, whose rights follow from their posts alone. */
  scopes: ReadonlySet<string> | null;
};

/** Finds out who sends a request, and forgets it when a session ends. */
export type Identifier = {
  /** @returns nothing where neither a session nor a key is good */
  identify(request: IncomingMessage): Promise<Identity | null>;
  /** Forgets whom the request's cookie belonged to. */
  forget(request: IncomingMessage): void;
  /** Forgets everybody: a password was reset or a key withdrawn. */
  clear(): void;
};

/** A session's cookie is at most this long; longer ones are not looked at. */
const longestToken = 1_024;

/**
 * Sessions by cookie, programs by `authorization: Bearer`. An answer is believed for five seconds, so that a page that
 * sends ten requests asks the database once; unknown tokens are asked for anew each time.
 * @param setting what people type, after which the cookies are named, and whether accounts of the demo town are let in
 */
export const createIdentifier = (
  auth: Auth,
  pool: pg.Pool,
  { url, demo }: { url: string; demo: boolean },
  memory: ShortMemory<Identity> = shortMemory(5_000, 10_000),
): Identifier => {
  const sessionCookieOf = cookieReader(`${cookiePrefix(url)}.session_token`);
  return {
    async identify(request) {
      const bearer = bearerOf(request);
      const token = bearer ?? sessionCookieOf(request);
      if (token === null || token.length > longestToken) return null;
      const key = hashOf(token);
      const known = memory.get(key);
      if (known) return known;
      const found = bearer === null ? await bySession(auth, pool, request, demo) : await byKey(auth, bearer, demo);
      if (found) memory.set(key, found);
      return found;
    },
    forget(request) {
      const token = sessionCookieOf(request);
      if (token !== null) memory.forget(hashOf(token));
    },
    clear: () => memory.clear(),
  };
};

/** Tokens are remembered as their SHA-256 only. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

const bearerOf = (request: IncomingMessage): string | null =>
  /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;

const cookieReader = (name: string) => {
  const pattern = new RegExp(`(?:^|;\\s*)${name}=([^;]+)`);
  return (request: IncomingMessage): string | null => pattern.exec(request.headers.cookie ?? '')?.[1] ?? null;
};

const bySession = async (
  auth: Auth,
  pool: pg.Pool,
  request: IncomingMessage,
  demo: boolean,
): Promise<Identity | null> => {
  const headers = new Headers({ cookie: request.headers.cookie ?? '' });
  const found = await auth.api.getSession({ headers, query: { disableRefresh: true } });
  if (!found || (found.user.demo && !demo)) return null;
  await touchSession(pool, found.session);
  const { townId, personId, mustChangePassword, twoFactorEnabled, demo: ofDemo, createdAt: since } = found.user;
  const secondFactor = twoFactorEnabled === true;
  return { townId, personId, viaKey: false, mustChangePassword, since, secondFactor, demo: ofDemo, scopes: null };
};

const byKey = async (auth: Auth, key: string, demo: boolean): Promise<Identity | null> => {
  const { valid, key: found } = await auth.api.verifyApiKey({ body: { key } });
  if (!valid || !found) return surelyUnknown(auth, key);
  const context = await auth.$context;
  const user = await context.adapter.findOne<KeyOwner>({
    model: 'user',
    where: [{ field: 'id', value: found.referenceId }],
  });
  if (!user || (user.demo && !demo)) return null;
  const { townId, personId, twoFactorEnabled, createdAt: since } = user;
  return {
    townId,
    personId,
    viaKey: true,
    mustChangePassword: false,
    since,
    secondFactor: twoFactorEnabled === true,
    demo: user.demo,
    scopes: scopesOf(found.permissions),
  };
};

type KeyOwner = {
  townId: number;
  personId: number;
  demo: boolean;
  twoFactorEnabled: boolean | null;
  createdAt: Date;
};

/** Scopes as better-auth keeps them, `{ exams: ['read'] }`, in the form of the schema, `exams:read`. */
export const scopesOf = (permissions: Record<string, string[]> | null | undefined): ReadonlySet<string> =>
  new Set(Object.entries(permissions ?? {}).flatMap(([area, actions]) => actions.map((action) => `${area}:${action}`)));

/**
 * better-auth calls a key invalid also where the database did not answer; nobody is signed out for that.
 * @throws Error when the database does not answer, or when the key is good after all
 */
const surelyUnknown = async (auth: Auth, key: string): Promise<null> => {
  const { adapter } = await auth.$context;
  const found = await adapter.findOne<{ enabled: boolean | null; expiresAt: Date | null }>({
    model: 'apikey',
    where: [{ field: 'key', value: hashOf(key) }],
  });
  if (found && found.enabled !== false && (found.expiresAt === null || found.expiresAt > new Date()))
    throw new Error('The database did not answer when an API key was looked up.');
  return null;
};
