import type { IncomingMessage, ServerResponse } from 'node:http';
import { localeOf, say } from '@plumbline/terms';
import { readJson } from '../http/body.ts';
import { checkText } from '../http/plain-text.ts';
import { refusedWith } from '../http/refusals.ts';
import { HttpProblem, sendJson } from '../http/respond.ts';
import type { Handler } from '../http/router.ts';
import type { Auth } from './create-auth.ts';
import { authMessages } from './messages.ts';

/** Calls better-auth with a body of our choosing. */
type AuthCall = { path: string; request: IncomingMessage; body?: Fields };

/** Calls better-auth: with the sent body or another, at the sent address or at another below `/api/auth/`. */
export type Call = (body?: Fields, address?: string) => Promise<Response>;

/** The fields of a body. */
export type Fields = Record<string, unknown>;

/** One address of sign-in; answers whatever `call` answered, or throws a problem before it. */
export type AuthEndpoint = {
  method: 'GET' | 'POST';
  run(request: IncomingMessage, body: Fields, call: Call): Promise<Response>;
};

const largestBody = 16 * 1024;

/**
 * Answers `/api/auth/*`: only the addresses listed, the rest of better-auth is closed. Errors are `{ code, message }` in
 * the reader's language.
 */
export const authHandler = (auth: Auth, url: string, endpoints: Readonly<Record<string, AuthEndpoint>>): Handler => {
  const call = async ({ path, request, body }: AuthCall): Promise<Response> => {
    const headers = new Headers({ accept: 'application/json' });
    for (const name of ['cookie', 'user-agent']) {
      const value = request.headers[name];
      if (typeof value === 'string') headers.set(name, value);
    }
    if (body) headers.set('content-type', 'application/json');
    const method = request.method ?? 'GET';
    return auth.handler(
      new Request(`${url}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }),
    );
  };

  return async (request, response, { path }) => {
    const endpoint = endpoints[path.slice('/api/auth/'.length)];
    if (!endpoint || endpoint.method !== request.method) throw authProblem(404, 'NOT_FOUND');
    const body = request.method === 'POST' ? await readFields(request) : undefined;
    const answer = await endpoint.run(request, body ?? {}, (changed, address) => {
      const sent = request.method === 'POST' ? (changed ?? body ?? {}) : undefined;
      return call({ path: address ? `/api/auth/${address}` : path, request, ...(sent ? { body: sent } : {}) });
    });
    await pass(answer, request, response);
  };
};

/** A refusal of sign-in, with its own words. */
export const authProblem = (
  status: number,
  code: string,
  values: Readonly<Record<string, string | number>> = {},
  headers: Readonly<Record<string, string>> = {},
): HttpProblem => new HttpProblem(status, code, textOf(code), values, headers);

const other = ['登录服务没有完成这个请求。请稍后再试。', 'Sign-in could not do this. Try again later.'] as const;

const textOf = (code: string) => authMessages[code] ?? other;

const readFields = async (request: IncomingMessage): Promise<Fields> => {
  const hasBody =
    request.headers['content-length'] !== '0' &&
    (request.headers['content-length'] ?? request.headers['transfer-encoding']);
  const body = hasBody ? await readJson(request, largestBody) : {};
  checkText(body, 'body');
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw authProblem(400, 'VALIDATION_ERROR');
  return body as Fields;
};

const pass = async (answer: Response, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  for (const cookie of answer.headers.getSetCookie()) response.appendHeader('set-cookie', cookie);
  const body: unknown = await answer.json().catch(() => null);
  if (answer.ok) return sendJson(response, answer.status, body);
  const code = (body as { code?: unknown } | null)?.code;
  const known = typeof code === 'string' && code in authMessages ? code : 'OTHER';
  refusedWith(response, known);
  sendJson(response, answer.status, {
    code: typeof code === 'string' ? code : 'OTHER',
    message: say(textOf(known), localeOf(request.headers['accept-language'])),
  });
};
