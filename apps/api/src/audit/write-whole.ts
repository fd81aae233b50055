import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/**
 * Writes a file of which nobody ever finds a part: it gets its name when it is complete and on the disk.
 * @throws what the parts throw, or the error of the file system where it cannot be written
 */
export const writeWhole = async (file: string, parts: AsyncIterable<string>): Promise<void> => {
  const unfinished = `${file}.${randomBytes(6).toString('hex')}.part`;
  try {
    await pipeline(parts, createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true }));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
};
