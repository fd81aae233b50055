import { actingHeaders, RequestTrouble, send } from '../../../../data/request.ts';
import type { DossierHashes } from './hashes.ts';

/** Where the dossier of a record is handed out as one file. */
export const dossierFileAddress = (record: string): string => `/api/dossier?record=${encodeURIComponent(record)}`;

type Answer = { contentHash: string; files: { name: string; sha256: string }[]; message?: string };

/**
 * Reads what the dossier of a record says of its own hashes.
 * @param record global id
 * @param reason why it is read, where that is asked
 * @throws RequestTrouble
 */
export const readDossierHashes = async (record: string, reason: string | null): Promise<DossierHashes> => {
  const response =
    reason === null
      ? await send(`${dossierFileAddress(record)}&format=json`)
      : await send('/api/dossier', {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...actingHeaders({ behalf: null }) },
          body: JSON.stringify({ record, reason, format: 'json' }),
        });
  if (response.status === 401) throw new RequestTrouble('signedOut', '', 401);
  const answer = (await response.json().catch(() => ({}))) as Partial<Answer>;
  if (!response.ok || answer.contentHash === undefined)
    throw new RequestTrouble('server', answer.message ?? '', response.status);
  return {
    contentHash: answer.contentHash,
    files: (answer.files ?? []).map(({ name, sha256 }) => ({ name, hash: sha256 })),
  };
};
