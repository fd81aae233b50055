import { RequestTrouble, send } from './request.ts';

const post = (path: string, body: object): Promise<Response> =>
  send(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

const messageOf = async (response: Response): Promise<string> => {
  try {
    const answer = (await response.json()) as { message?: string; code?: string };
    return answer.message ?? '';
  } catch {
    return '';
  }
};

/** Why signing in failed: `wrong` name or password, `tooMany` tries, or the server is in trouble. */
type SignInFailure = 'wrong' | 'tooMany' | 'trouble';

/**
 * Signs in with a login name and password; the session is a cookie.
 * @throws RequestTrouble whose message is a SignInFailure
 */
export const signIn = async (username: string, password: string): Promise<void> => {
  const response = await post('/api/auth/sign-in/username', { username, password });
  if (response.ok) return;
  const failure: SignInFailure = response.status === 429 ? 'tooMany' : response.status < 500 ? 'wrong' : 'trouble';
  throw new RequestTrouble('server', failure, response.status);
};

/** Ends the session. Never fails: without an answer the cookie runs out by itself. */
export const signOut = async (): Promise<void> => {
  await post('/api/auth/sign-out', {}).catch(() => undefined);
};

/** Tells whether there is a session. @throws RequestTrouble without a connection */
export const hasSession = async (): Promise<boolean> => {
  const response = await send('/api/auth/get-session', { headers: { accept: 'application/json' } });
  if (!response.ok) return false;
  const session = (await response.json().catch(() => null)) as { session?: unknown } | null;
  return Boolean(session?.session);
};

/** Changes the password. @returns null when done, else the server's message, which may be empty */
export const changePassword = async (currentPassword: string, newPassword: string): Promise<string | null> => {
  const response = await post('/api/auth/change-password', { currentPassword, newPassword });
  return response.ok ? null : messageOf(response);
};

/** An account of a trial town, named on the sign-in page. */
export type DemoAccount = { role: string; username: string; password: string };

/** Accounts to try, if the server gives any; an empty list otherwise. */
export const demoAccounts = async (): Promise<DemoAccount[]> => {
  const response = await send('/api/demo-accounts', { headers: { accept: 'application/json' } }).catch(() => null);
  if (!response?.ok) return [];
  const answer: unknown = await response.json().catch(() => []);
  const list = Array.isArray(answer) ? answer : ((answer as { accounts?: unknown }).accounts ?? []);
  return Array.isArray(list) ? (list as DemoAccount[]).filter((one) => one.username && one.password) : [];
};
