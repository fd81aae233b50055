import { encodePhoto } from '../../data/encodePhoto.ts';
import { newIdempotencyKey } from '../../data/idempotencyKey.ts';
import { device } from './database.ts';

/** A photo, or a PDF among documents, on the device. Its key is also the key of its upload, so that sent twice it is stored once. */
export type Photo = {
  key: string;
  owner: string;
  blob: Blob;
  name: string;
  /** When it was added, in milliseconds. */
  at: number;
  /** The server's id, once it has answered. */
  fileId?: string;
};

/** What a form holds of a photo. */
export type PhotoRef = { photo: string; at: number };

/** Small enough for a corridor's network; the server keeps it about as small. */
const limits = { longestSide: 1600, qualities: [0.82, 0.72, 0.6, 0.5], mostBytes: 280_000 };

const isPdf = ({ type }: Blob): boolean => type === 'application/pdf';

/** What is kept of a file: a photo made small, without the place where it was taken; a PDF as it is. */
const keptOf = async (file: File): Promise<{ blob: Blob; name: string } | null> => {
  if (isPdf(file)) return { blob: file, name: file.name };
  const blob = await encodePhoto(file, limits).catch(() => null);
  return blob && { blob, name: `${file.name.replace(/\.\w+$/, '') || 'photo'}.jpg` };
};

/**
 * Keeps a photo or a PDF on the device.
 * @returns null when the browser cannot open it
 */
export const keepPhoto = async (owner: string, file: File): Promise<PhotoRef | null> => {
  const kept = await keptOf(file);
  if (!kept) return null;
  const photo: Photo = { key: newIdempotencyKey(), owner, ...kept, at: Date.now() };
  await (await device()).put('photos', photo);
  return { photo: photo.key, at: photo.at };
};

/** A photo by its key. */
export const photoOf = async (key: string): Promise<Photo | undefined> => (await device()).get('photos', key);

/** Notes the id under which the server keeps a photo. */
export const photoIsStored = async (key: string, fileId: string): Promise<void> => {
  const store = (await device()).transaction('photos', 'readwrite').store;
  const photo = await store.get(key);
  if (photo) await store.put({ ...photo, fileId });
};

/** Drops photos: those whose step the server has confirmed, or that the person took out of a draft. */
export const dropPhotos = async (keys: readonly string[]): Promise<void> => {
  const { store, done } = (await device()).transaction('photos', 'readwrite');
  for (const key of keys) void store.delete(key);
  await done;
};
