import type { IncomingMessage } from 'node:http';
import type pg from 'pg';
import type { Viewers } from '../viewers.ts';
import type { Auth } from './create-auth.ts';
import type { Guesses } from './guesses.ts';
import { authProblem } from './handler.ts';
import type { Identifier, Identity } from './identify.ts';
import type { Place, Places } from './places.ts';

/** What the addresses of sign-in work with. */
export type EndpointParts = {
  auth: Auth;
  pool: pg.Pool;
  guesses: Guesses;
  places: Places;
  identifier: Identifier;
  viewers: Viewers;
  /** Whether accounts of the demo town are let in. */
  demo: boolean;
  /** Whether posts that need a second factor are held to it; only tests go without. */
  secondFactor: boolean;
};

/**
 * Whoever asks, by their session: what concerns an account is never done with a key.
 * @throws HttpProblem 401
 */
export const signedIn = async ({ identifier }: EndpointParts, request: IncomingMessage): Promise<Identity> => {
  const identity = await identifier.identify(request);
  if (!identity || identity.viaKey) throw authProblem(401, 'UNAUTHORIZED');
  return identity;
};

/**
 * Counts a guess before it is looked at.
 * @param most guesses that all unknown places may make together
 * @throws HttpProblem 429 with the minutes to wait
 */
export const countGuess = async (
  { guesses }: EndpointParts,
  account: string,
  place: Place,
  most?: number,
): Promise<void> => {
  const wait = await guesses.count(account, place, most);
  if (wait !== null)
    throw authProblem(429, 'TOO_MANY_GUESSES', { minutes: Math.ceil(wait / 60) }, { 'retry-after': String(wait) });
};

/**
 * Lets somebody who is signed in confirm what they do with their password; wrong ones are counted.
 * @param send sends the password to better-auth
 */
export const withPassword = async (
  parts: EndpointParts,
  request: IncomingMessage,
  { townId, personId }: Identity,
  send: () => Promise<Response>,
): Promise<Response> => {
  const account = `password of ${townId}.${personId}`;
  const place = parts.places.here(request);
  await countGuess(parts, account, place);
  const answer = await send();
  if (answer.ok) await parts.guesses.forget(account, place);
  return answer;
};

/** An answer of our own. */
export const answerWith = (body: unknown): Response => Response.json(body);
