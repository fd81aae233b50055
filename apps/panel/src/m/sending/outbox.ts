import { type Entry, readEntries } from '../device/entries.ts';
import { type Ending, sendEntry } from './sendEntry.ts';

/** What the pages show of the outbox. */
export type OutboxState = {
  entries: readonly Entry[];
  /** The entry on its way, and how many of its photos are there. */
  sending: { key: string; photos: number } | null;
  signedOut: boolean;
  /** Grows when the server has confirmed something: what was read before is old. */
  confirmed: number;
};

/** Seconds between tries while the server does not answer. */
const pauses = [2, 4, 8, 15, 30, 60] as const;

let state: OutboxState = { entries: [], sending: null, signedOut: false, confirmed: 0 };
const listeners = new Set<() => void>();
const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel('plumbline-m') : null;

const set = (change: Partial<OutboxState>): void => {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
};

/** For useSyncExternalStore. */
export const outboxState = (): OutboxState => state;
/** For useSyncExternalStore. */
export const watchOutbox = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Reads the entries anew and tells the other windows to. */
export const outboxChanged = async (): Promise<void> => {
  set({ entries: await readEntries() });
  channel?.postMessage('changed');
};

let owner: string | null = null;
let running = false;
let failures = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

const waiting = (): Entry | undefined =>
  state.entries.find((entry) => entry.owner === owner && entry.standstill === null);

const sendAll = async (): Promise<void> => {
  set({ entries: await readEntries() });
  for (let entry = waiting(); entry && owner !== null; entry = waiting()) {
    set({ sending: { key: entry.key, photos: 0 } });
    const { key } = entry;
    const ending: Ending = await sendEntry(entry, (photos, isNew) => {
      // Something came through: the next pause is short again.
      if (isNew) failures = 0;
      set({ sending: { key, photos } });
    });
    set({ sending: null });
    await outboxChanged();
    if (ending === 'confirmed') set({ confirmed: state.confirmed + 1 });
    if (ending === 'signedOut') return set({ signedOut: true });
    if (ending === 'again') {
      const pause = pauses[Math.min(failures, pauses.length - 1)] ?? 60;
      failures += 1;
      timer = setTimeout(() => void sendNow(), pause * 1000);
      return;
    }
    failures = 0;
  }
};

/**
 * Sends what waits, one after the other, if nobody does yet. Two windows that send the same do no harm: the server
 * knows each key. Where the browser has locks, only one window sends.
 */
export const sendNow = async (): Promise<void> => {
  if (running || owner === null) return;
  running = true;
  clearTimeout(timer);
  try {
    if (navigator.locks)
      await navigator.locks.request('plumbline-m outbox', { ifAvailable: true }, (lock) => lock && sendAll());
    else await sendAll();
  } finally {
    running = false;
    set({ sending: null });
  }
};

/** Sends at once, because the connection is back or the person asks. */
export const sendAgain = (): void => {
  failures = 0;
  void sendNow();
};

/** Begins to send for a person: now, when the connection comes back, and when the page is looked at again. */
export const openOutbox = (person: string): (() => void) => {
  owner = person;
  set({ signedOut: false });
  const seen = () => {
    if (document.visibilityState === 'visible') sendAgain();
  };
  const heard = () => void readEntries().then((entries) => set({ entries }));
  addEventListener('online', sendAgain);
  document.addEventListener('visibilitychange', seen);
  channel?.addEventListener('message', heard);
  sendAgain();
  return () => {
    owner = null;
    clearTimeout(timer);
    removeEventListener('online', sendAgain);
    document.removeEventListener('visibilitychange', seen);
    channel?.removeEventListener('message', heard);
  };
};
