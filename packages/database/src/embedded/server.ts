import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../log.ts';
import { failed, initialize, ownerName, spawnOptions } from './initialize.ts';
import { installNative } from './native.ts';
import type { Place } from './place.ts';
import { isAlive, readPostmaster, removeForeignLock } from './postmaster.ts';
import { serverSettings } from './settings.ts';

const onWindows = process.platform === 'win32';
const startLimit = 60_000;
const logLimit = 5 * 1024 * 1024;

/** An embedded PostgreSQL that may or may not be running at the moment. */
export type EmbeddedServer = {
  place: Place;
  /** How the superuser reaches a database of it; the same for the whole life of this process. */
  config(database: string): pg.ClientConfig;
  /** Starts it unless it runs already, whoever started it. Resolves once it accepts connections. */
  ensureRunning(): Promise<void>;
  /** Stops it whoever started it, and resolves once no process is left. */
  stop(): Promise<void>;
};

/**
 * Prepares the embedded PostgreSQL of a place: programs, data folder, password. Nothing runs yet.
 * @param extra settings of PostgreSQL over the usual ones
 * @throws StartError EmbeddedServerFailed
 */
export const embeddedServer = async (
  place: Place,
  log: Log,
  extra: Record<string, string> = {},
): Promise<EmbeddedServer> => {
  await installNative(place.native);
  const password = await initialize(place);
  let port = onWindows ? ((await readPostmaster(place))?.port ?? randomInt(20_000, 60_000)) : 5432;
  let child: ChildProcess | null = null;
  let logOffset = 0;

  const config = (database: string): pg.ClientConfig => ({
    host: onWindows ? '127.0.0.1' : place.sockets,
    port,
    user: ownerName,
    password,
    database,
    connectionTimeoutMillis: 10_000,
  });

  const start = async (): Promise<void> => {
    await rotateLog(place);
    const file = await open(place.logFile, 'a', 0o600);
    logOffset = (await file.stat()).size;
    try {
      const started = spawn(join(place.native, 'bin', 'postgres'), programArguments(place, port, extra), {
        ...spawnOptions(place),
        // Its own process group: Ctrl+C in a terminal must not reach it before its clients have finished.
        detached: true,
        stdio: ['ignore', file.fd, file.fd],
      });
      await new Promise<void>((resolve, reject) => {
        started.once('spawn', resolve);
        started.once('error', (error) => reject(failed(place, error.message)));
      });
      started.once('exit', () => {
        if (child === started) child = null;
      });
      started.unref();
      child = started;
    } finally {
      await file.close();
    }
  };

  const ensureRunning = async (): Promise<void> => {
    const deadline = Date.now() + startLimit;
    let starts = 0;
    for (;;) {
      const answer = await knock(config('postgres'));
      if (answer === 'open') return;
      if (answer instanceof Error) throw failed(place, answer.message);
      if (Date.now() > deadline) throw failed(place, await wordsSince(place, logOffset));
      if (answer === 'absent' && child === null) {
        if (!existsSync(join(place.data, 'PG_VERSION'))) throw failed(place, 'The database folder has disappeared.');
        if (starts > 0) {
          const words = await wordsSince(place, logOffset);
          if (isFinal(words)) throw failed(place, words);
          await removeForeignLock(place);
          if (onWindows && starts % 5 === 0) port = (await readPostmaster(place))?.port ?? randomInt(20_000, 60_000);
        }
        starts += 1;
        await start();
      }
      await sleep(starts > 1 ? 200 : 20);
    }
  };

  const stop = async (): Promise<void> => {
    const postmaster = await readPostmaster(place);
    if (postmaster === null || !isAlive(postmaster.pid)) return;
    for (const [signal, patience] of [
      ['SIGINT', 20_000],
      ['SIGQUIT', 10_000],
    ] as const) {
      await sendSignal(place, postmaster.pid, signal);
      if (await ended(postmaster.pid, patience)) return;
      log.warn(`PostgreSQL has not stopped within ${patience / 1000} s; trying harder.`);
    }
    process.kill(postmaster.pid, 'SIGKILL');
    await ended(postmaster.pid, 5_000);
  };

  return { place, config, ensureRunning, stop };
};

const programArguments = (place: Place, port: number, extra: Record<string, string>): string[] => {
  const settings: Record<string, string> = {
    ...serverSettings(),
    ...extra,
    listen_addresses: onWindows ? '127.0.0.1' : '',
    // Inside the quotes of this list a folder may have a comma or a space.
    unix_socket_directories: onWindows ? '' : `"${place.sockets.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    port: String(port),
  };
  return ['-D', place.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
};

/** One attempt to connect: `open`, `absent` (nothing listens), `busy` (starting, stopping, recovering), or a fault. */
const knock = async (config: pg.ClientConfig): Promise<'open' | 'absent' | 'busy' | Error> => {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return 'open';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return 'absent';
    if (code === '28P01' || code === '28000') return error as Error;
    return 'busy';
  } finally {
    await client.end().catch(() => {});
  }
};

/** A taken lock file, shared memory still in use and the like pass by themselves. */
const passing =
  /lock file .* already exists|shared memory block|could not bind|the database system is|terminating connection/;
const isFinal = (words: string): boolean => /FATAL|PANIC/.test(words) && !passing.test(words);

const wordsSince = async (place: Place, offset: number): Promise<string> => {
  const text = (await readFile(place.logFile).catch(() => Buffer.alloc(0))).subarray(offset).toString();
  return text.trimEnd().split('\n').slice(-3).join(' ');
};

const rotateLog = async (place: Place): Promise<void> => {
  const found = await stat(place.logFile).catch(() => null);
  if (found !== null && found.size > logLimit) await rename(place.logFile, `${place.logFile}.1`);
};

const ended = async (pid: number, patience: number): Promise<boolean> => {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    if (!isAlive(pid)) return true;
    await sleep(10);
  }
  return !isAlive(pid);
};

/** Windows has no signals: PostgreSQL's own tool sends them through its pipe. */
const sendSignal = async (place: Place, pid: number, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> => {
  if (!onWindows) {
    process.kill(pid, signal);
    return;
  }
  const name = signal.replace('SIG', '');
  const tool = spawn(join(place.native, 'bin', 'pg_ctl'), ['kill', name, String(pid)], {
    ...spawnOptions(place),
    stdio: 'ignore',
  });
  await new Promise<void>((resolve) => {
    tool.once('error', () => resolve());
    tool.once('exit', () => resolve());
  });
};
