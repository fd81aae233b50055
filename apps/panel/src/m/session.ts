import { createContext, useContext } from 'react';
import type { PanelLocale } from '../data/preferences.ts';
import type { Me } from './data/documents.ts';

/** What all pages know. */
export type Session = {
  me: Me;
  /** Id of the person: what lies on the device lies under it. */
  owner: string;
  locale: PanelLocale;
  /** Grows when the server has confirmed something of the outbox. */
  confirmed: number;
  onSignedOut: () => void;
  setLocale: (locale: PanelLocale) => void;
  signOut: () => Promise<void>;
};

export const SessionContext = createContext<Session | null>(null);

/** Who is signed in. Only below the gate, which waits for them. */
export const useSession = (): Session => {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession was called outside the gate.');
  return session;
};
