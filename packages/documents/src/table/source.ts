import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';

/** Where a table comes from: a file that may be larger than memory, or bytes that are there already. */
export type TableSource =
  | {
      readonly path: string;
      /** Told how many bytes are read so far, each time that the file is read through. */
      readonly onRead?: ((done: number) => void) | undefined;
    }
  | { readonly bytes: Buffer };

/** Bytes that are read at once: some thousand rows. */
const chunkSize = 64 * 1024;

/** The bytes in pieces; may be asked for again and again. */
export const chunksOf = async function* (source: TableSource): AsyncGenerator<Buffer> {
  if ('path' in source) {
    let done = 0;
    for await (const chunk of createReadStream(source.path, { highWaterMark: chunkSize }) as AsyncIterable<Buffer>) {
      done += chunk.length;
      source.onRead?.(done);
      yield chunk;
    }
    return;
  }
  for (let at = 0; at < source.bytes.length; at += chunkSize) yield source.bytes.subarray(at, at + chunkSize);
};

/** The first bytes, by which a file is told apart. */
export const startOf = async (source: TableSource, length: number): Promise<Buffer> => {
  if ('bytes' in source) return source.bytes.subarray(0, length);
  const file = await open(source.path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

/** Size in bytes. */
export const sizeOf = async (source: TableSource): Promise<number> =>
  'bytes' in source ? source.bytes.length : (await stat(source.path)).size;

/** All of the bytes at once: for a workbook, whose size is checked before. */
export const bytesOf = async (source: TableSource): Promise<Buffer> =>
  'bytes' in source ? source.bytes : readFile(source.path);
