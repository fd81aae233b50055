import { spawnSync } from 'node:child_process';
import { chown, cp, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { silentLog } from '../log.ts';
import { openDatabase } from '../open.ts';
import { openInChild } from '../testing/children.ts';
import { removeHome, runAlone } from '../testing/server.ts';
import { findPlace, rootFolder } from './place.ts';
import { isAlive, readPostmaster } from './postmaster.ts';

// PostgreSQL wants an account that the system knows: daemon is 1 everywhere.
const ordinary = 1;
const isRoot = process.getuid?.() === 0;
const script = fileURLToPath(import.meta.url);

/** A clone in root's own folder cannot be read by anybody else, so nobody else can run it. */
const isReadable = (): boolean =>
  spawnSync(process.execPath, ['-e', `require('fs').readFileSync(${JSON.stringify(script)})`], {
    uid: ordinary,
    gid: ordinary,
  }).status === 0;

const homes: string[] = [];
const newHome = async (): Promise<string> => {
  const home = await mkdtemp(join(tmpdir(), 'plumbline-account-'));
  homes.push(home);
  return home;
};

const use = async (home: string, statement: string): Promise<void> => {
  const databases = await openDatabase({ home, use: 'serve', log: silentLog });
  try {
    await runAlone(databases.owner, statement);
  } finally {
    await databases.close();
  }
};

afterAll(async () => {
  for (const home of homes) await removeHome(home);
});

describe.runIf(isRoot && isReadable())('an ordinary user', () => {
  test('keeps everything inside the data folder, and root may go on there later', async () => {
    const home = await newHome();
    await chown(home, ordinary, ordinary);
    const server = openInChild(home, 'serve', ordinary);
    expect(await server.answer()).toMatchObject({ open: true });
    const place = await findPlace(home, silentLog);
    expect(place.data.startsWith(home)).toBe(true);
    const postmaster = await readPostmaster(place);
    expect((await stat(`/proc/${postmaster?.pid}`)).uid).toBe(ordinary);
    expect(await server.end()).toBe(0);
    expect(isAlive(postmaster?.pid ?? 0)).toBe(false);

    await use(home, 'select 1');
    const again = openInChild(home, 'serve', ordinary);
    expect(await again.answer()).toMatchObject({ open: true });
    await again.end();
  });

  test('is told that the folder belongs to somebody else', async () => {
    const home = await newHome();
    const refusal = await openInChild(home, 'serve', ordinary).answer();
    expect(refusal.code).toBe('FolderNotWritable');
    expect(refusal.text?.[0]).toContain(home);
  });
});

describe.runIf(isRoot)('root', () => {
  test('has PostgreSQL run under an account without rights, outside folders that only root can enter', async () => {
    const home = await newHome();
    await use(home, 'select 1');
    const { data } = await findPlace(home, silentLog);
    expect(data.startsWith(rootFolder)).toBe(true);
    expect((await stat(data)).uid).toBe(65_534);
  });

  test('a renamed data folder keeps its database, a copied one begins its own, a deleted one begins anew', async () => {
    const home = await newHome();
    await use(home, 'create table marker ()');

    const renamed = `${home}-renamed`;
    await rename(home, renamed);
    homes.push(renamed);
    await use(renamed, 'drop table marker; create table marker ()');

    const copied = `${home}-copied`;
    await cp(renamed, copied, { recursive: true });
    homes.push(copied);
    await use(copied, 'create table marker ()');
    await use(renamed, 'drop table marker; create table marker ()');

    const { folder } = await findPlace(renamed, silentLog);
    await rm(renamed, { recursive: true });
    await use(renamed, 'create table marker ()');
    await rm(folder, { recursive: true });
  });
});
