import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import { localeOf, say } from '@plumbline/terms';
import { readJson } from './body.ts';
import { largestRequest } from './graphql-limits.ts';
import type { RequestContext } from './graphql-server.ts';
import { checkText } from './plain-text.ts';
import { refusedWith } from './refusals.ts';
import { HttpProblem, sendJson } from './respond.ts';
import type { Handler } from './router.ts';

/**
 * Answers `/graphql`. A browser that asks for a page gets GraphiQL; everything else is one operation, as JSON.
 * @param contextOf finds out who asks; throws HttpProblem 401 where nobody does
 */
export const graphqlHandler =
  (
    server: ApolloServer<RequestContext>,
    contextOf: (request: IncomingMessage) => Promise<RequestContext>,
    page: Handler,
  ): Handler =>
  async (request, response, at) => {
    if (request.method === 'GET' && wantsPage(request)) return page(request, response, at);
    try {
      const context = await contextOf(request);
      const body = request.method === 'POST' ? await readOperation(request) : undefined;
      if (request.method === 'GET') checkText(Object.fromEntries(new URLSearchParams(at.search)), 'query');
      const answer = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: request.method ?? 'GET', headers: headersOf(request), search: at.search, body },
        context: async () => context,
      });
      if (response.destroyed) return;
      const headers = { 'cache-control': 'no-store', ...Object.fromEntries(answer.headers) };
      if (answer.body.kind === 'complete') {
        // With its length known, head and body leave in one write.
        const bytes = encode(answer.body.string);
        response.writeHead(answer.status ?? 200, { ...headers, 'content-length': bytes.length });
        response.end(bytes);
      } else {
        response.writeHead(answer.status ?? 200, headers);
        for await (const chunk of answer.body.asyncIterator) response.write(chunk);
        response.end();
      }
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      sendRefusal(request, response, error);
    }
  };

/** Encoding into memory at hand costs half of what asking for the length and for new memory first does. */
const scratch = Buffer.allocUnsafeSlow(256 * 1024);

const encode = (text: string): Buffer =>
  text.length * 3 > scratch.length ? Buffer.from(text) : Buffer.from(scratch.subarray(0, scratch.write(text)));

const readOperation = async (request: IncomingMessage): Promise<unknown> => {
  const body = await readJson(request, largestRequest);
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
    const { query, variables, operationName, extensions } = body as Record<string, unknown>;
    checkText(query, 'query');
    checkText(variables, 'variables');
    checkText(operationName, 'operationName');
    checkText(extensions, 'extensions');
  }
  return body;
};

const wantsPage = (request: IncomingMessage): boolean => /\btext\/html\b/.test(request.headers.accept ?? '');

const headersOf = (request: IncomingMessage): HeaderMap => {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
};

/** A refusal in the form that clients of GraphQL read. */
const sendRefusal = (request: IncomingMessage, response: ServerResponse, problem: HttpProblem): void => {
  refusedWith(response, problem.code);
  sendJson(
    response,
    problem.status,
    {
      errors: [
        {
          message: say(problem.text, localeOf(request.headers['accept-language'])),
          extensions: { code: problem.code },
        },
      ],
    },
    problem.headers,
  );
};
