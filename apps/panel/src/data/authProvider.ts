import type { AuthProvider } from 'react-admin';
import { rememberPost } from './preferences.ts';
import { RequestTrouble } from './request.ts';
import { hasSession, signIn, signOut } from './session.ts';

let signedIn: boolean | null = null;

/** react-admin's door to sessions. Rights themselves are the server's; nothing here grants any. */
export const authProvider: AuthProvider = {
  login: async ({ username, password }: { username: string; password: string }) => {
    await signIn(username.trim(), password);
    rememberPost(null);
    signedIn = true;
  },
  logout: async () => {
    if (signedIn) await signOut();
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
