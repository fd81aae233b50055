import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { nativeSource } from './platform.ts';

const programs = ['postgres', 'initdb', 'pg_ctl'] as const;

/**
 * Puts a copy of PostgreSQL's programs at `target`, once. The copy is complete when it appears (it is renamed into
 * place), may be read by the account that runs PostgreSQL, and has the library links that npm's packages cannot carry.
 * @param source the folder `native/` to copy; the platform's package by default
 * @throws StartError PlatformUnsupported
 */
export const installNative = async (target: string, source?: string): Promise<void> => {
  if (existsSync(target)) return;
  await mkdir(dirname(target), { recursive: true });
  const unfinished = `${target}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    await cp(source ?? nativeSource(), unfinished, { recursive: true, verbatimSymlinks: true });
    await makeLinks(unfinished);
    await openToAll(unfinished);
    await rename(unfinished, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
};

/** The package lists its links as paths from its root, all inside `native/`. */
const makeLinks = async (native: string): Promise<void> => {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  const root = dirname(native);
  const inside = (path: string): string => join(native, relative('native', path));
  for (const link of links) {
    const path = inside(link.target);
    if (!path.startsWith(root) || existsSync(path)) continue;
    await symlink(relative(dirname(path), inside(link.source)), path);
  }
};

/** A umask of 077 would leave a copy that only its maker can read. */
const openToAll = async (native: string): Promise<void> => {
  if (process.platform === 'win32') return;
  await chmod(native, 0o755);
  for (const entry of await readdir(native, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const executable = entry.isDirectory() || (programs as readonly string[]).includes(entry.name);
    await chmod(join(entry.parentPath, entry.name), executable ? 0o755 : 0o644);
  }
};
