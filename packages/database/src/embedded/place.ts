import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, link, lstat, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../log.ts';
import { notWritable, prepareHome } from './home.ts';
import { postgresVersion } from './platform.ts';

/** The account that PostgreSQL runs under when Plumbline itself runs as root. */
export type Account = { uid: number; gid: number };

/** Where one embedded PostgreSQL lives. */
export type Place = {
  home: string;
  native: string;
  folder: string;
  data: string;
  sockets: string;
  passwordFile: string;
  logFile: string;
  /** Whom to run PostgreSQL as; nothing: as ourselves. */
  account: Account | null;
};

/** PostgreSQL refuses to run as root, so root's data lie where an account without rights can reach them. */
export const rootFolder = '/var/lib/plumbline';
const nobody: Account = { uid: 65534, gid: 65534 };
const pointerName = 'database.json';
const longestSocketPath = 107;
const socketName = '/.s.PGSQL.5432';

type Pointer = { id: string; home: string; folder: string };

/**
 * Finds, or decides on first use, where the database of a data folder lies, and makes those folders.
 * @param home PLUMBLINE_HOME as given
 * @throws StartError FolderNotWritable
 */
export const findPlace = async (home: string, log: Log): Promise<Place> => {
  const real = await prepareHome(home);
  const inside = join(real, 'postgresql');
  if (process.getuid?.() !== 0) return await makePlace(real, inside, join(real, `postgresql-${postgresVersion}`), null);
  if (existsSync(join(inside, 'data'))) {
    // An ordinary user began here: root goes on as that user instead of locking them out.
    const { uid, gid } = await stat(join(inside, 'data'));
    if (uid !== 0) return await makePlace(real, inside, join(real, `postgresql-${postgresVersion}`), { uid, gid });
  }
  await makeRootFolder();
  const pointer = await readPointer(real, log);
  return await makePlace(real, pointer.folder, join(rootFolder, `postgresql-${postgresVersion}`), nobody);
};

/** Every account may pass through it; the folders inside are closed. */
const makeRootFolder = async (): Promise<void> => {
  try {
    await mkdir(rootFolder, { recursive: true });
    await chmod(rootFolder, 0o755);
  } catch (error) {
    throw notWritable(rootFolder, error);
  }
};

const makePlace = async (home: string, folder: string, native: string, account: Account | null): Promise<Place> => {
  const sockets = socketFolder(folder, account?.uid ?? process.getuid?.() ?? 0);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (account !== null) await chown(folder, account.uid, account.gid);
    await mkdir(sockets, { recursive: true, mode: 0o700 });
    if (account !== null) await chown(sockets, account.uid, account.gid);
    await refuseForeign(sockets, account?.uid ?? process.getuid?.());
  } catch (error) {
    throw notWritable(folder, error);
  }
  return {
    home,
    native,
    folder,
    data: join(folder, 'data'),
    sockets,
    passwordFile: join(folder, 'password'),
    logFile: join(folder, 'postgresql.log'),
    account,
  };
};

/** A socket's path has a hard limit in every Unix, so a deep data folder keeps its socket in a short one. */
const socketFolder = (folder: string, uid: number): string => {
  const near = join(folder, 'run');
  if (process.platform === 'win32' || Buffer.byteLength(near + socketName) <= longestSocketPath) return near;
  const name = `plumbline-${uid}-${short(folder)}`;
  const temporary = join(tmpdir(), name);
  return Buffer.byteLength(temporary + socketName) <= longestSocketPath ? temporary : join('/tmp', name);
};

/** A folder in a place open to all could have been put there by somebody else. */
const refuseForeign = async (folder: string, uid: number | undefined): Promise<void> => {
  if (uid === undefined) return;
  const found = await lstat(folder);
  if (found.isDirectory() && found.uid === uid && (found.mode & 0o022) === 0) return;
  throw Object.assign(new Error('The folder belongs to another account.'), { code: `EPERM ${folder}` });
};

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

const decide = (home: string): Pointer => {
  const id = randomBytes(4).toString('hex');
  return { id, home, folder: join(rootFolder, `${short(home)}-${id}`) };
};

/**
 * A deleted data folder begins anew, a renamed one keeps its database, a copied one gets its own: the pointer carries
 * an id of its own beside the path.
 */
const readPointer = async (home: string, log: Log): Promise<Pointer> => {
  const file = join(home, pointerName);
  const found = (await read(file)) ?? (await create(file, decide(home)));
  if (found.home === home) return found;
  const original = await read(join(found.home, pointerName));
  if (original?.id === found.id) {
    log.warn(`This data folder is a copy of ${found.home}; it begins with an empty database of its own.`);
    return await replace(file, decide(home));
  }
  return await replace(file, { ...found, home });
};

const read = async (file: string): Promise<Pointer | null> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Pointer;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw notWritable(file, error);
  }
};

/** Two first starts at once: the first pointer counts. */
const create = async (file: string, pointer: Pointer): Promise<Pointer> => {
  const unfinished = `${file}.${pointer.id}`;
  await writeFile(unfinished, `${JSON.stringify(pointer, null, 2)}\n`, { mode: 0o600 });
  try {
    await link(unfinished, file);
    return pointer;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return (await read(file)) ?? pointer;
    throw notWritable(file, error);
  } finally {
    await rm(unfinished, { force: true });
  }
};

const replace = async (file: string, pointer: Pointer): Promise<Pointer> => {
  const unfinished = `${file}.${pointer.id}-${process.pid}`;
  await writeFile(unfinished, `${JSON.stringify(pointer, null, 2)}\n`, { mode: 0o600 });
  await rename(unfinished, file);
  return pointer;
};
