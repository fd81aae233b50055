import { encodeId } from '@plumbline/graphql';
import { appoint, createPerson, createUnit, loadViewer } from '@plumbline/operations';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestServer, testServer } from '../testing/server.ts';

const password = 'a-head-of-campus';

let server: TestServer;
let unit = 0;
let head = 0;
let leader = 0;

const person = async (name: string, login: string, role: 'campusHead' | 'groupHead', unitId: number) => {
  const { deps, accounts } = server.product;
  const viewer = await loadViewer(deps, { townId: server.townId, personId: server.personId, locale: 'en' });
  if (viewer === null) throw new Error('There is no administrator.');
  const made = await createPerson(deps, viewer, { name });
  if (!made.ok) throw new Error('The person was refused.');
  const { personId } = made;
  const post = await appoint(deps, viewer, { personId, unitId, role, title: name, fromOn: '2020-01-01' });
  if (!post.ok) throw new Error('The post was refused.');
  const account = await accounts.create({
    townId: server.townId,
    townCode: 'baishui',
    personId,
    login,
    password,
    mustChange: false,
  });
  if (!account.ok) throw new Error('The account was refused.');
  return personId;
};

beforeAll(async () => {
  server = await testServer();
  const { deps } = server.product;
  const viewer = await loadViewer(deps, { townId: server.townId, personId: server.personId, locale: 'en' });
  if (viewer === null) throw new Error('There is no administrator.');
  const root = viewer.posts[0]?.unitId ?? 0;
  const made = await createUnit(deps, viewer, { parentId: root, kind: 'campus', name: 'East' });
  if (!made.ok) throw new Error('The unit was refused.');
  unit = made.unitId;
  head = await person('Head', 'head', 'campusHead', unit);
  leader = await person('Leader', 'leader', 'groupHead', root);
});
afterAll(() => server?.close());

let keys = 0;
const step = async (credentials: Record<string, string>, name: string, input: object) => {
  keys += 1;
  const text = `mutation($input: Agreement${name}Input!) { agreement${name}(input: $input) {
    record { id version contentHash state } problems { code message path } } }`;
  const answer = await server.graphql(credentials, text, { input: { ...input, idempotencyKey: `signing-${keys}` } });
  const { data } = (await answer.json()) as { data: Record<string, Payload> };
  const payload = data[`agreement${name}`];
  if (payload === undefined) throw new Error('There is no payload.');
  return payload;
};
interface Payload {
  readonly record: { id: string; version: number; contentHash: string; state: string } | null;
  readonly problems: readonly { code: string; message: string; path: string[] | null }[];
}

describe('signing over HTTP', () => {
  it('binds whoever types their own password, and no program that holds their key', async () => {
    const admin = { cookie: await server.signIn() };
    const drafted = await step(admin, 'Draft', {
      party: 'CAMPUS_HEAD',
      unit: encodeId('Unit', unit),
      partyA: encodeId('Person', leader),
      partyB: encodeId('Person', head),
      signBy: '2099-12-31',
      targets: [{ indicator: 'composite', comparison: 'AT_LEAST', value: '70', mandatory: true }],
    });
    expect(drafted.problems).toEqual([]);
    const offered = await step(admin, 'Offer', { id: drafted.record?.id, expectedVersion: 1 });
    const { id, version, contentHash } = offered.record ?? { id: '', version: 0, contentHash: '' };
    const signature = { id, expectedVersion: version, contentHash, read: true };
    const key = await server.product.accounts.createApiKey({ townId: server.townId, personId: head, name: 'program' });
    const byKey = await step({ authorization: `Bearer ${key}` }, 'Sign', { ...signature, password });
    expect(byKey.problems.map(({ code }) => code)).toEqual(['NotAllowed']);
    const own = { cookie: await server.signIn('head', password) };
    const wrong = await step(own, 'Sign', { ...signature, password: 'guess' });
    expect(wrong).toMatchObject({ record: null, problems: [{ code: 'InvalidInput', path: ['password'] }] });
    expect(wrong.problems[0]?.message).toContain('9 tries are left');
    const signed = await step(own, 'Sign', { ...signature, password });
    expect(signed).toMatchObject({ record: { state: 'halfSigned', version: 3 }, problems: [] });
  });

  it('counts wrong passwords until none is left, forgets them after the right one, and knows who has none', async () => {
    const { accounts } = server.product;
    const check = (typed: string, who = head) => accounts.confirmPassword(server.townId, who, typed);
    expect(await check('no')).toEqual({ outcome: 'wrong', triesLeft: 9 });
    expect(await check('no')).toEqual({ outcome: 'wrong', triesLeft: 8 });
    expect(await check(password)).toEqual({ outcome: 'ok' });
    const outcomes = [];
    for (let guess = 0; guess < 10; guess += 1) outcomes.push((await check(`no ${guess}`)).outcome);
    expect(outcomes).toEqual(Array(10).fill('wrong'));
    expect(await check(password)).toMatchObject({ outcome: 'locked', minutes: 15 });
    expect(await check(password, leader)).toEqual({ outcome: 'ok' });
    expect(await check(password, 999_999)).toEqual({ outcome: 'noAccount' });
  });
});
