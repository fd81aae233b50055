import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Problem } from '@plumbline/operations';
import { fill, localeOf, say, type Text } from '@plumbline/terms';
import { refusedWith } from './refusals.ts';

/** Answers with a JSON document that no cache keeps. */
export const sendJson = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void => {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(JSON.stringify(body));
};

/**
 * A request refused before it reached the product: its HTTP status, a code for programs and a message for people.
 * Thrown anywhere below the router, which answers with it.
 */
export class HttpProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly text: Text;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    text: Text,
    values: Readonly<Record<string, string | number>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(code);
    this.name = 'HttpProblem';
    this.status = status;
    this.code = code;
    this.text = fill(text, values);
    this.headers = headers;
  }
}

const statusOf: Readonly<Partial<Record<Problem['code'], number>>> = { NotAllowed: 403, NotFound: 404 };

/** The first of an operation's problems as a refusal. */
export const refusalOf = ([problem]: readonly Problem[]): HttpProblem => {
  const { code = 'InvalidInput', message = '' } = problem ?? {};
  return new HttpProblem(statusOf[code] ?? 400, code, [message, message]);
};

/** Answers with `{ code, message }` in the reader's language. */
export const sendProblem = (request: IncomingMessage, response: ServerResponse, problem: HttpProblem): void => {
  refusedWith(response, problem.code);
  sendJson(
    response,
    problem.status,
    { code: problem.code, message: say(problem.text, localeOf(request.headers['accept-language'])) },
    problem.headers,
  );
};
