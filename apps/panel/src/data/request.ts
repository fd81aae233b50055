import { print } from '@0no-co/graphql.web';
import type { TadaDocumentNode } from 'gql.tada';
import { chosenPost, currentLocale } from './preferences.ts';
import { postToActIn, standIn, standInLost } from './standIn.ts';

/** What kind of trouble kept an answer away: no connection, no session, or a fault that the server reports. */
export type TroubleKind = 'network' | 'signedOut' | 'server';

/** No usable answer came; `kind` says why. Its message is the server's, in the reader's language, or empty. */
export class RequestTrouble extends Error {
  readonly kind: TroubleKind;
  readonly status: number;
  /** The server's code for it; empty where there is none. */
  readonly code: string;
  constructor(kind: TroubleKind, message: string, status = 0, code = '') {
    super(message);
    this.kind = kind;
    this.status = status;
    this.code = code;
  }
}

type GraphqlAnswer = { data?: unknown; errors?: { message: string; extensions?: { code?: string } }[] };

/** The value of the `accept-language` header for the reader's language. */
const acceptLanguage = (): string => (currentLocale() === 'zh' ? 'zh-CN' : 'en');

/**
 * Sends a request to the same origin with session and language.
 * @throws RequestTrouble of kind `network` when no answer came
 */
export const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
  const headers = new Headers(init.headers);
  headers.set('accept-language', acceptLanguage());
  try {
    return await fetch(path, { credentials: 'same-origin', ...init, headers });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new RequestTrouble('network', '');
  }
};

const answerOf = async (response: Response): Promise<GraphqlAnswer> => {
  try {
    return (await response.json()) as GraphqlAnswer;
  } catch {
    throw new RequestTrouble(response.status >= 502 ? 'network' : 'server', '', response.status);
  }
};

/** The code of an answer to somebody whose delegation gives nothing any more. */
export const delegationOver = 'DELEGATION_NOT_VALID';

type Acting = {
  signal?: AbortSignal | undefined;
  /** To act in, instead of the chosen post. */
  post?: string | null;
  /** Id of the delegation to act by, instead of the chosen one; null for the own name. */
  behalf?: string | null;
};

/** In which post, and in whose stead, something is asked for: as chosen in this window, unless said otherwise. */
export const actingHeaders = ({
  behalf = standIn()?.id ?? null,
  post = behalf === null ? chosenPost() : behalf === standIn()?.id ? postToActIn() : null,
}: Acting = {}): Record<string, string> => ({
  ...(post ? { 'x-acting-post': post } : {}),
  ...(behalf ? { 'x-on-behalf-of': behalf } : {}),
});

/** Sends the text of a GraphQL document and gives its data; the caller vouches for the type. */
export const sendGraphql = async <Result>(query: string, variables: unknown, options: Acting = {}): Promise<Result> => {
  const response = await send('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...actingHeaders(options),
    },
    body: JSON.stringify({ query, variables }),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  if (response.status === 401) throw new RequestTrouble('signedOut', '', 401);
  const answer = await answerOf(response);
  const first = answer.errors?.[0];
  if (first?.extensions?.code === 'UNAUTHENTICATED') throw new RequestTrouble('signedOut', first.message, 401);
  if (first || answer.data === undefined || answer.data === null) {
    const code = first?.extensions?.code ?? '';
    if (code === delegationOver && options.behalf === undefined) standInLost();
    throw new RequestTrouble('server', first?.message ?? '', response.status, code);
  }
  return answer.data as Result;
};

const printed = new WeakMap<object, string>();

/**
 * Runs a typed document.
 * @example await request(WorkbenchQuery, { post: null })
 * @throws RequestTrouble
 */
export const request = <Result, Variables>(
  document: TadaDocumentNode<Result, Variables>,
  variables: Variables,
  options: Acting = {},
): Promise<Result> => {
  let text = printed.get(document);
  if (text === undefined) {
    text = print(document as unknown as Parameters<typeof print>[0]);
    printed.set(document, text);
  }
  return sendGraphql<Result>(text, variables, options);
};
