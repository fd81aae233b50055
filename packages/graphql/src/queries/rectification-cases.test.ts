import type { Viewer } from '@plumbline/operations';
import { type SmallTown, smallTown } from '@plumbline/operations/testing';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContext } from '../context.ts';
import { executeCompiled, executeReference } from '../gateway.ts';
import { encodeId } from '../global-id.ts';

let town: SmallTown;
let numbers: readonly string[];

interface Case {
  readonly number: string;
  readonly title: string;
  readonly category: string;
  readonly weight: string;
  readonly dueOn: string | null;
  readonly overdue: boolean;
  readonly unit: { readonly id: string };
  readonly availableSteps: readonly { readonly name: string }[];
}
interface Connection {
  readonly nodes: readonly Case[];
  readonly edges: readonly { readonly cursor: string; readonly node: Case }[];
  readonly totalCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

const fields = 'number title category weight dueOn overdue unit { id } availableSteps { name }';
const list =
  parse(`query($filter: RectificationCaseFilter, $orderBy: RectificationCaseOrder, $first: Int, $after: String, $last: Int, $before: String) {
  rectificationCases(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    nodes { ${fields} } edges { cursor node { ${fields} } } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`);

/** Runs a document with the product's executor and with GraphQL's own, which must agree to the last letter. */
const ask = async (viewer: Viewer, document: ReturnType<typeof parse>, variables: Record<string, unknown> = {}) => {
  const run = async (execute: typeof executeCompiled) => {
    const context = await createContext({ deps: town.deps, accounts: {} as never, viewer, mustChangePassword: false });
    return JSON.parse(
      JSON.stringify(await execute({ document, context, request: { variables }, operationName: null })),
    ) as { data?: Record<string, unknown>; errors?: { message: string }[] };
  };
  const [compiled, reference] = [await run(executeCompiled), await run(executeReference)];
  expect(compiled.data).toEqual(reference.data);
  expect(compiled.errors?.map(({ message }) => message)).toEqual(reference.errors?.map(({ message }) => message));
  return compiled;
};
const cases = async (viewer: Viewer, variables: Record<string, unknown> = {}): Promise<Connection> => {
  const { data, errors } = await ask(viewer, list, variables);
  if (errors !== undefined) throw new Error(errors[0]?.message);
  return (data as { rectificationCases: Connection }).rectificationCases;
};

beforeAll(async () => {
  town = await smallTown('cases');
  const { admin, inspector, teacher, other, westHead } = town.people;
  const categories = ['onTheSpot', 'withDeadline', 'longTerm'];
  const weights = ['light', 'ordinary', 'serious'];
  for (let index = 0; index < 24; index += 1) {
    const title = index % 2 === 0 ? `五年级作业 ${index} 未复批` : `备课 PPT${index} 未更新`;
    const input = town.finding({
      title,
      category: categories[index % 3],
      weight: weights[(index >> 1) % 3],
      unit: index % 4 === 3 ? town.west : town.east,
    });
    const at = await town.done(town.step(index % 4 === 3 ? westHead : inspector, 'record', null, input));
    if (index % 3 === 0) continue;
    const notice = {
      responsible: (index % 2 === 0 ? teacher : other).personId,
      requirement: '改',
      rectifyBy: `2026-12-0${(index % 5) + 1}`,
    };
    const noticed = await town.done(town.step(admin, 'issueNotice', at, notice));
    if (index % 5 === 0) await town.done(town.step(admin, 'void', noticed, { reason: '重复' }));
    else if (index % 4 !== 1) await town.done(town.step(index % 2 === 0 ? teacher : other, 'acknowledge', noticed));
  }
  // Some days later a part of it is overdue.
  town.time.now = new Date('2026-11-23T02:00:00Z');
  numbers = (await cases(admin, { orderBy: { field: 'NUMBER', direction: 'ASC' }, first: 200 })).nodes.map(
    ({ number }) => number,
  );
});
afterAll(() => town.close());

describe('the list of cases', () => {
  it('is whole, without a case twice, whatever the order and the size of its pages, forward and backward', async () => {
    expect(new Set(numbers).size).toBe(24);
    for (const field of ['DUE_ON', 'NUMBER', 'UPDATED_AT']) {
      for (const direction of ['ASC', 'DESC']) {
        const orderBy = { field, direction };
        const all = (await cases(town.people.admin, { orderBy, first: 200 })).nodes.map(({ number }) => number);
        expect([...all].sort()).toEqual([...numbers].sort());
        for (const size of [1, 7, 24]) {
          const forward: string[] = [];
          for (let after: string | null = null; ; ) {
            const page: Connection = await cases(town.people.admin, { orderBy, first: size, after });
            forward.push(...page.nodes.map(({ number }) => number));
            expect(page.pageInfo.hasNextPage).toBe(forward.length < 24);
            if (!page.pageInfo.hasNextPage) break;
            after = page.pageInfo.endCursor;
          }
          expect(forward).toEqual(all);
          const backward: string[] = [];
          for (let before: string | null = null; ; ) {
            const page: Connection = await cases(town.people.admin, { orderBy, last: size, before });
            backward.unshift(...page.nodes.map(({ number }) => number));
            expect(page.pageInfo.hasPreviousPage).toBe(backward.length < 24);
            if (!page.pageInfo.hasPreviousPage) break;
            before = page.pageInfo.startCursor;
          }
          expect(backward).toEqual(all);
        }
      }
    }
  }, 60_000);

  it('goes on behind a cursor when what stood there has moved', async () => {
    const first = await cases(town.people.admin, { orderBy: { field: 'NUMBER', direction: 'ASC' }, first: 3 });
    const late = await town.done(town.step(town.people.inspector, 'record', null, town.finding({ title: '后来的' })));
    const next = await cases(town.people.admin, {
      orderBy: { field: 'NUMBER', direction: 'ASC' },
      first: 200,
      after: first.pageInfo.endCursor,
    });
    expect([...first.nodes, ...next.nodes].map(({ number }) => number).slice(0, 24)).toEqual(numbers);
    await town.done(town.step(town.people.admin, 'void', late, { reason: '测试' }));
  });

  it('gives each edge its own cursor', async () => {
    const { edges, nodes } = await cases(town.people.admin, { first: 5 });
    expect(edges.map(({ node }) => node)).toEqual(nodes);
    const after = await cases(town.people.admin, { first: 1, after: edges[2]?.cursor });
    expect(after.nodes).toEqual([nodes[3]]);
  });

  it('filters as one would by hand', async () => {
    const { admin, teacher } = town.people;
    const all = (await cases(admin, { first: 200 })).nodes;
    const filters: [Record<string, unknown>, (one: Case) => boolean][] = [
      [{ category: ['LONG_TERM'] }, ({ category }) => category === 'LONG_TERM'],
      [
        { category: ['LONG_TERM', 'ON_THE_SPOT'], weight: ['SERIOUS'] },
        ({ category, weight }) => category !== 'WITH_DEADLINE' && weight === 'SERIOUS',
      ],
      [{ overdue: true }, ({ overdue }) => overdue],
      [{ overdue: false }, ({ overdue }) => !overdue],
      [{ unit: encodeId('Unit', town.west) }, ({ unit }) => unit.id === encodeId('Unit', town.west)],
      [{ unit: encodeId('Unit', town.root) }, () => true],
      [
        { dueFrom: '2026-11-20', dueTo: '2026-12-03' },
        ({ dueOn }) => dueOn !== null && dueOn >= '2026-11-20' && dueOn <= '2026-12-03',
      ],
      [{ search: '作业' }, ({ title }) => title.includes('作业')],
      [{ search: 'ppt7' }, ({ title }) => title.includes('PPT7')],
      [{ search: '作业 备课' }, () => false],
      [{ search: '  ' }, () => true],
    ];
    for (const [filter, test] of filters) {
      const found = await cases(admin, { filter, first: 200 });
      expect([filter, found.nodes.map(({ number }) => number).sort()]).toEqual([
        filter,
        all
          .filter(test)
          .map(({ number }) => number)
          .sort(),
      ]);
      expect(found.totalCount).toBe(found.nodes.length);
    }
    expect(all.filter(({ overdue }) => overdue).length).toBeGreaterThan(0);
    const waiting = await cases(teacher, { filter: { waitingForMe: true }, first: 200 });
    expect(waiting.nodes.length).toBeGreaterThan(0);
    expect(waiting.nodes.filter(({ availableSteps }) => availableSteps.length === 0)).toEqual([]);
    const responsible = await cases(admin, {
      filter: { responsible: encodeId('Person', teacher.personId) },
      first: 200,
    });
    expect(responsible.nodes).toHaveLength((await cases(teacher, { first: 200 })).nodes.length);
  });

  it('shows each person what they may see', async () => {
    const { admin, inspector, head, westHead, teacher, other } = town.people;
    const seen = async (viewer: Viewer) => (await cases(viewer, { first: 200 })).nodes;
    const all = await seen(admin);
    const at = (unit: number) =>
      all.filter((one) => one.unit.id === encodeId('Unit', unit)).map(({ number }) => number);
    const numbersOf = async (viewer: Viewer) => (await seen(viewer)).map(({ number }) => number);
    expect(await numbersOf(head)).toEqual(at(town.east));
    expect(await numbersOf(westHead)).toEqual(at(town.west));
    // The inspector of these cases recorded all of the east.
    expect(await numbersOf(inspector)).toEqual(at(town.east));
    const [one, two] = [await numbersOf(teacher), await numbersOf(other)];
    expect([one.length > 0, two.length > 0, one.some((number) => two.includes(number))]).toEqual([true, true, false]);
    expect((await cases({ ...teacher, posts: [], personId: 999_999 }, { first: 200 })).nodes).toEqual([]);
  });

  it.each([
    [{ first: 201 }, 'first'],
    [{ first: -1 }, 'first'],
    [{ first: 3, last: 3 }, 'last'],
    [{ after: 'nonsense' }, '游标'],
    [{ after: Buffer.from('[1]').toString('base64url') }, '游标'],
    [{ filter: { dueFrom: '2026-02-30' } }, 'dueFrom'],
  ])('says what is wrong with %j', async (variables, word) => {
    const { errors } = await ask(town.people.admin, list, variables);
    expect(errors?.[0]?.message).toContain(word);
  });

  it('answers a cursor with other values in it as one that is not its own', async () => {
    for (const values of [
      ['no day', 1],
      ['2026-12-01', 'x'],
      ['2026-12-01', 1.5],
      ['2026-12-01', null],
    ]) {
      const { errors } = await ask(town.people.admin, list, {
        after: Buffer.from(JSON.stringify(values)).toString('base64url'),
      });
      expect(errors?.[0]?.message).toContain('游标');
    }
  });
});

describe('one case', () => {
  const one = parse(
    `query($number: String!) { rectificationCase(number: $number) { number availableSteps { name title } blockedSteps { name title reason } events(first: 50) { nodes { step { name } } } } }`,
  );

  it('is found by its number by whoever sees it; a hidden one is as a missing one', async () => {
    const { head, teacher, westHead } = town.people;
    const number = (await cases(head, { first: 1 })).nodes[0]?.number ?? '';
    expect((await ask(head, one, { number })).data).toMatchObject({ rectificationCase: { number } });
    expect((await ask(westHead, one, { number })).data).toEqual({ rectificationCase: null });
    expect((await ask(teacher, one, { number: '整改〔2026〕9999' })).data).toEqual({ rectificationCase: null });
  });
});
