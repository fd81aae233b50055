import type { IncomingMessage } from 'node:http';
import { createContext, decodeId, missingScope, scopeOfRoute } from '@plumbline/graphql';
import { secondFactorFrom, type Viewer } from '@plumbline/operations';
import { localeOf, type Text } from '@plumbline/terms';
import type { Product } from '../product.ts';
import type { RequestContext } from './graphql-server.ts';
import { keyClosed, scopeWanted } from './key-scopes.ts';
import type { Refusals } from './refusals.ts';
import { HttpProblem } from './respond.ts';

/** Finds out who sends a request and in which post; throws HttpProblem 401 where nobody is signed in. */
export type ContextReader = (request: IncomingMessage) => Promise<RequestContext>;

/**
 * Reads the session or key, the reader's language and the acting post of a request.
 * @param enforced whether posts that need a second factor are held to it
 * @param refusals told who asks, and what they did not get
 */
export const contextReader =
  ({ url, deps, identifier, accounts, viewers }: Product, enforced: boolean, refusals: Refusals): ContextReader =>
  async (request) => {
    const locale = localeOf(request.headers['accept-language']);
    const identity = await identifier.identify(request);
    const viewer =
      identity && (await viewers.load({ ...identity, locale, postId: postOf(request.headers['x-acting-post']) }));
    if (!identity || !viewer) {
      throw new HttpProblem(401, 'UNAUTHENTICATED', unauthenticated, {}, { 'www-authenticate': 'Bearer' });
    }
    refusals.from(request, { ...viewer, viaKey: identity.viaKey });
    checkRoute(request, identity.scopes);
    const acting = await standingIn(request, viewers, viewer, identity.viaKey);
    const whoever: Viewer = identity.viaKey ? { ...acting, viaKey: true } : acting;
    return createContext({
      deps,
      accounts,
      viewer: whoever,
      onRefused: (field, code) => refusals.note(whoever, field, code),
      mustChangePassword: identity.mustChangePassword,
      secondFactor: {
        setUp: identity.secondFactor,
        from:
          enforced && !identity.demo
            ? secondFactorFrom([...viewer.posts, ...(acting.behalf?.posts ?? [])], identity.since)
            : null,
      },
      scopes: identity.scopes,
      address: url,
    });
  };

/** What a key opens is checked here for every address but GraphQL, whose fields are checked one by one (key-scopes.ts). */
const checkRoute = ({ method = '', url = '' }: IncomingMessage, scopes: ReadonlySet<string> | null): void => {
  const [path = ''] = url.split('?');
  if (scopes === null || path === '/graphql') return;
  const needed = scopeOfRoute(method, path);
  const missing = needed === null ? 'noKey' : missingScope(scopes, [needed]);
  if (missing === 'noKey') throw new HttpProblem(403, 'KEY_CLOSED', keyClosed);
  if (missing !== null) throw new HttpProblem(403, 'SCOPE_MISSING', scopeWanted, { scope: missing });
};

/**
 * For whom somebody stands in: by a header, or, where a browser sends none (pictures), by the address of a file.
 * @throws HttpProblem 403 where the delegation is not theirs, is over, or gives nothing today; and for programs
 */
const standingIn = async (
  request: IncomingMessage,
  viewers: Product['viewers'],
  viewer: Viewer,
  viaKey: boolean,
): Promise<Viewer> => {
  const header = request.headers['x-on-behalf-of'];
  const named = header ?? delegationInAddress(request.url ?? '');
  if (named === null) return viewer;
  const id = typeof named === 'string' ? decodeId('Delegation', named) : null;
  const found =
    id === null || viaKey ? null : await viewers.standIn(viewer, id, postOf(request.headers['x-acting-post']));
  if (found === null) throw new HttpProblem(403, 'DELEGATION_NOT_VALID', notDelegated);
  return found;
};

const delegationInAddress = (url: string): string | null =>
  url.startsWith('/files/') && url.includes('?') ? new URLSearchParams(url.slice(url.indexOf('?'))).get('for') : null;

/** The post chosen to act in; one that is not held is ignored later. */
const postOf = (header: string | string[] | undefined): number | null =>
  typeof header === 'string' ? decodeId('Post', header) : null;

const notDelegated: Text = [
  '这项代理不是给您的，或今天不在代理期内。请回到本人身份再办理。',
  'This delegation is not yours, or is not in force today. Go back to acting in your own name.',
];
const unauthenticated: Text = [
  '您还没有登录，或登录已过期。请先登录；程序请在 authorization 中带上 API 密钥（Bearer …）。',
  'You are not signed in, or your session has ended. Sign in first; programs send their API key in "authorization: Bearer ...".',
];
