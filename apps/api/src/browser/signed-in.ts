import { nextCode } from '../testing/second-factor.ts';

/** People who ask the interface without a browser; each signs in once. */
export interface SignedIn {
  /**
   * Sends an operation.
   * @throws Error the request itself was at fault
   */
  graphql<Data>(login: string, query: string, variables?: unknown): Promise<Data>;
  /** Reads a path of the server. */
  file(login: string, path: string): Promise<Buffer>;
  /** Sends a file before the record that needs it. @returns its id */
  upload(login: string, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string>;
}

/** A POST of JSON. */
export const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** The cookies that an answer sets, as a browser sends them back. */
export const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

/**
 * Signs people of a server in as they are needed.
 * @param password of everybody there
 */
export const signedIn = (url: string, password: string): SignedIn => {
  const cookies = new Map<string, string>();
  const withCode = async (login: string, cookie: string): Promise<Response> => {
    const code = await nextCode(login);
    const answer = await fetch(`${url}/api/auth/two-factor/verify-totp`, json({ code }, { cookie }));
    if (!answer.ok) throw new Error(`the code was answered ${answer.status}`);
    return answer;
  };
  const cookieFor = async (login: string): Promise<string> => {
    const known = cookies.get(login);
    if (known !== undefined) return known;
    const answer = await fetch(`${url}/api/auth/sign-in/username`, json({ username: login, password }));
    if (!answer.ok) throw new Error(`sign-in answered ${answer.status}`);
    const { twoFactorRedirect } = (await answer.json()) as { twoFactorRedirect?: boolean };
    const signedInBy = twoFactorRedirect ? await withCode(login, cookieOf(answer)) : answer;
    cookies.set(login, cookieOf(signedInBy));
    return cookieOf(signedInBy);
  };
  return {
    async graphql<Data>(login: string, query: string, variables?: unknown) {
      const answer = await fetch(`${url}/graphql`, json({ query, variables }, { cookie: await cookieFor(login) }));
      const { data, errors } = (await answer.json()) as { data?: Data; errors?: { message: string }[] };
      if (!data || errors) throw new Error(errors?.map(({ message }) => message).join('; ') ?? String(answer.status));
      return data;
    },
    async file(login, path) {
      const answer = await fetch(url + path, { headers: { cookie: await cookieFor(login) } });
      return Buffer.from(await answer.arrayBuffer());
    },
    async upload(login, name, bytes) {
      const body = new FormData();
      body.set('file', new Blob([bytes]), name);
      const answer = await fetch(`${url}/files`, { method: 'POST', headers: { cookie: await cookieFor(login) }, body });
      if (!answer.ok) throw new Error(`the file was answered ${answer.status}`);
      return ((await answer.json()) as { id: string }).id;
    },
  };
};
