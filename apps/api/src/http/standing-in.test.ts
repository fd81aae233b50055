import { encodeId } from '@plumbline/graphql';
import {
  appoint,
  createAccount,
  createPerson,
  delegationEnd,
  delegationMake,
  loadViewer,
  runStep,
  saveFile,
  todayOf,
  townFacts,
  type Viewer,
} from '@plumbline/operations';
import type { Role } from '@plumbline/terms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestServer, testServer } from '../testing/server.ts';

let server: TestServer;
let admin: Viewer;
let responsible: Viewer;
let deputy: Viewer;
let cookie: string;
let strangersCookie: string;
let delegation: string;
let today: string;

const password = 'a-long-password';
const onePoint = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const viewerOf = async (personId: number): Promise<Viewer> => {
  const viewer = await loadViewer(server.product.deps, { townId: server.townId, personId, locale: 'zh' });
  if (viewer === null) throw new Error('There is no such person.');
  return viewer;
};
const person = async (name: string, login: string, role: Role): Promise<Viewer> => {
  const { deps, accounts } = server.product;
  const made = await createPerson(deps, admin, { name });
  const personId = made.ok ? made.personId : 0;
  const unitId = admin.posts[0]?.unitId ?? 0;
  await appoint(deps, admin, { personId, unitId, role, title: '岗位', fromOn: '2020-01-01' });
  await createAccount(deps, accounts, admin, personId, login, password);
  return viewerOf(personId);
};
const delegate = async (from: Viewer, to: Viewer): Promise<string> => {
  const made = await delegationMake(server.product.deps, from, {
    toId: to.personId,
    fromOn: today,
    toOn: today,
    reason: '外出',
  });
  if (!made.ok) throw new Error('The delegation was refused.');
  return encodeId('Delegation', made.delegationId);
};

beforeAll(async () => {
  server = await testServer();
  const { deps } = server.product;
  today = todayOf(await townFacts(deps, server.townId), deps.clock());
  admin = await viewerOf(server.personId);
  responsible = await person('季责任', 'responsible', 'teacher');
  deputy = await person('殷代理', 'deputy', 'teacher');
  await person('路人', 'stranger', 'teacher');
  cookie = await server.signIn('baishui/deputy', password);
  strangersCookie = await server.signIn('baishui/stranger', password);
  delegation = await delegate(responsible, deputy);
});
afterAll(() => server?.close());

const noticed = async () => {
  const { deps } = server.product;
  const saved = await saveFile(deps, admin, { bytes: onePoint, name: 'photo.png' });
  const fileId = saved.ok ? Number(saved.file.id) : 0;
  const run = async (step: string, target: object, input: Record<string, unknown>) => {
    const key = `standing-in-${Math.random()}`;
    const answer = await runStep(deps, admin, {
      workflow: 'rectification',
      step,
      idempotencyKey: key,
      input,
      ...target,
    });
    if (!answer.ok) throw new Error(answer.problems.map(({ message }) => message).join());
    return answer;
  };
  const unit = admin.posts[0]?.unitId ?? 0;
  const finding = { title: '灯管损坏', unit, category: 'onTheSpot', weight: 'light', evidence: [fileId] };
  const recorded = await run('record', {}, finding);
  const { recordId, version } = await run(
    'issueNotice',
    { id: recorded.recordId, expectedVersion: 1 },
    { responsible: responsible.personId, requirement: '更换', rectifyBy: '2099-01-01' },
  );
  return { fileId, recordId, version };
};
const whose = '{ viewer { person { name } onBehalfOf { name } delegations { id } } }';
const acknowledge = `mutation($input: RectificationAcknowledgeInput!) { rectificationAcknowledge(input: $input) {
  event { actor { name } onBehalfOf { name } } problems { code } } }`;
const standing = (id: string, more: Record<string, string> = {}) => ({ cookie, 'x-on-behalf-of': id, ...more });
const codeOf = async (answer: Response) =>
  ((await answer.json()) as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code;

describe('the header x-on-behalf-of', () => {
  it('lets the delegate act, and the answer tells by whom and for whom', async () => {
    const answer = await server.graphql(standing(delegation), whose);
    expect(await answer.json()).toEqual({
      data: {
        viewer: {
          person: { name: '殷代理' },
          onBehalfOf: { name: '季责任' },
          delegations: [{ id: delegation }],
        },
      },
    });
    const { recordId, version } = await noticed();
    const input = {
      id: encodeId('RectificationCase', recordId),
      expectedVersion: version,
      idempotencyKey: 'by-header-1',
    };
    const own = await server.graphql({ cookie }, acknowledge, { input: { ...input, idempotencyKey: 'by-header-0' } });
    expect(await own.json()).toMatchObject({
      data: { rectificationAcknowledge: { problems: [{ code: 'NotFound' }] } },
    });
    const done = await server.graphql(standing(delegation), acknowledge, { input });
    expect(await done.json()).toEqual({
      data: {
        rectificationAcknowledge: {
          event: { actor: { name: '殷代理' }, onBehalfOf: { name: '季责任' } },
          problems: [],
        },
      },
    });
  });

  it('of somebody else’s delegation, of none, and of nonsense is refused, alike', async () => {
    for (const id of [delegation, encodeId('Delegation', 999_999), 'nonsense', '']) {
      const answer = await server.graphql({ cookie: strangersCookie, 'x-on-behalf-of': id }, whose);
      expect([id, answer.status, await codeOf(answer)]).toEqual([id, 403, 'DELEGATION_NOT_VALID']);
    }
  });

  it('is not for programs', async () => {
    const { accounts } = server.product;
    const key = await accounts.createApiKey({ townId: server.townId, personId: deputy.personId, name: 'program' });
    const authorization = `Bearer ${key}`;
    expect((await server.graphql({ authorization }, '{ viewer { onBehalfOf { name } } }')).status).toBe(200);
    const answer = await server.graphql({ authorization, 'x-on-behalf-of': delegation }, whose);
    expect(await codeOf(answer)).toBe('DELEGATION_NOT_VALID');
  });

  it('gives nothing from the moment on at which the delegation is ended', async () => {
    const id = await delegate(responsible, deputy);
    expect((await server.graphql(standing(id), whose)).status).toBe(200);
    const end = 'mutation($input: DelegationEndInput!) { delegationEnd(input: $input) { problems { code } } }';
    const ended = await server.graphql({ cookie }, end, { input: { id } });
    expect(await ended.json()).toEqual({ data: { delegationEnd: { problems: [] } } });
    expect(await codeOf(await server.graphql(standing(id), whose))).toBe('DELEGATION_NOT_VALID');
  });

  it('holds for a step although another process has just ended the delegation', async () => {
    const id = await delegate(responsible, deputy);
    const { recordId, version } = await noticed();
    // This server still believes what it has read a moment ago.
    expect((await server.graphql(standing(id), whose)).status).toBe(200);
    const numbers = Buffer.from(id, 'base64url').toString().split(':')[1];
    await delegationEnd(server.product.deps, responsible, Number(numbers));
    const answer = await server.graphql(standing(id), acknowledge, {
      input: { id: encodeId('RectificationCase', recordId), expectedVersion: version, idempotencyKey: 'too-late-1' },
    });
    expect(await answer.json()).toMatchObject({
      data: { rectificationAcknowledge: { event: null, problems: [{ code: 'NotAllowed' }] } },
    });
  });
});

it('a picture of a case is opened by its own address, which names the delegation', async () => {
  const { fileId, recordId } = await noticed();
  const files = 'query($id: ID!) { node(id: $id) { ... on RectificationCase { evidence { url thumbnailUrl } } } }';
  const asked = await server.graphql(standing(delegation), files, { id: encodeId('RectificationCase', recordId) });
  const answer = (await asked.json()) as { data: { node: { evidence: { url: string; thumbnailUrl: string }[] } } };
  const [shown] = answer.data.node.evidence;
  for (const address of [shown?.url ?? '', shown?.thumbnailUrl ?? ''])
    expect([address, (await server.send(address, { headers: { cookie } })).status]).toEqual([address, 200]);
  const plain = `/files/${encodeId('File', fileId)}`;
  expect((await server.send(plain, { headers: { cookie } })).status).toBe(404);
  const theirs = await server.send(shown?.url ?? '', { headers: { cookie: strangersCookie } });
  expect(theirs.status).toBe(403);
});
