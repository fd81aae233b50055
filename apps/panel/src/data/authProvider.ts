import type { AuthProvider } from 'react-admin';
import { rememberPost } from './preferences.ts';
import { queryClient } from './queryClient.ts';
import { RequestTrouble } from './request.ts';
import { hasSession, signIn, signOut } from './session.ts';

let signedIn: boolean | null = null;

/** react-admin's door to sessions. Rights themselves are the server's; nothing here grants any. */
export const authProvider: AuthProvider = {
  login: async ({ username, password }: { username: string; password: string }) => {
    await signIn(username.trim(), password);
    rememberPost(null);
    queryClient.clear();
    signedIn = true;
  },
  logout: async () => {
    if (signedIn !== false) await signOut();
    signedIn = false;
    queryClient.clear();
  },
  checkAuth: async () => {
    signedIn ??= await hasSession().catch(() => null);
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
