import type { Viewer } from '@plumbline/operations';
import { type SmallTown, smallTown } from '@plumbline/operations/testing';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContext } from '../context.ts';
import { executeCompiled } from '../gateway.ts';
import { encodeId } from '../global-id.ts';

let town: SmallTown;
let parentId = 0;
let owner: Viewer;
beforeAll(async () => {
  town = await smallTown('requests');
  owner = await town.person('郝主任', 'generalOffice', town.root);
  parentId = (await town.noticed()).recordId;
  const { inspector, teacher } = town.people;
  const beside = { parentId };
  await town.done(
    town.request(teacher, 'ask', beside, { kind: 'obstacle', reason: '没有经费', owner: owner.personId }),
  );
  await town.done(
    town.request(inspector, 'ask', beside, { kind: 'correction', reason: '记错', place: '二楼', weight: 'serious' }),
  );
  const refused = await town.done(
    town.request(teacher, 'ask', beside, { kind: 'extension', reason: '材料未到', newDay: '2026-12-09' }),
  );
  await town.done(town.request(town.people.admin, 'refuse', refused, { answer: '时间够' }));
});
afterAll(() => town.close());

const ask = async <Data>(viewer: Viewer, text: string, variables: Record<string, unknown> = {}): Promise<Data> => {
  const context = await createContext({ deps: town.deps, accounts: {} as never, viewer, mustChangePassword: false });
  const request = { document: parse(text), context, request: { variables }, operationName: null };
  const { data, errors } = await executeCompiled(request);
  if (errors !== undefined) throw errors[0];
  return data as Data;
};

const numbersFor = async (viewer: Viewer, filter: object = {}) => {
  const { requests } = await ask<{ requests: { totalCount: number; nodes: { number: string }[] } }>(
    viewer,
    'query($filter: RequestFilter) { requests(filter: $filter) { totalCount nodes { number } } }',
    { filter },
  );
  expect(requests.totalCount).toBe(requests.nodes.length);
  return requests.nodes.map(({ number }) => Number(/\d+$/.exec(number)?.[0]));
};

describe('requests', () => {
  it('are seen by whoever has a part in them or sees the case, and by nobody else', async () => {
    const { admin, head, inspector, teacher, other, westHead } = town.people;
    for (const viewer of [admin, head, inspector, teacher]) expect(await numbersFor(viewer)).toEqual([3, 2, 1]);
    expect(await numbersFor(owner)).toEqual([1]);
    for (const viewer of [other, westHead]) expect(await numbersFor(viewer)).toEqual([]);
  });

  it('are filtered by what is open, by kind, by part and by words', async () => {
    const { admin, teacher } = town.people;
    expect(await numbersFor(admin, { open: true })).toEqual([2, 1]);
    expect(await numbersFor(admin, { open: false })).toEqual([3]);
    expect(await numbersFor(admin, { kinds: ['CORRECTION', 'EXTENSION'] })).toEqual([3, 2]);
    expect(await numbersFor(teacher, { mine: true })).toEqual([3, 1]);
    expect(await numbersFor(admin, { search: '申请〔2026〕2' })).toEqual([2]);
  });

  it('open to the leader who answers, with what the case requires, and to no stranger', async () => {
    const text = `query($number: String!) { request(number: $number) {
      kind availableSteps { name } parent { number ... on RectificationCase { requirement } } } }`;
    const one = { number: '申请〔2026〕1' };
    expect(await ask(owner, text, one)).toEqual({
      request: {
        kind: 'OBSTACLE',
        availableSteps: [{ name: 'grant' }, { name: 'refuse' }],
        parent: { number: '整改〔2026〕1', requirement: '一周内补齐' },
      },
    });
    expect(await ask(owner, 'query { rectificationCase(number: "整改〔2026〕1") { id } }')).toEqual({
      rectificationCase: null,
    });
    for (const viewer of [town.people.other, town.people.westHead])
      expect(await ask(viewer, text, one)).toEqual({ request: null });
  });

  it('mark what was told of them as read', async () => {
    const id = encodeId('Request', parentId + 1);
    const unread = async () =>
      (await ask<{ workbench: { unreadCopies: number } }>(town.people.admin, 'query { workbench { unreadCopies } }'))
        .workbench.unreadCopies;
    const before = await unread();
    await ask(town.people.admin, 'mutation($record: ID!) { markCopyRead(record: $record) }', { record: id });
    expect(await unread()).toBe(before - 1);
  });
});

describe('the end of a post', () => {
  const end = `mutation($input: EndPostInput!) { endPost(input: $input) {
    person { name } handedOver problems { code path } } }`;

  it('hands over to the successor, tells how many cases went, and refuses whom nobody knows', async () => {
    const { admin, teacher, other } = town.people;
    const input = { post: encodeId('Post', teacher.postId ?? 0), on: '2026-11-17' };
    expect(await ask(admin, end, { input: { ...input, successor: encodeId('Person', 999_999) } })).toEqual({
      endPost: { person: null, handedOver: 0, problems: [{ code: 'NotFound', path: ['successor'] }] },
    });
    const successor = encodeId('Person', other.personId);
    expect(await ask(admin, end, { input: { ...input, successor } })).toEqual({
      endPost: { person: { name: '李思雨' }, handedOver: 1, problems: [] },
    });
    const responsible = 'query { rectificationCase(number: "整改〔2026〕1") { responsible { name } } }';
    expect(await ask(admin, responsible)).toEqual({ rectificationCase: { responsible: { name: '王丽' } } });
  });
});
