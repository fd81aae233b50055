import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, link, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../start-error.ts';
import type { Place } from './place.ts';

/** The superuser and the database of the embedded server. */
export const ownerName = 'plumbline';
export const databaseName = 'plumbline';

/**
 * Makes the data folder of PostgreSQL on first use (0.5 s). Several processes may do so at once: one folder wins.
 * @returns the superuser's password
 * @throws StartError EmbeddedServerFailed with initdb's own words
 */
export const initialize = async (place: Place): Promise<string> => {
  const password = await readPassword(place);
  if (existsSync(join(place.data, 'PG_VERSION'))) return password;
  await removeUnfinished(place);
  const unfinished = `${place.data}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    await runInitdb(place, unfinished);
    await rename(unfinished, place.data);
  } catch (error) {
    if (!existsSync(join(place.data, 'PG_VERSION'))) throw error;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return password;
};

const readPassword = async (place: Place): Promise<string> => {
  if (!existsSync(place.passwordFile)) {
    const unfinished = `${place.passwordFile}.${process.pid}-${randomBytes(4).toString('hex')}`;
    await writeFile(unfinished, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (place.account !== null) await chown(unfinished, place.account.uid, place.account.gid);
    try {
      await link(unfinished, place.passwordFile);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      await rm(unfinished, { force: true });
    }
  }
  return await readFile(place.passwordFile, 'utf8');
};

/** What a start that was killed in the middle left behind; younger ones may belong to a start beside us. */
const removeUnfinished = async (place: Place): Promise<void> => {
  const minute = 60_000;
  for (const name of await readdir(place.folder)) {
    if (!name.startsWith('data.')) continue;
    const path = join(place.folder, name);
    const found = await stat(path).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > minute) await rm(path, { recursive: true, force: true });
  }
};

const runInitdb = (place: Place, data: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      join(place.native, 'bin', 'initdb'),
      [
        `--pgdata=${data}`,
        `--username=${ownerName}`,
        `--pwfile=${place.passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
      ],
      { ...spawnOptions(place), stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2000);
    });
    child.once('error', (error) => reject(failed(place, error.message)));
    child.once('close', (code) => (code === 0 ? resolve() : reject(failed(place, said.trim()))));
  });

/**
 * How PostgreSQL's programs are started: as the place's account, from a folder that every account may stand in, and
 * without the caller's settings for other PostgreSQL servers.
 */
export const spawnOptions = (place: Place) => ({
  cwd: process.platform === 'win32' ? place.folder : '/',
  windowsHide: true,
  env: {
    PATH: process.env.PATH ?? '',
    LC_ALL: 'C',
    ...(process.env.SystemRoot === undefined ? {} : { SystemRoot: process.env.SystemRoot }),
    ...(process.env.TEMP === undefined ? {} : { TEMP: process.env.TEMP }),
  },
  ...(place.account ?? {}),
});

/** The refusal when PostgreSQL's own programs fail; `said` are their last words. */
export const failed = (place: Place, said: string): StartError =>
  new StartError('EmbeddedServerFailed', [
    `内置 PostgreSQL 无法启动(数据文件夹 ${place.home},数据库在 ${place.folder})。它说:${said}`,
    `The embedded PostgreSQL did not start (data folder ${place.home}, its database in ${place.folder}). It said: ${said}`,
  ]);
