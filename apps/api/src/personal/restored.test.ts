import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyOf, type TestDatabase, testDatabase } from '@plumbline/database/testing';
import {
  type Answer,
  appoint,
  createAccount,
  createPerson,
  createTown,
  doctor,
  erasePerson,
  firstAdministrator,
  loadViewer,
  saveFile,
  sweepErased,
  type Viewer,
} from '@plumbline/operations';
import { plainCalendar } from '@plumbline/operations/testing';
import { findInTables } from '@plumbline/operations/testing/personal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrateAuth } from '../auth/migrate.ts';
import { readEnvironment } from '../environment.ts';
import { fileErasureList } from '../erasure-list.ts';
import { greeting } from '../greeting.ts';
import { createLog } from '../log.ts';
import { createProduct, type Product } from '../product.ts';
import { startServer } from '../start.ts';

const name = '上官若昀';
const login = 'shangguanry';
const staffNo = 'SGRY-9917';
const needles = [name, 'shangguan', 'sgry'];
const log = createLog('silent');
const listOf = (home: string) => join(home, 'erasures.jsonl');

let home: string;
let backup: TestDatabase;
let present: TestDatabase;
let product: Product;
let admin: Viewer;
let personId: number;

const sure = <Value>(answer: Answer<Value>): Value => {
  if (!answer.ok) throw new Error(answer.problems.map(({ message }) => message).join('; '));
  return answer;
};
const environment = () =>
  readEnvironment({ PORT: '0', PLUMBLINE_HOME: home, PLUMBLINE_DEMO: '0', PLUMBLINE_WORKER: '0' });
/** Starts over a database and stops again; what the start told. */
const started = async (database: TestDatabase) => {
  const { close, ...running } = await startServer(database, environment(), log);
  await close();
  return running;
};
const found = async (database: TestDatabase): Promise<string[]> =>
  [...(await findInTables(database.owner, needles))].flatMap(([word, places]) =>
    places.map(({ table }) => `${word} in ${table}`),
  );
const storedBytes = async (): Promise<string[]> => {
  const entries = await readdir(join(home, 'files'), { recursive: true, withFileTypes: true });
  return Promise.all(
    entries.filter((each) => each.isFile()).map((each) => readFile(join(each.parentPath, each.name), 'utf8')),
  );
};

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'plumbline-restored-'));
  present = await testDatabase();
  await migrateAuth(present.owner);
  product = await createProduct(present, environment(), 'http://127.0.0.1', log);
  const { deps, accounts } = product;
  const { townId, unitId } = await createTown(deps, {
    code: 'baishui',
    name: '白水镇',
    calendar: plainCalendar(deps.clock().toISOString().slice(0, 10)),
  });
  const first = { townId, name: '何主任', login: 'admin', password: 'a-long-password', mustChange: false };
  const { personId: administrator } = await firstAdministrator(deps, accounts, first);
  const viewerOf = async (person: number): Promise<Viewer> => {
    const viewer = await loadViewer(deps, { townId, personId: person, locale: 'zh' });
    if (viewer === null) throw new Error('There is no such person.');
    return viewer;
  };
  admin = await viewerOf(administrator);
  personId = sure(await createPerson(deps, admin, { name, staffNo })).personId;
  sure(await createAccount(deps, accounts, admin, personId, login, 'a-very-long-password'));
  const bytes = Buffer.from(`%PDF-1.7\n${name}\n%%EOF`);
  sure(await saveFile(deps, await viewerOf(personId), { bytes, name: `${name}.pdf` }));
  const post = { role: 'inspector', title: '督查员', fromOn: '2020-01-01', unitId } as const;
  // In the backup the post is still held; by the time of the erasure it is ended.
  backup = await copyOf(present);
  const held = await createProduct(backup, environment(), 'http://127.0.0.1', log);
  sure(await appoint(held.deps, admin, { ...post, personId }));
  await cp(join(home, 'files'), join(home, 'files-then'), { recursive: true });
}, 120_000);
afterAll(async () => {
  await Promise.all([backup?.close(), present?.close()]);
  await rm(home, { recursive: true, force: true });
});

describe('a backup that is older than an erasure', () => {
  it('holds the person, and the list beside the database tells no more than numbers', async () => {
    const asked = { personId, reason: '离职后本人申请', confirm: name };
    const full = () => Promise.reject(new Error('No space is left.'));
    const unlisted = { ...product.deps, erasures: { add: full, all: async () => [] } };
    await expect(erasePerson(unlisted, admin, asked)).rejects.toThrow('No space is left.');
    expect((await found(present)).some((place) => place.includes('auth."user"'))).toBe(true);
    sure(await erasePerson(product.deps, admin, asked));
    await sweepErased(product.deps);
    expect(await found(present)).toEqual([]);
    expect(await storedBytes()).toEqual([]);
    expect((await found(backup)).some((place) => place.includes('auth."user"'))).toBe(true);

    const list = await readFile(listOf(home), 'utf8');
    expect(Object.keys(JSON.parse(list))).toEqual(['town', 'person', 'madeAt']);
    expect((await stat(listOf(home))).mode & 0o077).toBe(0);
  });

  it('brings nobody back: the start erases again, says so, and does it once', async () => {
    await rm(join(home, 'files'), { recursive: true });
    await cp(join(home, 'files-then'), join(home, 'files'), { recursive: true });
    const running = await started(backup);
    expect(running.erasedAgain).toEqual({ persons: 1, pupils: 0, posts: 1 });
    expect(greeting(running, 'en')).toContain('1 persons and 0 pupils in it were erased again');
    expect(greeting(running, 'zh')).toContain('还担任 1 个岗位');

    const restored = await createProduct(backup, environment(), 'http://127.0.0.1', log);
    await sweepErased(restored.deps);
    expect(await found(backup)).toEqual([]);
    expect(await storedBytes()).toEqual([]);
    expect((await doctor(restored.deps)).disagreements).toEqual([]);

    const again = await started(backup);
    expect(again.erasedAgain).toEqual({ persons: 0, pupils: 0, posts: 0 });
    expect((await readFile(listOf(home), 'utf8')).trimEnd().split('\n')).toHaveLength(1);
    expect(greeting(again, 'en')).not.toContain('erased again');
  });

  it('does not take somebody else for the person whose number they got', async () => {
    const list = await readFile(listOf(home), 'utf8');
    const other = sure(await createPerson(product.deps, admin, { name: '李思雨' })).personId;
    const entry = { town: admin.townId, person: other, madeAt: '2020-01-01T00:00:00.000Z' };
    await writeFile(listOf(home), `${list}${JSON.stringify(entry)}\n`);
    expect((await started(present)).erasedAgain.persons).toBe(0);
  });

  it('finds a list that was lost written anew from the database, and a line broken off by a crash left aside', async () => {
    const [line = ''] = (await readFile(listOf(home), 'utf8')).split('\n');
    await writeFile(listOf(home), '{"town":1,"per');
    await started(present);
    expect(await readFile(listOf(home), 'utf8')).toBe(`{"town":1,"per\n${line}\n`);
  });

  it('is not opened with a list that cannot be read: the start names the line', async () => {
    for (const line of ['{"town":1}', '{"town":1,"person":2,"madeAt":"lately"}']) {
      await writeFile(listOf(home), `${line}\n`);
      await expect(started(present)).rejects.toThrow(/Line 1 of .*erasures\.jsonl/);
    }
    await rm(listOf(home));
    await mkdir(listOf(home));
    await expect(fileErasureList(home).all()).rejects.toMatchObject({ code: 'EISDIR' });
  });
});
