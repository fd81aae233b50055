import { RequestTrouble, send } from './request.ts';

type Answer = { message?: string };

const ask = async <Result>(path: string, body?: object): Promise<Result> => {
  const response = await send(`/api/auth/${path}`, {
    ...(body
      ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      : { headers: { accept: 'application/json' } }),
  });
  if (response.ok) return (await response.json()) as Result;
  const answer = (await response.json().catch(() => ({}))) as Answer;
  throw new RequestTrouble(response.status >= 502 ? 'network' : 'server', answer.message ?? '', response.status);
};

/** What is needed to set a phone up; shown once. */
export type SecondFactorSetUp = { uri: string; secret: string; backupCodes: string[] };

/** Begins setting the second factor up. @throws RequestTrouble with the server's message */
export const beginSecondFactor = (password: string): Promise<SecondFactorSetUp> =>
  ask('two-factor/enable', { password });

/** Switches the second factor on with the first code. @throws RequestTrouble with the server's message */
export const confirmSecondFactor = (code: string): Promise<unknown> => ask('two-factor/verify-totp', { code });

/** Switches it off. @param code of the phone, or a backup code. @throws RequestTrouble with the server's message */
export const leaveSecondFactor = (password: string, code: string): Promise<unknown> =>
  ask('two-factor/disable', { password, code });

/** Makes new backup codes; the former stop working. @throws RequestTrouble with the server's message */
export const newBackupCodes = async (password: string): Promise<string[]> =>
  (await ask<{ backupCodes: string[] }>('two-factor/generate-backup-codes', { password })).backupCodes;

/** A session of one's own. */
export type OwnSession = { id: string; device: string; since: string; lastActive: string; current: boolean };

/** One's own sessions, the last used first. */
export const ownSessions = async (): Promise<OwnSession[]> =>
  (await ask<{ sessions: OwnSession[] }>('list-sessions')).sessions;

/** Ends a session of one's own. */
export const endSession = (id: string): Promise<unknown> => ask('revoke-session', { id });

/** Ends all sessions but this one. */
export const endOtherSessions = (): Promise<unknown> => ask('revoke-other-sessions', {});

/** A key of one's own, without the key itself. */
export type OwnKey = {
  id: string;
  name: string;
  start: string;
  scopes: string[];
  expiresAt: string | null;
  lastUsedAt: string | null;
};

/** One's own keys, the newest first. */
export const ownKeys = async (): Promise<OwnKey[]> => (await ask<{ keys: OwnKey[] }>('api-key/list')).keys;

/** Makes a key. @returns the key itself, which is shown once. @throws RequestTrouble with the server's message */
export const makeKey = async (wanted: { name: string; days: number; scopes: string[] }): Promise<string> =>
  (await ask<{ key: string }>('api-key/create', wanted)).key;

/** Withdraws a key of one's own. */
export const withdrawOwnKey = (keyId: string): Promise<unknown> => ask('api-key/delete', { keyId });
