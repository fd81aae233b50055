import type { IncomingMessage } from 'node:http';
import type pg from 'pg';
import type { Guesses } from './guesses.ts';
import type { AuthEndpoint } from './handler.ts';
import { authProblem } from './handler.ts';
import type { Identifier } from './identify.ts';
import { normalLogin } from './logins.ts';

/** What the addresses of sign-in work with. */
export type EndpointParts = {
  pool: pg.Pool;
  guesses: Guesses;
  identifier: Identifier;
  /** Whether accounts of the demo town are let in. */
  demo: boolean;
  /** The address a request comes from. */
  addressOf: (request: IncomingMessage) => string;
};

/** A name that no account has: a sign-in with it takes as long as any other and fails. */
const nobody = 'nobody/nobody';

/** The addresses of better-auth that are open, and what surrounds each of them. */
export const authEndpoints = (parts: EndpointParts): Readonly<Record<string, AuthEndpoint>> => ({
  'sign-in/username': { method: 'POST', run: (request, body, call) => signIn(parts, request, body, call) },
  'change-password': { method: 'POST', run: (request, body, call) => changePassword(parts, request, body, call) },
  'sign-out': {
    method: 'POST',
    async run(request, _body, call) {
      const answer = await call({});
      parts.identifier.forget(request);
      return answer;
    },
  },
  'get-session': { method: 'GET', run: (_request, _body, call) => call() },
  'api-key/list': { method: 'GET', run: (_request, _body, call) => call() },
  'api-key/create': {
    method: 'POST',
    async run(request, body, call) {
      const identity = await parts.identifier.identify(request);
      if (identity?.mustChangePassword) throw authProblem(403, 'PASSWORD_CHANGE_REQUIRED');
      return call(body);
    },
  },
  'api-key/delete': {
    method: 'POST',
    async run(_request, body, call) {
      const answer = await call(body);
      parts.identifier.clear();
      return answer;
    },
  },
});

type Call = Parameters<AuthEndpoint['run']>[2];
type Fields = Record<string, unknown>;

const signIn = async (parts: EndpointParts, request: IncomingMessage, body: Fields, call: Call) => {
  const { username, password, rememberMe } = body;
  if (typeof username !== 'string' || typeof password !== 'string') throw authProblem(400, 'VALIDATION_ERROR');
  const name = normalLogin(username);
  const account = await findAccount(parts, name);
  const counted = account ?? name;
  await countGuess(parts, counted, request);
  const answer = await call({ username: account ?? nobody, password, rememberMe: rememberMe !== false });
  if (answer.ok) await parts.guesses.forget(counted, parts.addressOf(request));
  return answer;
};

/** People may type the login alone where only one town on this server has it. */
const findAccount = async ({ pool, demo }: EndpointParts, name: string): Promise<string | null> => {
  const { rows } = await pool.query<{ username: string }>(
    'select username from auth."user" where (username = $1 or login = $1) and (not demo or $2) limit 2',
    [name, demo],
  );
  if (rows.length > 1) throw authProblem(400, 'TOWN_REQUIRED');
  return rows[0]?.username ?? null;
};

const countGuess = async ({ guesses, addressOf }: EndpointParts, account: string, request: IncomingMessage) => {
  const wait = await guesses.count(account, addressOf(request));
  if (wait !== null) {
    throw authProblem(429, 'TOO_MANY_GUESSES', { minutes: Math.ceil(wait / 60) }, { 'retry-after': String(wait) });
  }
};

const changePassword = async (parts: EndpointParts, request: IncomingMessage, body: Fields, call: Call) => {
  const { currentPassword, newPassword } = body;
  if (typeof currentPassword !== 'string' || typeof newPassword !== 'string')
    throw authProblem(400, 'VALIDATION_ERROR');
  const identity = await parts.identifier.identify(request);
  if (!identity || identity.viaKey) throw authProblem(401, 'UNAUTHORIZED');
  if (currentPassword === newPassword) throw authProblem(400, 'PASSWORD_UNCHANGED');
  const account = `password of ${identity.townId}.${identity.personId}`;
  await countGuess(parts, account, request);
  const answer = await call({ currentPassword, newPassword, revokeOtherSessions: true });
  if (answer.ok) {
    await parts.guesses.forget(account, parts.addressOf(request));
    await parts.pool.query(
      'update auth."user" set "mustChangePassword" = false where "townId" = $1 and "personId" = $2',
      [identity.townId, identity.personId],
    );
    parts.identifier.clear();
  }
  return answer;
};
