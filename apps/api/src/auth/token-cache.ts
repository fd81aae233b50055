import { createHash } from 'node:crypto';

/** Remembers for a moment whom a token belongs to; tokens are kept only as their SHA-256. */
export type TokenCache<Value> = {
  get(token: string): Value | undefined;
  set(token: string, value: Value): void;
  /** Forgets one token: its session has ended. */
  forget(token: string): void;
  /** Forgets all: a password was reset or a key withdrawn. */
  clear(): void;
};

const keyOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/**
 * @param ttl how long an entry is believed, in milliseconds
 * @param capacity most entries kept; the oldest goes first
 * @param now clock in milliseconds
 */
export const tokenCache = <Value>(ttl = 5_000, capacity = 10_000, now = () => performance.now()): TokenCache<Value> => {
  const entries = new Map<string, { value: Value; until: number }>();
  return {
    get(token) {
      const key = keyOf(token);
      const entry = entries.get(key);
      if (entry && entry.until > now()) return entry.value;
      entries.delete(key);
      return undefined;
    },
    set(token, value) {
      const key = keyOf(token);
      entries.delete(key);
      if (entries.size >= capacity) {
        const oldest = entries.keys().next();
        if (!oldest.done) entries.delete(oldest.value);
      }
      entries.set(key, { value, until: now() + ttl });
    },
    forget: (token) => void entries.delete(keyOf(token)),
    clear: () => entries.clear(),
  };
};
