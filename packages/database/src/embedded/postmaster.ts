import { readFileSync } from 'node:fs';
import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { uptime } from 'node:os';
import { join } from 'node:path';
import type { Place } from './place.ts';

/** What PostgreSQL writes about itself into its data folder while it runs. */
export type Postmaster = { pid: number; startedAt: number; port: number; sockets: string };

/** Reads `postmaster.pid`; nothing when no server runs (or it was killed before it wrote the file). */
export const readPostmaster = async (place: Place): Promise<Postmaster | null> => {
  const text = await readFile(join(place.data, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , startedAt, port, sockets] = text.split('\n');
  if (pid === undefined || sockets === undefined) return null;
  return { pid: Number(pid), startedAt: Number(startedAt) * 1000, port: Number(port), sockets };
};

/** Whether a process of that number runs, whoever owns it. One that has ended but was not waited for does not. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const isZombie = (pid: number): boolean => {
  if (process.platform !== 'linux') return false;
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

/**
 * PostgreSQL takes any living process with the number in its lock file for itself: after a power cut that may be
 * somebody's browser, and it would refuse to start for ever. Such a file is removed.
 * @returns whether one was removed
 */
export const removeForeignLock = async (place: Place): Promise<boolean> => {
  const postmaster = await readPostmaster(place);
  if (postmaster === null || !isAlive(postmaster.pid) || !(await isForeign(place, postmaster))) return false;
  await rm(join(place.data, 'postmaster.pid'), { force: true });
  await rm(join(place.sockets, '.s.PGSQL.5432.lock'), { force: true });
  return true;
};

const isForeign = async (place: Place, { pid, startedAt }: Postmaster): Promise<boolean> => {
  if (process.platform === 'linux') {
    // The postmaster works in its data folder.
    const folder = await readlink(`/proc/${pid}/cwd`).catch(() => null);
    if (folder !== null) return folder !== (await realpath(place.data));
  }
  const bootedAt = Date.now() - uptime() * 1000;
  return startedAt < bootedAt - 60_000;
};
