import type { AuthProvider } from 'react-admin';
import { rememberPost } from './preferences.ts';
import { RequestTrouble } from './request.ts';
import { type CodeStep, hasSession, sendCode, signIn, signOut } from './session.ts';
import { forgetStandIn } from './standIn.ts';

/** The password was right, and a code is asked for. */
export const codeWanted = 'code';

let signedIn: boolean | null = null;

/** react-admin's door to sessions. Rights themselves are the server's; nothing here grants any. */
export const authProvider: AuthProvider = {
  login: async (given: { username: string; password: string } | CodeStep) => {
    if ('code' in given) await sendCode(given);
    else if ((await signIn(given.username.trim(), given.password)) === 'code')
      throw new RequestTrouble('server', codeWanted);
    rememberPost(null);
    forgetStandIn();
    signedIn = true;
  },
  logout: async () => {
    if (signedIn) await signOut();
    forgetStandIn();
    signedIn = false;
  },
  checkAuth: async () => {
    if (signedIn === null) {
      const found = await hasSession().catch(() => null);
      // Signing in may have been quicker than this question.
      signedIn ??= found;
    }
    if (signedIn === false) throw new Error('signed out');
  },
  checkError: async (error: unknown) => {
    if (error instanceof RequestTrouble && error.kind === 'signedOut') {
      signedIn = false;
      throw error;
    }
  },
  getPermissions: async () => undefined,
};
