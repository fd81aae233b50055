import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';

/** Writes a file of which nobody ever finds a part: it gets its name when it is complete and on the disk. */
export const writeWhole = async (file: string, parts: AsyncIterable<string>): Promise<void> => {
  const unfinished = `${file}.${randomBytes(6).toString('hex')}.part`;
  const stream = createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true });
  try {
    for await (const part of parts) if (!stream.write(part)) await once(stream, 'drain');
    stream.end();
    await finished(stream);
    await rename(unfinished, file);
  } catch (error) {
    stream.destroy();
    await rm(unfinished, { force: true });
    throw error;
  }
};
