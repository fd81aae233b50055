import { RequestTrouble, send } from '../../data/request.ts';
import { type Photo, photoIsStored } from '../device/photos.ts';

/** Milliseconds after which an upload without an answer is given up, to be tried again. */
const patience = 90_000;

/** The server will never take this photo. */
export class PhotoRefused extends Error {}

/**
 * Sends a photo under its own key, so that one whose answer was lost is not stored twice, and notes the server's id.
 * @throws RequestTrouble when it is to be tried again, PhotoRefused when that helps nobody
 */
export const uploadPhoto = async (photo: Photo): Promise<string> => {
  if (photo.fileId !== undefined) return photo.fileId;
  const response = await send('/files', {
    method: 'POST',
    body: photo.blob,
    headers: {
      'content-type': photo.blob.type || 'image/jpeg',
      'idempotency-key': photo.key,
      'x-file-name': encodeURIComponent(photo.name),
    },
    signal: AbortSignal.timeout(patience),
  });
  if (response.status === 401) throw new RequestTrouble('signedOut', '', 401);
  const answer = (await response.json().catch(() => null)) as { id?: string; message?: string } | null;
  if (response.status === 409 || response.status === 413 || response.status === 422)
    throw new PhotoRefused(answer?.message ?? '');
  if (!response.ok || !answer?.id)
    throw new RequestTrouble(answer === null ? 'network' : 'server', answer?.message ?? '', response.status);
  await photoIsStored(photo.key, answer.id);
  return answer.id;
};
