import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { silentLog } from '../log.ts';
import { openDatabase } from '../open.ts';
import { type Child, openInChild } from '../testing/children.ts';
import { removeHome, runAlone } from '../testing/server.ts';
import { findPlace } from './place.ts';
import { isAlive, readPostmaster } from './postmaster.ts';

const folders: string[] = [];
const homes: string[] = [];
const children: Child[] = [];

const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-embedded-'));
  folders.push(folder);
  return folder;
};

const newHome = async (name = 'data'): Promise<string> => {
  const home = join(await newFolder(), name);
  homes.push(home);
  return home;
};

const open = async (home: string, use: 'serve' | 'exclusive' | 'join'): Promise<Child> => {
  const child = openInChild(home, use);
  children.push(child);
  expect(await child.answer()).toMatchObject({ open: true });
  return child;
};

const postmasterOf = async (home: string): Promise<number> =>
  (await readPostmaster(await findPlace(home, silentLog)))?.pid ?? 0;

afterAll(async () => {
  for (const { process: child } of children) child.kill('SIGKILL');
  for (const home of homes) {
    const databases = await openDatabase({ home, use: 'join', log: silentLog });
    await databases.close();
    await removeHome(home);
  }
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

test('a data folder with spaces and Chinese characters keeps its data, and SIGTERM leaves no process', async () => {
  const home = await newHome('准绳 数据 folder');
  const first = await open(home, 'serve');
  const pid = await postmasterOf(home);
  expect(isAlive(pid)).toBe(true);
  const databases = await openDatabase({ home, use: 'join', log: silentLog });
  await runAlone(databases.owner, 'create table kept as select 7 as n');
  await runAlone(databases.owner, 'grant select on kept to plumbline_app');
  await databases.close();
  expect(isAlive(pid)).toBe(true);
  expect(await first.end()).toBe(0);
  expect(isAlive(pid)).toBe(false);

  const second = await open(home, 'serve');
  expect(await second.ask('select n from kept')).toEqual({ rows: [{ n: 7 }] });
  await second.end();
});

test('a second server, or a command that must be alone, is refused at once with folder and process', async () => {
  const home = await newHome();
  const first = await open(home, 'serve');
  for (const use of ['serve', 'exclusive'] as const) {
    const second = openInChild(home, use);
    const refusal = await second.answer();
    expect(refusal.code).toBe('FolderInUse');
    // At once, not after waiting for the other to end.
    expect(refusal.milliseconds).toBeLessThan(8000);
    for (const text of refusal.text ?? []) {
      expect(text).toContain(home);
      expect(text).toContain(String(first.process.pid));
      expect(text).toContain('PLUMBLINE_HOME');
    }
  }
  await first.end();
});

test('a command that must be alone keeps servers and other commands out until it ends', async () => {
  const home = await newHome();
  const alone = await open(home, 'exclusive');
  for (const use of ['serve', 'join', 'exclusive'] as const) {
    expect(await openInChild(home, use).answer()).toMatchObject({ code: 'FolderInUse' });
  }
  await alone.end();
  await (await open(home, 'serve')).end();
});

test('the last user stops PostgreSQL, whoever started it', async () => {
  const home = await newHome();
  const server = await open(home, 'serve');
  const command = await open(home, 'join');
  const pid = await postmasterOf(home);
  await server.end();
  expect(isAlive(pid)).toBe(true);
  expect(await command.ask('select 1 as n')).toEqual({ rows: [{ n: 1 }] });
  await command.end();
  expect(isAlive(pid)).toBe(false);
});

test('PostgreSQL killed under a server is back within seconds, and so are the pools', async () => {
  const home = await newHome();
  const server = await open(home, 'serve');
  for (let round = 0; round < 2; round += 1) {
    const pid = await postmasterOf(home);
    process.kill(pid, 'SIGKILL');
    const deadline = Date.now() + 30_000;
    let answer = await server.ask('select 1 as n');
    while (answer.rows === undefined && Date.now() < deadline) {
      await sleep(100);
      answer = await server.ask('select 1 as n');
    }
    expect(answer).toEqual({ rows: [{ n: 1 }] });
  }
  const pid = await postmasterOf(home);
  expect(await server.end()).toBe(0);
  expect(isAlive(pid)).toBe(false);
});

test('a server that was killed leaves PostgreSQL running, and the next one takes it over', async () => {
  const home = await newHome();
  const killed = await open(home, 'serve');
  const pid = await postmasterOf(home);
  await killed.end('SIGKILL');
  expect(isAlive(pid)).toBe(true);
  const next = await open(home, 'serve');
  expect(await postmasterOf(home)).toBe(pid);
  await next.end();
  expect(isAlive(pid)).toBe(false);
});

test('a power cut (both killed at once) is followed by an ordinary start', async () => {
  const home = await newHome();
  const killed = await open(home, 'serve');
  const pid = await postmasterOf(home);
  process.kill(pid, 'SIGKILL');
  await killed.end('SIGKILL');
  const next = await open(home, 'serve');
  expect(await postmasterOf(home)).not.toBe(pid);
  await next.end();
});

test('a lock file whose process number now belongs to somebody else does not stop the start', async () => {
  const home = await newHome();
  await (await open(home, 'serve')).end();
  const place = await findPlace(home, silentLog);
  const stale = [process.pid, place.data, 1_700_000_000, 5432, place.sockets, '', '0 0', 'ready'].join('\n');
  await writeFile(join(place.data, 'postmaster.pid'), `${stale}\n`);
  await (await open(home, 'serve')).end();
});

test('two first starts at once share one database', async () => {
  const home = await newHome();
  const both = [openInChild(home, 'join'), openInChild(home, 'join')] as const;
  children.push(...both);
  expect(await both[0].answer()).toMatchObject({ open: true });
  expect(await both[1].answer()).toMatchObject({ open: true });
  const identity = 'select system_identifier::text as id from pg_control_system()';
  expect(await both[0].ask(identity)).toEqual(await both[1].ask(identity));
  await Promise.all(both.map((child) => child.end()));
});

test('a path too deep for a socket has its socket elsewhere', async () => {
  const home = await newHome(join('很深的文件夹'.repeat(6), '很深的文件夹'.repeat(6)));
  const server = await open(home, 'serve');
  expect(await server.ask('select 1 as n')).toEqual({ rows: [{ n: 1 }] });
  await server.end();
});

test('a folder that cannot be written to is refused by name', async () => {
  const file = join(await newFolder(), 'a-file');
  await writeFile(file, '');
  const refusal = await openInChild(join(file, 'data'), 'serve').answer();
  expect(refusal).toMatchObject({ code: 'FolderNotWritable' });
  expect(refusal.text?.[1]).toContain(join(file, 'data'));
});

test('what a killed first start left behind does not disturb the next', async () => {
  const home = await newHome();
  const { folder } = await findPlace(home, silentLog);
  await mkdir(join(folder, 'data.1-abcdef'));
  await (await open(home, 'serve')).end();
});
