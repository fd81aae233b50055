import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Text } from '@plumbline/terms';
import { HttpProblem } from './respond.ts';

/** Answers one request; `path` is without the query, `search` the query with its question mark. */
export type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  at: { path: string; search: string },
) => Promise<void> | void;

/** Where a handler answers: a path itself, or everything below it where it ends with a slash. */
export type Route = { path: string; methods: readonly string[]; handle: Handler };

/**
 * Finds the first route for a request.
 * @param routes tried in order
 * @param otherwise answers what no route takes: the panel
 * @throws HttpProblem 405 where the path is known and the method is not
 */
export const createRouter =
  (routes: readonly Route[], otherwise: Handler): ((request: IncomingMessage, response: ServerResponse) => unknown) =>
  (request, response) => {
    const [path = '/', ...query] = (request.url ?? '/').split('?');
    const at = { path, search: query.length > 0 ? `?${query.join('?')}` : '' };
    const route = routes.find((known) =>
      known.path.endsWith('/') ? path.startsWith(known.path) : path === known.path,
    );
    if (!route) return otherwise(request, response, at);
    checkMethod(request, route.methods);
    return route.handle(request, response, at);
  };

/**
 * Refuses a method that an address does not take.
 * @throws HttpProblem 405 that names those that it takes
 */
export const checkMethod = ({ method = '' }: IncomingMessage, methods: readonly string[]): void => {
  if (methods.includes(method)) return;
  const allowed = methods.join(', ');
  throw new HttpProblem(405, 'METHOD_NOT_ALLOWED', wrongMethod, { found: method, allowed }, { allow: allowed });
};

const wrongMethod: Text = [
  '这个地址不接受 {found}，只接受 {allowed}。',
  'This address does not take {found}; it takes {allowed}.',
];
