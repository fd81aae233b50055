import { getNamedType, isEnumType, isInputObjectType, isObjectType, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContext } from '../context.ts';
import { executeCompiled } from '../gateway.ts';
import { schema } from '../schema.ts';
import { type SanctionStage, sanctionStage } from '../testing/sanction-stage.ts';

let stage: SanctionStage;
beforeAll(async () => {
  stage = await sanctionStage('orders');
});
afterAll(() => stage?.town.close());

/** Where a list has its place of its own: a feed has one order, and the columns of the board are filtered by the board. */
const withoutOrder = ['Query.changes', 'BoardColumn.cases'];

/** Every list of the schema that is read page by page. */
const lists = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
  .filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'))
  .map(({ type, field }) => ({
    place: `${type.name}.${field.name}`,
    name: field.name,
    args: new Map(field.args.map((arg) => [arg.name, getNamedType(arg.type)])),
  }))
  .filter(({ place }) => !withoutOrder.includes(place));

describe('every list', () => {
  it.each(lists)('takes first, after, last, before, filter and orderBy ($place)', ({ args }) => {
    expect([...args.keys()]).toEqual(expect.arrayContaining(['first', 'after', 'last', 'before', 'filter', 'orderBy']));
  });

  it.each([...lists, { place: 'Query.changes', name: 'changes' }])('gives cursors alone ($place)', async (list) => {
    const { place, name } = list;
    const count = async (what: string): Promise<number> => {
      const page = `${name}(first: 200) { ${what} { __typename } }`;
      const found = (await ask(`{ ${place.startsWith('Workbench.') ? `workbench { ${page} }` : page} }`)) as {
        workbench?: Record<string, Record<string, readonly unknown[]>>;
      } & Record<string, Record<string, readonly unknown[]>>;
      return (found.workbench ?? found)[name]?.[what]?.length ?? -1;
    };
    expect(await count('edges')).toBe(await count('nodes'));
  });
});

const orders = lists.flatMap(({ place, name, args }) => {
  const input = args.get('orderBy');
  const field = isInputObjectType(input) ? getNamedType(input.getFields()['field']?.type) : null;
  return isEnumType(field) ? field.getValues().map((value) => ({ place, name, field: value.name })) : [];
});

interface Page {
  readonly nodes: readonly object[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

const read = async (place: string, name: string, args: string): Promise<Page> => {
  const own = place.startsWith('Workbench.') ? `record { id } ${name === 'todo' ? '' : 'at step { name }'}` : 'id';
  const page = `${name}(${args}) { nodes { ${own} } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
  const document = `{ ${place.startsWith('Workbench.') ? `workbench { ${page} }` : page} }`;
  const found = (await ask(document)) as { workbench?: Record<string, Page> } & Record<string, Page>;
  return (found.workbench ?? found)[name] as Page;
};

const ask = async (text: string): Promise<unknown> => {
  const { deps, people } = stage.town;
  const viewer = people.admin;
  const context = await createContext({ deps, accounts: {} as never, viewer, mustChangePassword: false });
  const { data, errors } = await executeCompiled({ document: parse(text), context, request: {}, operationName: null });
  if (errors !== undefined) throw errors[0];
  return JSON.parse(JSON.stringify(data));
};

const cursors = async (args: string): Promise<readonly string[]> => {
  const { people } = (await ask(`{ people(${args}) { edges { cursor } } }`)) as {
    people: { edges: readonly { cursor: string }[] };
  };
  return people.edges.map(({ cursor }) => cursor);
};

const nodes = async (count: number): Promise<readonly unknown[]> =>
  ((await ask(`{ nodes(ids: ${JSON.stringify(Array(count).fill('x'))}) { id } }`)) as { nodes: readonly unknown[] })
    .nodes;

describe('a page', () => {
  it('lies between its two cursors, whichever way it is read', async () => {
    const all = await cursors('first: 200');
    expect(all.length).toBeGreaterThan(6);
    const between = `after: "${all[1]}", before: "${all[5]}"`;
    expect(await cursors(`first: 200, ${between}`)).toEqual(all.slice(2, 5));
    expect(await cursors(`first: 2, ${between}`)).toEqual(all.slice(2, 4));
    expect(await cursors(`last: 2, ${between}`)).toEqual(all.slice(3, 5));
  });

  it.each(['first: 1, before: "x"', 'last: 1, after: "x"'])(
    'refuses a cursor that no list gave, also where it is the far one (%s)',
    async (args) => {
      await expect(cursors(args)).rejects.toThrow('游标');
    },
  );

  it('holds at most 200', async () => {
    await expect(cursors('first: 201')).rejects.toThrow('200');
    await expect(nodes(201)).rejects.toThrow('200');
    expect(await nodes(200)).toHaveLength(200);
  });
});

describe('a list in an order', () => {
  it.each(orders)('is whole page by page, and turned round backward ($place by $field)', async (order) => {
    const { place, name, field } = order;
    const by = (direction: 'ASC' | 'DESC') => `orderBy: { field: ${field}, direction: ${direction} }`;
    const [up, down] = [
      await read(place, name, `${by('ASC')}, first: 200`),
      await read(place, name, `${by('DESC')}, first: 200`),
    ];
    expect(down.nodes.toReversed()).toEqual(up.nodes);

    // One by one, so that of rows that are equal in this order none is passed over.
    const forward: object[] = [];
    for (let after = ''; ; ) {
      const page: Page = await read(place, name, `${by('ASC')}, first: 1${after}`);
      forward.push(...page.nodes);
      if (!page.pageInfo.hasNextPage) break;
      after = `, after: "${page.pageInfo.endCursor}"`;
    }
    expect(forward).toEqual(up.nodes);

    const backward: object[] = [];
    for (let before = ''; ; ) {
      const page: Page = await read(place, name, `${by('DESC')}, last: 1${before}`);
      backward.unshift(...page.nodes);
      if (!page.pageInfo.hasPreviousPage) break;
      before = `, before: "${page.pageInfo.startCursor}"`;
    }
    expect(backward).toEqual(down.nodes);
  });

  it.each([
    ['agreements', 'NUMBER', 'DESC'],
    ['sanctions', 'UPDATED_AT', 'DESC'],
    ['people', 'NAME', 'ASC'],
    ['units', 'ENTERED', 'ASC'],
  ])('is in its usual one where none is asked for (%s)', async (name, field, direction) => {
    const usual = await read(`Query.${name}`, name, 'first: 200');
    const asked = await read(
      `Query.${name}`,
      name,
      `orderBy: { field: ${field}, direction: ${direction} }, first: 200`,
    );
    expect(usual.nodes.length).toBeGreaterThan(1);
    expect(usual.nodes).toEqual(asked.nodes);
  });

  it('puts Chinese names as a dictionary does', async () => {
    const data = await ask('{ units(orderBy: { field: NAME, direction: ASC }, first: 200) { nodes { name } } }');
    const names = (data as { units: { nodes: { name: string }[] } }).units.nodes.map((unit) => unit.name);
    expect(names.length).toBeGreaterThan(2);
    expect(names).toEqual(names.toSorted(new Intl.Collator('zh').compare));
  });
});
