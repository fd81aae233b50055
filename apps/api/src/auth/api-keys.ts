import type { IncomingMessage } from 'node:http';
import { scopeAreas } from '@plumbline/graphql';
import { mayMakeWritingKeys, secondFactorFrom } from '@plumbline/operations';
import { localeOf } from '@plumbline/terms';
import { noteAct } from './account-acts.ts';
import { answerWith, type EndpointParts, signedIn } from './endpoint-parts.ts';
import { type AuthEndpoint, authProblem, type Fields } from './handler.ts';
import { scopesOf } from './identify.ts';
import { day } from './session-limits.ts';

/** How long a key lasts where nobody says otherwise, and at most, in days. */
const usualDays = 90;
const mostDays = 366;
const longestName = 64;

/** A person's own keys: listed without the keys themselves, made and withdrawn. */
export const keyEndpoints = (parts: EndpointParts): Record<string, AuthEndpoint> => ({
  'api-key/list': { method: 'GET', run: (request) => list(parts, request) },
  'api-key/create': { method: 'POST', run: (request, body) => create(parts, request, body) },
  'api-key/delete': {
    method: 'POST',
    async run(request, { keyId }, call) {
      const identity = await signedIn(parts, request);
      if (typeof keyId !== 'string') throw authProblem(400, 'VALIDATION_ERROR');
      const answer = await call({ keyId });
      if (answer.ok) await noteAct(parts.pool, { ...identity, act: 'keyWithdrawn', by: identity.personId });
      parts.identifier.clear();
      return answer;
    },
  },
});

/** A key as its owner sees it. */
type OwnKey = {
  id: string;
  name: string | null;
  start: string | null;
  permissions: string | null;
  createdAt: Date;
  expiresAt: Date | null;
  lastRequest: Date | null;
};

const list = async (parts: EndpointParts, request: IncomingMessage): Promise<Response> => {
  const { townId, personId } = await signedIn(parts, request);
  const { rows } = await parts.pool.query<OwnKey>(
    `select key."id", key."name", key."start", key."permissions", key."createdAt", key."expiresAt", key."lastRequest"
     from auth."apikey" key join auth."user" person on person.id = key."referenceId"
     where person."townId" = $1 and person."personId" = $2 and (key."expiresAt" is null or key."expiresAt" > now())
     order by key."createdAt" desc`,
    [townId, personId],
  );
  return answerWith({
    keys: rows.map(({ permissions, lastRequest, ...key }) => ({
      ...key,
      lastUsedAt: lastRequest,
      scopes: [...scopesOf(permissions === null ? null : JSON.parse(permissions))],
    })),
  });
};

const create = async (parts: EndpointParts, request: IncomingMessage, body: Fields): Promise<Response> => {
  const identity = await signedIn(parts, request);
  const locale = localeOf(request.headers['accept-language']);
  const viewer = await parts.viewers.load({ ...identity, locale, postId: null });
  if (viewer === null) throw authProblem(401, 'UNAUTHORIZED');
  // A key is never asked for codes, so there are no days of grace for it.
  const needed = parts.secondFactor && !identity.demo && secondFactorFrom(viewer.posts, identity.since) !== null;
  const setUpFirst = needed && !identity.secondFactor;
  if (identity.mustChangePassword) throw authProblem(403, 'PASSWORD_CHANGE_REQUIRED');
  if (setUpFirst) throw authProblem(403, 'SECOND_FACTOR_REQUIRED');
  const { name, days = usualDays } = body;
  if (typeof name !== 'string' || name.trim() === '' || name.length > longestName)
    throw authProblem(400, 'KEY_NAME_INVALID');
  if (typeof days !== 'number' || !Number.isInteger(days) || days < 1 || days > mostDays)
    throw authProblem(400, 'KEY_EXPIRY_INVALID', { found: String(days) });
  const scopes = wantedScopes(body.scopes);
  const writing = scopes.find((scope) => scope.endsWith(':write'));
  if (writing !== undefined && !mayMakeWritingKeys(viewer))
    throw authProblem(403, 'SCOPE_NOT_ALLOWED', { found: writing });
  const { townId, personId } = identity;
  const { rows } = await parts.pool.query<{ id: string }>(
    'select id from auth."user" where "townId" = $1 and "personId" = $2',
    [townId, personId],
  );
  const made = await parts.auth.api.createApiKey({
    body: {
      userId: rows[0]?.id ?? '',
      name: name.trim(),
      expiresIn: days * day,
      permissions: permissionsOf(scopes),
    },
  });
  await noteAct(parts.pool, { townId, personId, act: 'keyMade', by: personId });
  return answerWith({ id: made.id, key: made.key, name: made.name, scopes, expiresAt: made.expiresAt });
};

/** Scopes that are known, each once; without any the key reads whatever its owner sees. */
const wantedScopes = (given: unknown): string[] => {
  const known = Object.keys(scopeAreas).flatMap((area) => [`${area}:read`, `${area}:write`]);
  if (given === undefined) return known.filter((scope) => scope.endsWith(':read'));
  if (!Array.isArray(given) || given.length === 0) throw authProblem(400, 'VALIDATION_ERROR');
  const wrong = given.find((scope) => !known.includes(scope));
  if (wrong !== undefined) throw authProblem(400, 'SCOPE_UNKNOWN', { found: String(wrong).slice(0, 64) });
  return known.filter((scope) => given.includes(scope));
};

/** Scopes in the form in which better-auth keeps them. */
const permissionsOf = (scopes: readonly string[]): Record<string, string[]> => {
  const permissions: Record<string, string[]> = {};
  for (const scope of scopes) {
    const [area = '', action = ''] = scope.split(':');
    permissions[area] = [...(permissions[area] ?? []), action];
  }
  return permissions;
};
