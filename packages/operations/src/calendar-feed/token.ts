import { createHash, randomBytes } from 'node:crypto';

/** Bytes of chance in a token: nobody guesses it, so its digest needs no salt. */
const strength = 24;

/** A new secret for a calendar's address; it says which town it belongs to, and nothing of the person. */
export const newToken = (townId: number): string => `${townId}-${randomBytes(strength).toString('base64url')}`;

/** What is kept of a token. */
export const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The town that a token names; nothing where it is no token of ours. */
export const townOf = (token: string): number | null => {
  const town = /^(\d{1,9})-[\w-]{32}$/.exec(token)?.[1];
  return town === undefined ? null : Number(town);
};
