import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { constants, copyFile, link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordSigner } from '@plumbline/operations';

/** The file with the private key, in the data folder; readable by its owner alone, and never in the database. */
const keyFile = 'record-key.pem';

const pemOfNewKey = (): string =>
  generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  }).privateKey;

/** Where a folder takes no second name of a file, a copy that replaces nothing does the same but for a crash in between. */
const placeOnce = async (from: string, to: string): Promise<void> => {
  try {
    await link(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP') throw error;
    await copyFile(from, to, constants.COPYFILE_EXCL).catch((again: NodeJS.ErrnoException) => {
      if (again.code !== 'EEXIST') throw again;
    });
  }
};

/** Writes a new key under a name of its own and puts it in its place whole: whoever comes second uses the first one's. */
const makeKey = async (home: string): Promise<void> => {
  await mkdir(home, { recursive: true });
  const file = join(home, `${keyFile}.${randomBytes(6).toString('hex')}`);
  try {
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile(pemOfNewKey());
      await handle.sync();
    } finally {
      await handle.close();
    }
    await placeOnce(file, join(home, keyFile));
  } finally {
    await rm(file, { force: true });
  }
};

const readKey = async (home: string): Promise<KeyObject | null> => {
  try {
    return createPrivateKey(await readFile(join(home, keyFile), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
};

const signerOf = (key: KeyObject): RecordSigner => ({
  publicKey: createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64'),
  sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
});

/** The public key of a data folder, SPKI in base64; `null` where none was made yet. */
export const keptRecordKey = async (home: string): Promise<string | null> => {
  const key = await readKey(home);
  return key === null ? null : signerOf(key).publicKey;
};

/**
 * What signs statements about the record, with the Ed25519 key of a data folder; the key is made when it is first needed.
 * @param home PLUMBLINE_HOME
 * @throws what the file system answered, where the key can be neither read nor made
 */
export const recordSigner = (home: string): (() => Promise<RecordSigner>) => {
  let known: Promise<RecordSigner> | undefined;
  const load = async (): Promise<RecordSigner> => {
    let key = await readKey(home);
    if (key === null) {
      await makeKey(home);
      key = await readKey(home);
    }
    if (key === null) throw new Error(`${keyFile} was made and is not there.`);
    return signerOf(key);
  };
  return () => {
    // A folder that could not be read is tried again.
    known ??= load().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
};
