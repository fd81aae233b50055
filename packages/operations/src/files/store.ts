import { createHash } from 'node:crypto';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Bytes by their content hash; the same bytes are stored once. */
export interface FileStore {
  /** Stores bytes durably and gives their SHA-256 in hexadecimal. */
  save(bytes: Uint8Array): Promise<string>;
  /** Reads bytes by their hash, or `null` when they are missing. */
  read(hash: string): Promise<Uint8Array | null>;
  /** Whether the bytes are there. */
  has(hash: string): Promise<boolean>;
  /**
   * Removes bytes for good.
   * @param isWanted asked once they are out of reach: whoever stores the same bytes meanwhile keeps them
   */
  remove(hash: string, isWanted: () => Promise<boolean>): Promise<void>;
}

/**
 * A file store in a folder: written beside its place, synced, then renamed, so that a crash leaves no half file.
 * @param folder made when it does not exist
 */
export const diskFileStore = (folder: string): FileStore => {
  const place = (hash: string) => join(folder, hash.slice(0, 2), hash);
  return {
    async save(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      const path = place(hash);
      await mkdir(dirname(path), { recursive: true });
      const temporary = `${path}.${process.pid}.${performance.now()}`;
      const handle = await open(temporary, 'w', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(temporary, path).catch(async (error: unknown) => {
        await rm(temporary, { force: true });
        throw error;
      });
      return hash;
    },
    has: (hash) =>
      access(place(hash)).then(
        () => true,
        () => false,
      ),
    async remove(hash, isWanted) {
      if (!/^[0-9a-f]{64}$/.test(hash)) return;
      const path = place(hash);
      const aside = `${path}.removed`;
      await rename(path, aside).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
      });
      if (await isWanted()) {
        await rename(aside, path).catch((error: NodeJS.ErrnoException) => {
          if (error.code !== 'ENOENT') throw error;
        });
        return;
      }
      await rm(aside, { force: true });
    },
    async read(hash) {
      if (!/^[0-9a-f]{64}$/.test(hash)) return null;
      return readFile(place(hash)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
    },
  };
};
