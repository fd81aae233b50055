import type { IncomingMessage } from 'node:http';
import { createContext, decodeId } from '@plumbline/graphql';
import { localeOf, type Text } from '@plumbline/terms';
import type { Product } from '../product.ts';
import type { RequestContext } from './graphql-server.ts';
import { HttpProblem } from './respond.ts';

/** Finds out who sends a request and in which post; throws HttpProblem 401 where nobody is signed in. */
export type ContextReader = (request: IncomingMessage) => Promise<RequestContext>;

/** Reads the session or key, the reader's language and the acting post of a request. */
export const contextReader =
  ({ url, deps, identifier, accounts, viewers }: Product): ContextReader =>
  async (request) => {
    const locale = localeOf(request.headers['accept-language']);
    const identity = await identifier.identify(request);
    const viewer =
      identity && (await viewers.load({ ...identity, locale, postId: postOf(request.headers['x-acting-post']) }));
    if (!identity || !viewer) {
      throw new HttpProblem(401, 'UNAUTHENTICATED', unauthenticated, {}, { 'www-authenticate': 'Bearer' });
    }
    return createContext({ deps, accounts, viewer, mustChangePassword: identity.mustChangePassword, address: url });
  };

/** The post chosen to act in; one that is not held is ignored later. */
const postOf = (header: string | string[] | undefined): number | null =>
  typeof header === 'string' ? decodeId('Post', header) : null;

const unauthenticated: Text = [
  '您还没有登录，或登录已过期。请先登录；程序请在 authorization 中带上 API 密钥（Bearer …）。',
  'You are not signed in, or your session has ended. Sign in first; programs send their API key in "authorization: Bearer ...".',
];
