import type { Viewer } from '@plumbline/operations';
import { type SmallTown, smallTown } from '@plumbline/operations/testing';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContext } from '../context.ts';
import { executeCompiled } from '../gateway.ts';
import { encodeId } from '../global-id.ts';

let town: SmallTown;
beforeAll(async () => {
  town = await smallTown('organisation');
});
afterAll(() => town.close());

interface Problem {
  readonly code: string;
  readonly path: readonly string[] | null;
}

const ask = async <Data>(
  viewer: Viewer,
  document: ReturnType<typeof parse>,
  variables: Record<string, unknown>,
): Promise<Data> => {
  const context = await createContext({ deps: town.deps, accounts: {} as never, viewer, mustChangePassword: false });
  const { data, errors } = await executeCompiled({ document, context, request: { variables }, operationName: null });
  if (errors !== undefined) throw errors[0];
  return data as Data;
};
const peopleList = parse(
  'query($filter: PersonFilter, $first: Int, $after: String) { people(filter: $filter, first: $first, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } } }',
);
const unitList = parse('query($filter: UnitFilter) { units(filter: $filter, first: 200) { nodes { name } } }');
type People = { people: { nodes: { name: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } };

const named = async (filter: Record<string, unknown>) =>
  (await ask<People>(town.people.admin, peopleList, { filter, first: 200 })).people.nodes.map(({ name }) => name);
const units = async (filter: Record<string, unknown>) =>
  (await ask<{ units: { nodes: { name: string }[] } }>(town.people.admin, unitList, { filter })).units.nodes.map(
    ({ name }) => name,
  );
/** By pinyin: Feng, He, Li, Wang, Yu, Zhou. */
const everybody = ['冯志勇', '何静', '李思雨', '王丽', '余德明', '周敏'];

describe('people', () => {
  it('are listed by pinyin, page by page, each once', async () => {
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const { people }: People = await ask<People>(town.people.admin, peopleList, { first: 2, after });
      seen.push(...people.nodes.map(({ name }) => name));
      if (!people.pageInfo.hasNextPage) break;
      after = people.pageInfo.endCursor;
    }
    expect(seen).toEqual(everybody);
  });

  it('are found by what the filter asks for; an empty field asks for nothing, in whatever order they come', async () => {
    const cases: [Record<string, unknown>, readonly string[]][] = [
      [{ role: '' }, everybody],
      [{ role: 'teacher' }, ['李思雨', '王丽']],
      [{ role: '' }, everybody],
      [{ search: '' }, everybody],
      [{ search: 'lisiyu' }, ['李思雨']],
      [{ search: ' ' }, everybody],
      [{ search: '，' }, everybody],
      [{ search: 'li si yu' }, ['李思雨']],
      [{ search: '王' }, ['王丽']],
      [{ search: '无此人' }, []],
      [{ unit: encodeId('Unit', town.east) }, ['冯志勇', '李思雨', '王丽']],
      [{ unit: encodeId('Unit', town.root) }, everybody],
      [{ unit: encodeId('Unit', town.east), role: 'campusHead' }, ['冯志勇']],
      [{ unit: 'nonsense' }, []],
    ];
    for (const [filter, expected] of cases) expect([filter, await named(filter)]).toEqual([filter, expected]);
  });
});

describe('units', () => {
  it('are found by kind, parent and name; an empty field asks for nothing', async () => {
    expect(await units({ search: '' })).toHaveLength(4);
    expect(await units({ search: '西片' })).toEqual(['西片小学']);
    expect(await units({ kind: ['CAMPUS'] })).toEqual(['东片小学', '西片小学']);
    expect(await units({ parent: encodeId('Unit', town.root), kind: ['OFFICE'] })).toEqual(['教导处']);
  });
});

describe('entering a person', () => {
  const create = parse(
    'mutation($input: CreatePersonInput!) { createPerson(input: $input) { person { name } problems { code path } } }',
  );
  const entered = (input: Record<string, unknown>, viewer = town.people.admin) =>
    ask<{ createPerson: { person: { name: string } | null; problems: Problem[] } }>(viewer, create, { input }).then(
      ({ createPerson }) => createPerson,
    );

  it('with a bad post enters nobody, and says which fields are wrong', async () => {
    const input = {
      name: '周半途',
      unit: encodeId('Unit', town.east),
      role: 'king',
      postTitle: ' ',
      from: '2026-09-01',
    };
    expect(await entered(input)).toEqual({
      person: null,
      problems: [
        { code: 'InvalidInput', path: ['postTitle'] },
        { code: 'InvalidInput', path: ['role'] },
      ],
    });
    expect(await named({ current: false, search: '周半途' })).toEqual([]);
  });

  it('with a good post gives both at once', async () => {
    const input = {
      name: '周到位',
      unit: encodeId('Unit', town.east),
      role: 'teacher',
      postTitle: '教师',
      from: '2026-09-01',
    };
    expect(await entered(input)).toEqual({ person: { name: '周到位' }, problems: [] });
    expect(await named({ role: 'teacher', search: '周到位' })).toEqual(['周到位']);
  });

  it('is not for everybody', async () => {
    expect(await entered({ name: '周越权' }, town.people.teacher)).toEqual({
      person: null,
      problems: [{ code: 'NotAllowed', path: null }],
    });
  });
});
