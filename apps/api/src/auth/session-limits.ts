import type pg from 'pg';

/** A day in seconds. */
export const day = 60 * 60 * 24;

/** A session in which nothing happens ends after a week, in seconds. */
export const idleSeconds = 7 * day;

/** A session ends after thirty days, whatever happens in it, in seconds. */
export const longestSeconds = 30 * day;

/** How often a session that is used is written down as used, in seconds. */
const touchSeconds = 300;

/**
 * Writes down that a session is in use, at most every five minutes, and moves its end a week on, never past thirty days
 * from its beginning.
 * @param session as it was read
 */
export const touchSession = async (
  pool: pg.Pool,
  session: { readonly id: string; readonly updatedAt: Date },
): Promise<void> => {
  if (Date.now() - session.updatedAt.getTime() < touchSeconds * 1_000) return;
  await pool.query(
    `update auth."session" set "updatedAt" = now(), "expiresAt" = least(
       now() + make_interval(secs => $2), "createdAt" + make_interval(secs => $3))
     where "id" = $1`,
    [session.id, idleSeconds, longestSeconds],
  );
};
