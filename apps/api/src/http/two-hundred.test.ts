import { type LedgerRow, writeLedger } from '@plumbline/documents';
import {
  type Answer,
  appoint,
  createAccount,
  createPerson,
  createUnit,
  loadViewer,
  type Viewer,
} from '@plumbline/operations';
import { addDays } from '@plumbline/rules';
import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sendStep } from '../hazards/testing/client.ts';
import type { FindingsImport } from '../import/findings.ts';
import { type TestServer, testServer } from '../testing/server.ts';

const count = 200;
const password = 'a-long-password';

let server: TestServer;
let cookies: Record<'admin' | 'inspector' | 'first' | 'second', string>;
let today: string;

const sure = <Value>(answer: Answer<Value>): Value => {
  if (!answer.ok) throw new Error(answer.problems[0]?.message);
  return answer;
};

/** A person with a post and an account; the cookie of their session. */
const seat = async (admin: Viewer, name: string, login: string, role: string, unitId: number): Promise<string> => {
  const { deps, accounts } = server.product;
  const post = { unitId, role, title: '岗位', fromOn: addDays(today, -30) };
  const { personId } = sure(await createPerson(deps, admin, { name }));
  sure(await appoint(deps, admin, { personId, ...post }));
  sure(await createAccount(deps, accounts, admin, personId, login, password));
  return server.signIn(login, password);
};

beforeAll(async () => {
  server = await testServer();
  const { deps } = server.product;
  const { townId, personId } = server;
  const admin = await loadViewer(deps, { townId, personId, locale: 'zh' });
  if (admin === null) throw new Error('The administrator is missing.');
  today = deps.clock().toISOString().slice(0, 10);
  const root = admin.posts[0]?.unitId ?? 0;
  const { unitId } = sure(await createUnit(deps, admin, { parentId: root, kind: 'campus', name: '东片小学' }));
  cookies = {
    admin: await server.signIn(),
    inspector: await seat(admin, '何静', 'hejing', 'inspector', root),
    first: await seat(admin, '李㛃', 'liyan', 'teacher', unitId),
    second: await seat(admin, '王䶮', 'wangyan', 'teacher', unitId),
  };
});
afterAll(() => server.close());

const row = (index: number): LedgerRow => ({
  number: null,
  inspection: '第二次大型检查',
  inspectedOn: addDays(today, -1),
  unit: '东片小学',
  place: `三楼 ${index} 室`,
  title: `第 ${index + 1} 个问题：㛃䶮 的教案缺反思`,
  description: null,
  category: ['立行立改', '限期整改'][index % 2] ?? '',
  weight: ['轻微', '一般', '严重'][index % 3] ?? '',
  responsible: index % 2 === 0 ? '李㛃' : '王 䶮',
  requirement: `补齐第 ${index + 1} 份`,
  rectifyBy: addDays(today, 10 + (index % 20)),
  inspector: '何静',
  notice: null,
  state: null,
  due: null,
  overdue: null,
  returns: null,
  closedOn: null,
});

const send = async (path: string, bytes: Buffer): Promise<FindingsImport> => {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(bytes)]), '台账.xlsx');
  const headers = { cookie: cookies.admin, 'accept-language': 'zh-CN' };
  const answer = await server.send(path, { method: 'POST', body, headers });
  expect(answer.status).toBe(200);
  return (await answer.json()) as FindingsImport;
};

type Waiting = {
  id: string;
  version: number;
  number: string;
  availableSteps: { name: string; main: boolean; required: string[] }[];
};

/** What waits for a person, page after page. */
const waitingFor = async (cookie: string): Promise<Waiting[]> => {
  const query = `{ rectificationCases(first: 200, filter: { waitingForMe: true, open: true }) { nodes { id version number availableSteps { name main required } } } }`;
  const answer = await server.graphql({ cookie }, query);
  const body = (await answer.json()) as { data: { rectificationCases: { nodes: Waiting[] } } };
  return body.data.rectificationCases.nodes;
};

const inputs: Readonly<Record<string, string | boolean>> = {
  rootCause: '备课组没有检查',
  plan: '本周补齐',
  lastingMeasure: '每周一查',
  verified: true,
};

/** Does the step of the main road for everything that waits for a person. */
const work = async (cookie: string): Promise<number> => {
  const waiting = await waitingFor(cookie);
  for (const { id, version, availableSteps } of waiting) {
    const step = availableSteps.find(({ main }) => main);
    if (step === undefined) throw new Error('Something waits for somebody who cannot do it.');
    const asked = Object.fromEntries(step.required.map((name) => [name, inputs[name]]));
    const input = { id, expectedVersion: version, idempotencyKey: `${step.name}:${id}:${version}`, ...asked };
    const { problems } = await sendStep(server.url, { cookie }, { step: step.name, input });
    expect(problems).toEqual([]);
  }
  return waiting.length;
};

const events = async (): Promise<number> => {
  const query = '{ rectificationCases(first: 200, filter: {}) { totalCount nodes { version } } }';
  const answer = await server.graphql({ cookie: cookies.admin }, query);
  const body = (await answer.json()) as {
    data: { rectificationCases: { totalCount: number; nodes: { version: number }[] } };
  };
  expect(body.data.rectificationCases.totalCount).toBe(count);
  return body.data.rectificationCases.nodes.reduce((sum, { version }) => sum + version, 0);
};

const ledger = async (language: string): Promise<Buffer> => {
  const headers = { cookie: cookies.admin, 'accept-language': language };
  const answer = await server.send(`/api/ledger.xlsx?filter=${encodeURIComponent('{}')}`, { headers });
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
};

it('one inspection with 200 findings goes from its file to the last closed case, and its ledger comes back unchanged', async () => {
  const file = await writeLedger(
    Array.from({ length: count }, (_, index) => row(index)),
    'zh',
  );
  const looked = await send('/api/import/findings?dryRun', file);
  expect(looked).toMatchObject({ rows: count, accepted: count, written: false, counts: { new: count }, rejected: [] });
  expect(await waitingFor(cookies.first)).toEqual([]);

  const taken = await send('/api/import/findings', file);
  expect(taken).toMatchObject({ accepted: count, recorded: count, noticed: count, rejected: [] });
  const again = await send('/api/import/findings', file);
  expect(again).toMatchObject({ counts: { new: 0, unchanged: count, bad: 0 }, recorded: 0, noticed: 0 });

  for (let round = 0; round < 6; round += 1)
    for (const cookie of [cookies.first, cookies.second, cookies.admin, cookies.inspector]) await work(cookie);
  const closed = await server.graphql(
    { cookie: cookies.admin },
    '{ inspections { nodes { title caseCounts { state count } } } notices { totalCount } }',
  );
  expect(await closed.json()).toEqual({
    data: {
      inspections: { nodes: [{ title: '第二次大型检查', caseCounts: [{ state: 'closed', count }] }] },
      notices: { totalCount: 1 },
    },
  });

  const before = await events();
  for (const language of ['zh-CN', 'en']) {
    const back = await ledger(language);
    const [sheet] = await readWorkbook(back);
    const [head, ...rows] = sheet?.data ?? [];
    expect(rows.length).toBe(count);
    expect(new Set(rows.map(([number]) => number)).size).toBe(count);
    const place = (zh: string, en: string) => head?.findIndex((title) => title === zh || title === en) ?? -1;
    const first = rows.find((cells) => String(cells[place('问题', 'Finding')]).startsWith('第 1 个'));
    expect(first?.[0]).toMatch(/^整改〔\d{4}〕\d+$/u);
    expect(first?.[place('问题', 'Finding')]).toBe('第 1 个问题：㛃䶮 的教案缺反思');
    expect(first?.[place('责任人', 'Responsible person')]).toBe('李㛃');
    expect(first?.[place('整改期限', 'Rectify by')]).toEqual(new Date(`${addDays(today, 10)}T00:00:00Z`));
    expect(first?.[place('销号日期', 'Closed on')]).toBeInstanceOf(Date);
    const returned = await send('/api/import/findings', back);
    expect(returned.rejected).toEqual([]);
    expect(returned.warnings).toEqual([]);
    expect(returned.counts).toEqual({ new: 0, unchanged: count, changed: 0, bad: 0 });
  }
  expect(await events()).toBe(before);
}, 120_000);
