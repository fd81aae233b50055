import { useSyncExternalStore } from 'react';
import type { Entry } from '../device/entries.ts';
import { useSession } from '../session.ts';
import { type OutboxState, outboxState, watchOutbox } from './outbox.ts';

const watchConnection = (listener: () => void) => {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
};

type Seen = OutboxState & {
  /** The entries of who is signed in. */
  mine: readonly Entry[];
  /** How many entries of other accounts lie on this device. */
  others: number;
  offline: boolean;
};

/** The outbox as the pages show it. */
export const useOutbox = (): Seen => {
  const { owner } = useSession();
  const state = useSyncExternalStore(watchOutbox, outboxState);
  const online = useSyncExternalStore(watchConnection, () => navigator.onLine);
  const mine = state.entries.filter((entry) => entry.owner === owner);
  return {
    ...state,
    mine,
    others: state.entries.length - mine.length,
    offline: !online || mine.some(({ lastTrouble }) => lastTrouble === 'network'),
  };
};
