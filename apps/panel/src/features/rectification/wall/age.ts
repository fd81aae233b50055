/** Milliseconds between two readings of the wall. */
export const wallPeriod = 60_000;

/** A reading or two may be late; after that the line counts as down. */
const patience = 2.5 * wallPeriod;

/**
 * How old the figures are, once that has to be said: whole minutes, or nothing while they are fresh.
 * @param readAt when they came, and `now`, in milliseconds
 * @param failed whether the last reading gave no answer
 */
export const staleMinutes = (readAt: number, now: number, failed: boolean): number | null => {
  const age = Math.max(0, now - readAt);
  return failed || age > patience ? Math.floor(age / 60_000) : null;
};
