/** Remembers answers for a moment, so that a page that sends ten requests asks the database once. */
export type ShortMemory<Value> = {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  forget(key: string): void;
  clear(): void;
};

/**
 * @param ttl how long an entry is believed, in milliseconds
 * @param capacity most entries kept; the oldest goes first
 * @param now clock in milliseconds
 */
export const shortMemory = <Value>(
  ttl: number,
  capacity: number,
  now = () => performance.now(),
): ShortMemory<Value> => {
  const entries = new Map<string, { value: Value; until: number }>();
  return {
    get(key) {
      const entry = entries.get(key);
      if (entry && entry.until > now()) return entry.value;
      entries.delete(key);
      return undefined;
    },
    set(key, value) {
      entries.delete(key);
      if (entries.size >= capacity) {
        const oldest = entries.keys().next();
        if (!oldest.done) entries.delete(oldest.value);
      }
      entries.set(key, { value, until: now() + ttl });
    },
    forget: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  };
};
