import { createHash } from 'node:crypto';
import { readOnce, sqlOf, transaction } from '@plumbline/database';
import type { Locale, Text } from '@plumbline/terms';
import type { Deps } from '../deps.ts';
import { type Answer, refuse } from '../problem.ts';
import { refuseKey } from '../record/key.ts';
import type { Viewer } from '../viewer.ts';
import { reencode } from './reencode.ts';

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

const magic = (bytes: Uint8Array, ...start: number[]) => start.every((byte, index) => bytes[index] === byte);
const ascii = (bytes: Uint8Array, from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1');

/** What a file is by its content, never by its name. */
export const kindOf = (bytes: Uint8Array): 'picture' | 'pdf' | null => {
  if (magic(bytes, 0xff, 0xd8, 0xff) || magic(bytes, 0x89, 0x50, 0x4e, 0x47)) return 'picture';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'picture';
  if (ascii(bytes, 0, 5) === '%PDF-') return 'pdf';
  return null;
};

const cleanName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[\p{C}\\/:*?"<>|]/gu, '')
    .trim()
    .slice(-120) || 'file';

const megabytes = (size: number): string => (size / 1024 / 1024).toFixed(1);

/** What will be stored of a file: judged by its content, pictures re-encoded. */
const judgeContent = async (
  bytes: Uint8Array,
  locale: Locale,
): Promise<Answer<{ content: Uint8Array; mediaType: string }>> => {
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
  return { ok: true, content, mediaType: kind === 'picture' ? 'image/jpeg' : 'application/pdf' };
};

/** A file as it arrives, before it is judged. */
export interface ArrivingFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** Chosen by the device, new for each file: the same key with the same bytes is answered with the first file. */
  readonly clientKey?: string | undefined;
}

const reused: Text = [
  '这个上传编号已用于另一个文件；两个都没有丢，请把这个文件另外添加一次',
  'This upload key was used for another file; neither is lost, please add this file once more',
];

/** The answer to a key that this person used before; `null` when it is new. */
const earlierFile = async (
  { pool }: Deps,
  { townId, personId, locale }: Viewer,
  clientKey: string,
  digest: string,
): Promise<Answer<{ file: StoredFile }> | null> => {
  const [found] = await readOnce(
    pool,
    { townId, personId },
    sqlOf
      .selectFrom('file')
      .where('town_id', '=', townId)
      .where('uploaded_by', '=', personId)
      .where('client_key', '=', clientKey)
      .select(['id', 'hash', 'name', 'media_type', 'size', 'client_digest']),
  );
  if (found === undefined) return null;
  if (found.client_digest !== digest) return refuse(locale, 'IdempotencyKeyReused', reused);
  const { id, hash, name, size, media_type: mediaType } = found;
  return { ok: true, file: { id, hash, name, mediaType, size } };
};

/**
 * Stores an uploaded photo or PDF for later use as evidence.
 * Judged by content; pictures are re-encoded, so that what is stored is surely a picture and carries no location.
 * With a client key it is stored once, however often it is sent.
 * @returns the file, `InvalidInput` that says what was found and what to do, or `IdempotencyKeyReused`
 */
export const saveFile = async (
  deps: Deps,
  viewer: Viewer,
  { bytes, name, clientKey }: ArrivingFile,
): Promise<Answer<{ file: StoredFile }>> => {
  const { locale, townId, personId } = viewer;
  const wrongKey = clientKey === undefined ? null : refuseKey(locale, clientKey);
  if (wrongKey !== null) return wrongKey;
  const digest = clientKey === undefined ? null : createHash('sha256').update(bytes).digest('hex');
  const earlier = clientKey && digest ? await earlierFile(deps, viewer, clientKey, digest) : null;
  if (earlier !== null) return earlier;
  const judged = await judgeContent(bytes, locale);
  if (!judged.ok) return judged;
  const { content, mediaType } = judged;
  const hash = await deps.files.save(content);
  const row = {
    town_id: townId,
    hash,
    media_type: mediaType,
    size: content.length,
    name: cleanName(name),
    uploaded_by: personId,
    at: deps.clock(),
    client_key: clientKey ?? null,
    client_digest: digest,
  };
  const inserted = await transaction(deps.pool, { townId, personId }, (tx) =>
    tx.first(
      sqlOf
        .insertInto('file')
        .values(row)
        .onConflict((conflict) => conflict.columns(['town_id', 'uploaded_by', 'client_key']).doNothing())
        .returning('id'),
    ),
  );
  // The same bytes were just erased with somebody else: they are this person's now.
  if (inserted !== undefined && !(await deps.files.has(hash))) await deps.files.save(content);
  if (inserted !== undefined)
    return { ok: true, file: { id: inserted.id, hash, name: row.name, mediaType, size: content.length } };
  // The same upload, sent twice at once: the other one was first.
  const first = clientKey && digest ? await earlierFile(deps, viewer, clientKey, digest) : null;
  if (first === null) throw new Error('The file was not inserted.');
  return first;
};
