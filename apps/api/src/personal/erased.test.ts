import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeId } from '@plumbline/graphql';
import {
  type Answer,
  appoint,
  createAccount,
  createPerson,
  createSealer,
  createUnit,
  doctor,
  endPost,
  exportRecord,
  listTowns,
  loadViewer,
  runStep,
  type StepAnswer,
  setNotificationChoice,
  sweepErased,
  townFacts,
  type Viewer,
  verifyExport,
  verifyRecord,
} from '@plumbline/operations';
import { findInTables } from '@plumbline/operations/testing/personal';
import pino from 'pino';
import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, type TestServer, testServer } from '../testing/server.ts';

const name = '上官若昀';
const staffNo = 'SGRY-9917';
const login = 'shangguanry';
const password = 'a-very-long-password';
const mail = 'shangguan.ry@example.cn';
const phone = '13900009917';
const idNumber = '330100198801019917';
const needles = [name, 'shangguan', 'sgry', mail, phone, idNumber];

let server: TestServer;
let admin: Viewer;
let person: Viewer;
let admins: string;
let theirs: string;
let key: string;
const logged: string[] = [];
const uploaded = '%PDF-1.7\n上官若昀的佐证 13900009917\n%%EOF';

const sure = <Value>(answer: Answer<Value>): Value => {
  if (!answer.ok) throw new Error(answer.problems.map(({ message }) => message).join('; '));
  return answer;
};
const viewerOf = async (personId: number): Promise<Viewer> => {
  const viewer = await loadViewer(server.product.deps, { townId: server.townId, personId, locale: 'zh' });
  if (viewer === null) throw new Error('There is no such person.');
  return viewer;
};
let keys = 0;
const step = async (
  viewer: Viewer,
  wanted: string,
  at: { recordId: number; version: number } | null,
  input: object,
) => {
  keys += 1;
  const answer: StepAnswer = await runStep(server.product.deps, viewer, {
    workflow: 'rectification',
    step: wanted,
    ...(at !== null && { id: at.recordId, expectedVersion: at.version }),
    idempotencyKey: `erased-${keys}`,
    input: { ...input },
  });
  return sure(answer);
};
const ask = async (cookie: string, query: string, variables: object = {}) =>
  (await (await server.graphql({ cookie }, query, variables)).json()) as {
    data?: Record<string, never>;
    errors?: unknown;
  };
const bytesIn = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries.filter((each) => each.isFile()).map((each) => readFile(join(each.parentPath, each.name), 'utf8')),
  );
};

beforeAll(async () => {
  const log = pino({ level: 'trace' }, { write: (line: string) => logged.push(line) });
  server = await testServer({}, undefined, { log });
  const { deps, accounts } = server.product;
  admin = await viewerOf(server.personId);
  admins = await server.signIn();
  const unitId = admin.posts[0]?.unitId ?? 0;
  const campus = sure(await createUnit(deps, admin, { parentId: unitId, kind: 'campus', name: '东片小学' })).unitId;
  const { personId } = sure(await createPerson(deps, admin, { name, staffNo }));
  const teacher = sure(await createPerson(deps, admin, { name: '李思雨' })).personId;
  const post = { unitId, fromOn: '2020-01-01' };
  const { postId } = sure(await appoint(deps, admin, { ...post, personId, role: 'inspector', title: '督查员' }));
  sure(await appoint(deps, admin, { ...post, unitId: campus, personId: teacher, role: 'teacher', title: '教师' }));
  sure(await createAccount(deps, accounts, admin, personId, login, password));
  person = await viewerOf(personId);
  theirs = await server.signIn(login, password);
  key = (await accounts.createApiKey({ townId: server.townId, personId, name: `${name}的程序` })) ?? '';
  const form = new FormData();
  form.set('file', new Blob([uploaded]), `${name}.pdf`);
  expect((await server.send('/files', { method: 'POST', body: form, headers: { cookie: theirs } })).status).toBe(201);
  sure(
    await setNotificationChoice(deps, person, {
      address: mail,
      locale: 'zh',
      mail: { turn: true, copy: true, reminder: true },
      quiet: { from: '21:00', to: '07:00' },
    }),
  );
  const found = { title: `${name}发现的问题`, unit: campus, category: 'withDeadline', weight: 'ordinary' };
  const recorded = await step(person, 'record', null, {
    ...found,
    description: `联系${name} ${phone}，证件 ${idNumber}`,
  });
  await step(admin, 'void', recorded, { reason: `${name}（${login}）记错` });
  const other = await step(admin, 'record', null, { ...found, title: '另一件', place: `${name}办公室` });
  await step(admin, 'void', other, { reason: '记错' });
  sure(await endPost(deps, admin, { postId, on: '2026-01-01' }));
  await createSealer(deps).seal(server.townId, { all: true });
}, 120_000);
afterAll(() => server?.close());

const places = async (): Promise<string[]> =>
  [...(await findInTables(server.database.owner, needles))].flatMap(([word, found]) =>
    found.map(({ table }) => `${word} in ${table}`),
  );

describe('personal data', () => {
  it('are given out to the person, as a page and as JSON, and to others only with the right and a reason', async () => {
    const own = await server.send('/api/person-data?format=json', { headers: { cookie: theirs } });
    const data = (await own.json()) as { about: string; sections: { name: string; rows: object[] }[] };
    expect(data.about).toBe(name);
    expect(data.sections.find((section) => section.name === 'files')?.rows).toHaveLength(1);
    const page = await server.send('/api/person-data', { headers: { cookie: theirs } });
    expect(await page.text()).toContain(`<td>${staffNo}</td>`);
    const of = (cookie: string, body: object) => server.send('/api/person-data', json(body, { cookie }));
    expect((await of(theirs, { person: encodeId('Person', server.personId), reason: '好奇' })).status).toBe(403);
    expect((await of(admins, { person: encodeId('Person', person.personId) })).status).toBe(400);
    expect((await of(admins, { person: encodeId('Person', 999_999), reason: '申请' })).status).toBe(404);
    expect((await of(admins, { person: encodeId('Person', person.personId), reason: '本人申请' })).status).toBe(200);
    expect((await of(admins, { pupil: 'nobody', reason: '家长申请' })).status).toBe(404);
    expect((await server.send('/api/person-data')).status).toBe(401);
  });

  it('show in the log who took them out', async () => {
    const { data } = await ask(theirs, '{ myReadLog { nodes { what reader reason } } }');
    const nodes =
      (data?.['myReadLog'] as unknown as { nodes: { reader: string; reason: string | null }[] } | undefined)?.nodes ??
      [];
    expect(nodes.map(({ reader, reason }) => [reader, reason])).toContainEqual(['何主任', '本人申请']);
  });
});

describe('a person who was erased', () => {
  it('is there before, wherever the test will look', async () => {
    const found = await places();
    for (const needle of needles)
      expect([needle, found.some((place) => place.startsWith(needle))]).toEqual([needle, true]);
    expect(found.some((place) => place.includes('auth."user"'))).toBe(true);
    expect((await bytesIn(join(server.home, 'files'))).some((text) => text.includes(phone))).toBe(true);
  });

  it('is found by no name, number, phone, login or address: in no table, file, log line, export of the record or ledger', async () => {
    const erase = await ask(
      admins,
      'mutation($input: PersonEraseInput!) { personErase(input: $input) { done problems { message path } } }',
      {
        input: {
          person: encodeId('Person', person.personId),
          reason: '离职后本人申请',
          confirm: name,
          alsoRemove: [phone, idNumber],
        },
      },
    );
    expect(erase).toEqual({ data: { personErase: { done: true, problems: [] } } });
    const { deps } = server.product;
    await sweepErased(deps);
    expect(await places()).toEqual([]);
    const files = await bytesIn(server.home);
    expect(files.filter((text) => needles.some((needle) => text.toLowerCase().includes(needle)))).toEqual([]);
    expect(logged.filter((line) => needles.some((needle) => line.toLowerCase().includes(needle)))).toEqual([]);

    const town = await townFacts(deps, server.townId);
    const lines: string[] = [];
    for await (const part of exportRecord(deps, town)) lines.push(part);
    const exported = lines.join('');
    expect(needles.filter((needle) => exported.toLowerCase().includes(needle))).toEqual([]);
    const ledger = await server.send(`/api/ledger.xlsx?filter=${encodeURIComponent('{}')}`, {
      headers: { cookie: admins },
    });
    const rows = JSON.stringify(await readWorkbook(Buffer.from(await ledger.arrayBuffer())));
    expect(rows).toContain('已注销人员');
    expect(needles.filter((needle) => rows.toLowerCase().includes(needle))).toEqual([]);

    const faults = (await verifyExport(exported.split('\n').filter((each) => each !== ''))).flatMap(
      (chain) => chain.faults,
    );
    expect(faults).toEqual([]);
  });

  it('leaves nothing of the account: no session, key, device or second factor', async () => {
    const { rows } = await changed(`select
      (select count(*) from auth."session" s where not exists (select from auth."user" u where u.id = s."userId")) as sessions,
      (select count(*) from auth."apikey") as keys, (select count(*) from auth.known_place) as places,
      (select count(*) from auth."user") as users`);
    // Only the administrator is left, who signed in from one device at one address.
    expect(rows).toEqual([{ sessions: 0, keys: 0, places: 2, users: 1 }]);
  });

  it('leaves a chain that still verifies and a record that replays', async () => {
    const { deps } = server.product;
    const [checked] = await verifyRecord(deps, await listTowns(deps));
    expect(checked?.faults).toEqual([]);
    expect(checked?.erased).toBeGreaterThan(0);
    expect((await doctor(deps)).disagreements).toEqual([]);
  });

  it('is signed out at once, and comes in neither by password nor by key', async () => {
    expect((await server.send('/api/person-data', { headers: { cookie: theirs } })).status).toBe(401);
    await expect(server.signIn(login, password)).rejects.toThrow('401');
    const answer = await server.graphql({ authorization: `Bearer ${key}` }, '{ viewer { person { name } } }');
    expect(answer.status).toBe(401);
  });

  it('is still not found once a changed payload was taken for an erased one: what is left has its own digest', async () => {
    const { rows } = await changed(
      `update event_payload set payload = payload || '{"title":"x"}' where erased_digest is not null returning 1`,
    );
    expect(rows.length).toBeGreaterThan(0);
    const { deps } = server.product;
    const [checked] = await verifyRecord(deps, await listTowns(deps));
    expect(checked?.faults.map(({ kind }) => kind)).toContain('payload');
  });
});

const changed = async (statement: string) => {
  const { default: pg } = await import('pg');
  const client = new pg.Client(server.database.owner);
  await client.connect();
  try {
    await client.query(`select set_config('app.town', $1, false)`, [String(server.townId)]);
    return await client.query(statement);
  } finally {
    await client.end();
  }
};
