import type { Accounts, KeyEntry } from '../accounts.ts';
import { type Answer, refuse } from '../problem.ts';
import { apiKeyRights } from '../rights/api-key.ts';
import { allows, holdsFor } from '../rights/declare.ts';
import type { Viewer } from '../viewer.ts';

/** Whether somebody may make keys that write: academic affairs, and accounts that stand for a program. */
export const mayMakeWritingKeys = (viewer: Viewer): boolean => holdsFor(apiKeyRights.acts.makeWriting, viewer);

/** All keys of the town, the newest first, for whoever administers accounts; nothing for others. */
export const keysOfTown = async (accounts: Accounts, viewer: Viewer): Promise<readonly KeyEntry[] | null> =>
  allows(apiKeyRights.read, viewer) ? accounts.keysOf(viewer.townId) : null;

/** Withdraws somebody's key; programs that use it are refused from then on. */
export const withdrawKey = async (
  accounts: Accounts,
  viewer: Viewer,
  keyId: string,
): Promise<Answer<{ keyId: string }>> => {
  const gone =
    allows(apiKeyRights.acts.withdraw, viewer) && (await accounts.withdrawKey(viewer.townId, keyId, viewer.personId));
  if (gone) return { ok: true, keyId };
  return refuse(
    viewer.locale,
    'NotFound',
    ['没有这个密钥，或它已经停用', 'There is no such key, or it was withdrawn already'],
    { path: ['key'] },
  );
};
