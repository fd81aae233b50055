import { RequestTrouble, send } from './request.ts';
import { shrinkPhoto } from './shrinkPhoto.ts';

/** A file that the server has stored. */
export type StoredFile = {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  url: string;
  thumbnailUrl?: string | null;
};

/**
 * Sends a file as evidence; large photos are made smaller first.
 * @throws RequestTrouble with the server's reason, or of kind `network`
 */
export const uploadFile = async (file: File): Promise<StoredFile> => {
  const body = new FormData();
  body.append('file', await shrinkPhoto(file));
  const response = await send('/files', { method: 'POST', body });
  if (response.status === 401) throw new RequestTrouble('signedOut', '', 401);
  const answer = (await response.json().catch(() => ({}))) as StoredFile & { message?: string };
  if (!response.ok) throw new RequestTrouble('server', answer.message ?? '', response.status);
  return { ...answer, id: String(answer.id) };
};
