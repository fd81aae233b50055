import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type pg from 'pg';
import { cookiePrefix } from './cookies.ts';
import { day } from './session-limits.ts';

/** Where a guess comes from, and whether somebody has signed in to the account from there before. */
export type Place = { readonly name: string; readonly known: boolean };

/** How long a device or an address stays known after the last sign-in, in days. */
const knownDays = 180;

/** Tells devices and addresses from which an account was signed in to apart from all others. */
export type Places = {
  /** The place a request comes from: the device where it is known, else the address. */
  of(account: string, request: IncomingMessage): Promise<Place>;
  /** The address a request comes from, for what only somebody who is signed in is asked. */
  here(request: IncomingMessage): Place;
  /**
   * Remembers device and address after somebody signed in.
   * @returns the cookie by which the device is known from now on
   */
  remember(account: string, request: IncomingMessage): Promise<string>;
};

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Forgets the places of an account that is erased. */
export const forgetPlaces = async (pool: pg.Pool, account: string): Promise<void> => {
  await pool.query('delete from auth.known_place where account = $1', [hashOf(account)]);
};

/**
 * Keeps known places in the database, as digests only: neither account nor address can be read back.
 * @param url what people type, after which the cookie is named
 * @param addressOf the address a request comes from
 */
export const databasePlaces = (pool: pg.Pool, url: string, addressOf: (request: IncomingMessage) => string): Places => {
  const cookie = `${cookiePrefix(url)}.device`;
  const pattern = new RegExp(`(?:^|;\\s*)${cookie}=([A-Za-z0-9_-]{43})(?:;|$)`);
  const secure = url.startsWith('https://') ? '; Secure' : '';
  const deviceOf = (request: IncomingMessage): string | null => pattern.exec(request.headers.cookie ?? '')?.[1] ?? null;
  const namesOf = (device: string | null, address: string) => ({
    device: device === null ? null : hashOf(`device ${device}`),
    address: hashOf(`address ${address}`),
  });
  return {
    async of(account, request) {
      const address = addressOf(request);
      const names = namesOf(deviceOf(request), address);
      const { rows } = await pool.query<{ place: string }>(
        `select place from auth.known_place
         where account = $1 and place = any($2) and at > now() - make_interval(days => $3)`,
        [hashOf(account), [names.device, names.address], knownDays],
      );
      if (names.device !== null && rows.some(({ place }) => place === names.device))
        return { name: names.device, known: true };
      return { name: address, known: rows.length > 0 };
    },
    here: (request) => ({ name: addressOf(request), known: true }),
    async remember(account, request) {
      const device = deviceOf(request) ?? randomBytes(32).toString('base64url');
      const names = namesOf(device, addressOf(request));
      await pool.query('delete from auth.known_place where at < now() - make_interval(days => $1)', [knownDays]);
      await pool.query(
        `insert into auth.known_place (account, place) select $1, unnest($2::text[])
         on conflict (account, place) do update set at = now()`,
        [hashOf(account), [names.device, names.address]],
      );
      return `${cookie}=${device}; Path=/; Max-Age=${knownDays * day}; HttpOnly; SameSite=Lax${secure}`;
    },
  };
};
