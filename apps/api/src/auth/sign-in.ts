import type { IncomingMessage } from 'node:http';
import { noteAct } from './account-acts.ts';
import { isCommonPassword } from './common-passwords.ts';
import { countGuess, type EndpointParts, signedIn, withPassword } from './endpoint-parts.ts';
import { type AuthEndpoint, authProblem, type Call, type Fields } from './handler.ts';
import type { Identity } from './identify.ts';
import { normalLogin } from './logins.ts';
import { expiredOneTime } from './one-time.ts';

/** A name that no account has: a sign-in with it takes as long as any other and fails. */
const nobody = 'nobody/nobody';

/** Signing in and out, and the password. */
export const signInEndpoints = (parts: EndpointParts): Record<string, AuthEndpoint> => ({
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
});

const signIn = async (parts: EndpointParts, request: IncomingMessage, body: Fields, call: Call) => {
  const { username, password, rememberMe } = body;
  if (typeof username !== 'string' || typeof password !== 'string') throw authProblem(400, 'VALIDATION_ERROR');
  const name = normalLogin(username);
  const account = await findAccount(parts, name);
  const counted = account ?? name;
  const place = await parts.places.of(counted, request);
  await countGuess(parts, counted, place);
  const expired = account === null ? null : await expiredOneTime(parts.pool, account, password);
  if (expired === 'wrong') throw authProblem(401, 'INVALID_USERNAME_OR_PASSWORD');
  if (expired === 'right') throw authProblem(403, 'ONE_TIME_EXPIRED');
  const answer = await call({ username: account ?? nobody, password, rememberMe: rememberMe !== false });
  if (!answer.ok || account === null) return answer;
  await parts.guesses.forget(counted, place);
  // Whoever only has the password is not known yet: the code comes next.
  if (await asksForCode(answer)) return answer;
  answer.headers.append('set-cookie', await parts.places.remember(account, request));
  return answer;
};

const asksForCode = async (answer: Response): Promise<boolean> => {
  const body = (await answer.clone().json()) as { twoFactorRedirect?: boolean };
  return body.twoFactorRedirect === true;
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

/** What others know of an account's owner: name, login and the town's code. */
const wordsOf = async ({ pool }: EndpointParts, { townId, personId }: Identity): Promise<string[]> => {
  const { rows } = await pool.query<{ name: string; username: string }>(
    'select name, username from auth."user" where "townId" = $1 and "personId" = $2',
    [townId, personId],
  );
  return rows.flatMap(({ name, username }) => [name, ...username.split('/')]);
};

const changePassword = async (parts: EndpointParts, request: IncomingMessage, body: Fields, call: Call) => {
  const { currentPassword, newPassword } = body;
  if (typeof currentPassword !== 'string' || typeof newPassword !== 'string')
    throw authProblem(400, 'VALIDATION_ERROR');
  const identity = await signedIn(parts, request);
  if (currentPassword === newPassword) throw authProblem(400, 'PASSWORD_UNCHANGED');
  if (isCommonPassword(newPassword, await wordsOf(parts, identity))) throw authProblem(400, 'PASSWORD_COMMON');
  const answer = await withPassword(parts, request, identity, () =>
    call({ currentPassword, newPassword, revokeOtherSessions: true }),
  );
  if (answer.ok) {
    await parts.pool.query(
      'update auth."user" set "mustChangePassword" = false where "townId" = $1 and "personId" = $2',
      [identity.townId, identity.personId],
    );
    await noteAct(parts.pool, { ...identity, act: 'passwordChanged', by: identity.personId });
    parts.identifier.clear();
  }
  return answer;
};
