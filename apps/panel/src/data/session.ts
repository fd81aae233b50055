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

/** Why signing in failed: `wrong` name or password, a one-time password that is `tooOld`, `tooMany` tries, or the server is in trouble. */
type SignInFailure = 'wrong' | 'tooOld' | 'tooMany' | 'trouble';

const failed = async (response: Response): Promise<RequestTrouble> => {
  const { status } = response;
  const { code } = (await response.json().catch(() => ({}))) as { code?: string };
  const wrong = code === 'ONE_TIME_EXPIRED' ? 'tooOld' : 'wrong';
  const failure: SignInFailure = status === 429 ? 'tooMany' : status < 500 ? wrong : 'trouble';
  return new RequestTrouble('server', failure, status);
};

/**
 * Signs in with a login name and password; the session is a cookie.
 * @returns `code` where the account asks for a code as well, which `sendCode` sends
 * @throws RequestTrouble whose message is a SignInFailure
 */
export const signIn = async (username: string, password: string): Promise<'in' | 'code'> => {
  const response = await post('/api/auth/sign-in/username', { username, password });
  if (!response.ok) throw await failed(response);
  const answer = (await response.json().catch(() => null)) as { twoFactorRedirect?: boolean } | null;
  return answer?.twoFactorRedirect === true ? 'code' : 'in';
};

/** The second step of signing in. */
export type CodeStep = {
  code: string;
  /** One of the codes on paper, not the one on the phone. */
  backup: boolean;
  /** Ask for no code on this device for thirty days. */
  trustDevice: boolean;
};

/**
 * Ends signing in with a code.
 * @throws RequestTrouble whose message says what was wrong, in the reader's language; it may be empty
 */
export const sendCode = async ({ code, backup, trustDevice }: CodeStep): Promise<void> => {
  const response = await post(`/api/auth/two-factor/${backup ? 'verify-backup-code' : 'verify-totp'}`, {
    code,
    trustDevice,
  });
  if (!response.ok) throw new RequestTrouble('server', await messageOf(response), response.status);
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
