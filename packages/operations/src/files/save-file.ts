import { sqlOf, transaction } from '@plumbline/database';
import sharp from 'sharp';
import type { Deps } from '../deps.ts';
import { type Answer, refuse } from '../problem.ts';
import type { Viewer } from '../viewer.ts';

/** A stored file. */
export interface StoredFile {
  readonly id: number;
  readonly hash: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

/** Greatest size of an upload in bytes. */
export const largestFile = 10 * 1024 * 1024;

/** A picture's longest side after re-encoding, in pixels. */
const longestSide = 2000;
/** More pixels than any phone's camera has: a small file that unpacks to a huge picture is refused. */
const mostPixels = 120_000_000;

const magic = (bytes: Uint8Array, ...start: number[]) => start.every((byte, index) => bytes[index] === byte);
const ascii = (bytes: Uint8Array, from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1');

/** What a file is by its content, never by its name. */
export const kindOf = (bytes: Uint8Array): 'picture' | 'pdf' | null => {
  if (magic(bytes, 0xff, 0xd8, 0xff) || magic(bytes, 0x89, 0x50, 0x4e, 0x47)) return 'picture';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'picture';
  if (ascii(bytes, 0, 5) === '%PDF-') return 'pdf';
  return null;
};

/** Re-encodes a picture: turned upright, at most 2000 px, without location and other metadata. */
const reencode = (bytes: Uint8Array): Promise<Buffer> =>
  sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
    .rotate()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 82, mozjpeg: false })
    .toBuffer();

const cleanName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[\p{C}\\/:*?"<>|]/gu, '')
    .trim()
    .slice(-120) || 'file';

/**
 * Stores an uploaded photo or PDF for later use as evidence.
 * Judged by content; pictures are re-encoded, so that what is stored is surely a picture and carries no location.
 * @returns the file, or `InvalidInput` that says what was found and what to do
 */
export const saveFile = async (
  deps: Deps,
  viewer: Viewer,
  { bytes, name }: { bytes: Uint8Array; name: string },
): Promise<Answer<{ file: StoredFile }>> => {
  const { locale, townId, personId } = viewer;
  const megabytes = (size: number) => (size / 1024 / 1024).toFixed(1);
  if (bytes.length > largestFile) {
    return refuse(locale, 'InvalidInput', [
      `文件有 ${megabytes(bytes.length)} MB，最多 ${megabytes(largestFile)} MB；请缩小后再传`,
      `The file has ${megabytes(bytes.length)} MB, at most ${megabytes(largestFile)} MB are taken; please make it smaller`,
    ]);
  }
  const kind = kindOf(bytes);
  if (kind === null) {
    return refuse(locale, 'InvalidInput', [
      '只收照片（JPEG、PNG、WebP）和 PDF；这个文件的内容不是其中之一',
      'Photos (JPEG, PNG, WebP) and PDF are taken; the content of this file is neither',
    ]);
  }
  const content = kind === 'picture' ? await reencode(bytes).catch(() => null) : bytes;
  if (content === null) {
    return refuse(locale, 'InvalidInput', [
      '照片已损坏，打不开；请重新拍摄或另选一张',
      'The picture is damaged and cannot be opened; please take or choose another',
    ]);
  }
  const hash = await deps.files.save(content);
  const mediaType = kind === 'picture' ? 'image/jpeg' : 'application/pdf';
  const row = {
    town_id: townId,
    hash,
    media_type: mediaType,
    size: content.length,
    name: cleanName(name),
    uploaded_by: personId,
    at: deps.clock(),
  };
  const inserted = await transaction(deps.pool, { townId, personId }, (tx) =>
    tx.first(sqlOf.insertInto('file').values(row).returning('id')),
  );
  if (inserted === undefined) throw new Error('The file was not inserted.');
  return { ok: true, file: { id: inserted.id, hash, name: row.name, mediaType, size: content.length } };
};
