import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { noteAct } from './account-acts.ts';
import { cookiePrefix } from './cookies.ts';
import { codeIssuer } from './create-auth.ts';
import { answerWith, countGuess, type EndpointParts, signedIn, withPassword } from './endpoint-parts.ts';
import { type AuthEndpoint, authProblem, type Call, type Fields } from './handler.ts';
import type { Identity } from './identify.ts';

/**
 * Wrong codes that all unknown devices and addresses may try for one account in a quarter of an hour. Whoever gets here
 * has the password, so that this count may end instead of only slowing down.
 */
const mostCodes = 30;

/** Setting up the second factor, signing in with it, and leaving it. */
export const secondFactorEndpoints = (parts: EndpointParts): Record<string, AuthEndpoint> => ({
  'two-factor/enable': { method: 'POST', run: (request, body, call) => enable(parts, request, body, call) },
  'two-factor/disable': { method: 'POST', run: (request, body, call) => disable(parts, request, body, call) },
  'two-factor/generate-backup-codes': {
    method: 'POST',
    async run(request, { password }, call) {
      if (typeof password !== 'string') throw authProblem(400, 'VALIDATION_ERROR');
      const identity = await signedIn(parts, request);
      return withPassword(parts, request, identity, () => call({ password }));
    },
  },
  ...verifying(parts, 'verify-totp', totpCode),
  ...verifying(parts, 'verify-backup-code', backupCode, true),
});

const verifying = (
  parts: EndpointParts,
  name: string,
  codeOf: (typed: string) => string,
  /** Only to sign in with, not to set the second factor up. */
  onlySignIn = false,
): Record<string, AuthEndpoint> => ({
  [`two-factor/${name}`]: {
    method: 'POST',
    async run(request, { code, trustDevice }, call) {
      if (typeof code !== 'string') throw authProblem(400, 'VALIDATION_ERROR');
      const user = await whoseCode(parts, request);
      if (onlySignIn && user.signedIn) throw authProblem(400, 'VALIDATION_ERROR');
      const before = user.signedIn && !user.secondFactor ? await sessionsOf(parts, user.id) : [];
      const answer = await tryCode(parts, request, user, codeOf(code), (text) =>
        call({ code: text, trustDevice: trustDevice === true }),
      );
      if (!answer.ok) return answer;
      if (user.signedIn) {
        // The factor that was set up just now holds for whoever is signed in elsewhere, too.
        await parts.pool.query('delete from auth."session" where "id" = any($1)', [before]);
        if (!user.secondFactor) await noteAct(parts.pool, { ...user, act: 'secondFactorOn', by: user.personId });
        parts.identifier.clear();
      } else answer.headers.append('set-cookie', await parts.places.remember(user.username, request));
      return answer;
    },
  },
});

type CodeOwner = {
  id: string;
  townId: number;
  personId: number;
  username: string;
  secondFactor: boolean;
  signedIn: boolean;
};

/** Six digits, also typed in full width or with a gap. */
const totpCode = (typed: string): string => typed.normalize('NFKC').replace(/\s/g, '');

/** Backup codes are given out in lower case. */
const backupCode = (typed: string): string => typed.normalize('NFKC').replace(/\s/g, '').toLowerCase();

/** Whose code is awaited: of whoever is signed in, else of whoever has given the right password a moment ago. */
const whoseCode = async (parts: EndpointParts, request: IncomingMessage): Promise<CodeOwner> => {
  const identity = await parts.identifier.identify(request);
  if (identity?.viaKey) throw authProblem(401, 'UNAUTHORIZED');
  const { baseURL } = parts.auth.options;
  const pattern = new RegExp(`(?:^|;\\s*)${cookiePrefix(baseURL)}\\.two_factor=([^;.]+)`);
  const pending = pattern.exec(request.headers.cookie ?? '')?.[1] ?? '';
  const { rows } = identity
    ? await parts.pool.query<Omit<CodeOwner, 'signedIn'>>(
        `select id, "townId", "personId", username, "twoFactorEnabled" as "secondFactor" from auth."user"
         where "townId" = $1 and "personId" = $2`,
        [identity.townId, identity.personId],
      )
    : await parts.pool.query<Omit<CodeOwner, 'signedIn'>>(
        `select person.id, person."townId", person."personId", person.username,
           person."twoFactorEnabled" as "secondFactor"
         from auth."verification" pending join auth."user" person on person.id = pending.value
         where pending.identifier = $1 and pending."expiresAt" > now() and (not person.demo or $2)`,
        [decodeURIComponent(pending), parts.demo],
      );
  const [found] = rows;
  if (found === undefined) throw authProblem(401, 'INVALID_TWO_FACTOR_COOKIE');
  return { ...found, signedIn: identity !== null };
};

const sessionsOf = async ({ pool }: EndpointParts, userId: string): Promise<string[]> => {
  const { rows } = await pool.query<{ id: string }>('select "id" from auth."session" where "userId" = $1', [userId]);
  return rows.map(({ id }) => id);
};

/**
 * Tries a code once: wrong ones are counted per account and place, a right one never works a second time, and of two
 * who send it at once only one is heard.
 */
const tryCode = async (
  parts: EndpointParts,
  request: IncomingMessage,
  { id, username }: Pick<CodeOwner, 'id' | 'username'>,
  code: string,
  send: (code: string) => Promise<Response>,
): Promise<Response> => {
  const account = `code of ${id}`;
  const place = await parts.places.of(username, request);
  await countGuess(parts, account, place, mostCodes);
  const used = [id, createHash('sha256').update(`${id}\n${code}`).digest('base64url')];
  await parts.pool.query(`delete from auth.used_code where at < now() - interval '5 minutes'`);
  const { rowCount } = await parts.pool.query(
    'insert into auth.used_code (user_id, code) values ($1, $2) on conflict do nothing',
    used,
  );
  if (rowCount === 0) throw authProblem(401, 'INVALID_CODE');
  const answer = await send(code);
  if (answer.ok) await parts.guesses.forget(account, place);
  else await parts.pool.query('delete from auth.used_code where user_id = $1 and code = $2', used);
  return answer;
};

const enable = async (parts: EndpointParts, request: IncomingMessage, { password }: Fields, call: Call) => {
  if (typeof password !== 'string') throw authProblem(400, 'VALIDATION_ERROR');
  const identity = await signedIn(parts, request);
  if (identity.mustChangePassword) throw authProblem(403, 'PASSWORD_CHANGE_REQUIRED');
  const answer = await withPassword(parts, request, identity, () => call({ password, method: 'totp' }));
  if (!answer.ok) return answer;
  const { totpURI, backupCodes } = (await answer.json()) as { totpURI: string; backupCodes: string[] };
  const secret = new URL(totpURI).searchParams.get('secret') ?? '';
  const { username } = await ownerOf(parts, identity);
  // better-auth names the e-mail address, which nobody has here; an authenticator shows town and login.
  const label = [codeIssuer, username].map(encodeURIComponent).join(':');
  const uri = `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(codeIssuer)}`;
  return answerWith({ uri, secret, backupCodes });
};

const ownerOf = async (
  { pool }: EndpointParts,
  { townId, personId }: Identity,
): Promise<{ id: string; username: string }> => {
  const { rows } = await pool.query<{ id: string; username: string }>(
    'select id, username from auth."user" where "townId" = $1 and "personId" = $2',
    [townId, personId],
  );
  if (rows[0] === undefined) throw authProblem(401, 'UNAUTHORIZED');
  return rows[0];
};

/** A second factor is left with password and code: neither alone takes the other away. */
const disable = async (parts: EndpointParts, request: IncomingMessage, { password, code }: Fields, call: Call) => {
  if (typeof password !== 'string' || typeof code !== 'string') throw authProblem(400, 'VALIDATION_ERROR');
  const identity = await signedIn(parts, request);
  const owner = await ownerOf(parts, identity);
  const digits = totpCode(code);
  const tried = /^\d{6}$/.test(digits)
    ? await tryCode(parts, request, owner, digits, (text) => call({ code: text }, 'two-factor/verify-totp'))
    : await tryCode(parts, request, owner, backupCode(code), (text) =>
        call({ code: text, disableSession: true }, 'two-factor/verify-backup-code'),
      );
  if (!tried.ok) return tried;
  const answer = await withPassword(parts, request, identity, () => call({ password }));
  if (!answer.ok) return answer;
  await forgetDevices(parts.pool, owner.id);
  await noteAct(parts.pool, { ...identity, act: 'secondFactorOff', by: identity.personId });
  parts.identifier.clear();
  return answer;
};

/** Ends the trust in all devices of an account: the next sign-in asks for a code everywhere. */
export const forgetDevices = async (pool: EndpointParts['pool'], userId: string): Promise<void> => {
  await pool.query(`delete from auth."verification" where value = $1 and identifier like 'trust-device-%'`, [userId]);
};
