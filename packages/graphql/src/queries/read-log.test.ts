import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContext } from '../context.ts';
import { executeCompiled } from '../gateway.ts';
import { encodeId } from '../global-id.ts';
import { type SanctionStage, sanctionStage } from '../testing/sanction-stage.ts';

let stage: SanctionStage;
let branchNumber: string;
beforeAll(async () => {
  stage = await sanctionStage('readlog');
  branchNumber = (await stage.town.now(stage.ofBranch.recordId)).number;
});
afterAll(() => stage?.town.close());

const ofTeacher = '处置〔2026〕1';
const ask = async <Data>(name: string, text: string, variables: Record<string, unknown> = {}): Promise<Data> => {
  const viewer = stage.people[name];
  if (viewer === undefined) throw new Error(`There is no ${name}.`);
  const context = await createContext({
    deps: stage.town.deps,
    accounts: {} as never,
    viewer,
    mustChangePassword: false,
  });
  const request = { document: parse(text), context, request: { variables }, operationName: null };
  const { data, errors } = await executeCompiled(request);
  if (errors !== undefined) throw errors[0];
  return JSON.parse(JSON.stringify(data)) as Data;
};

interface Log {
  readonly nodes: readonly { readonly what: string; readonly reader: string; readonly number: string | null }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
const fields = 'nodes { what reader number about reason } pageInfo { hasNextPage endCursor }';
const mine = async (name: string): Promise<Log> =>
  (await ask<{ myReadLog: Log }>(name, `{ myReadLog { ${fields} } }`)).myReadLog;
const logOf = async (name: string, filter: object = {}, page: object = {}): Promise<Log> =>
  (
    await ask<{ readLog: Log }>(
      name,
      `query L($filter: ReadLogFilter, $first: Int, $after: String) { readLog(filter: $filter, first: $first, after: $after) { ${fields} } }`,
      { filter, ...page },
    )
  ).readLog;

describe('what is read of a consequence', () => {
  it('by its number, or by its id, is one entry for who is not concerned, and none for who is', async () => {
    const before = (await mine('teacher')).nodes.length;
    await ask('admin', 'query S($number: String!) { sanction(number: $number) { number } }', { number: ofTeacher });
    await ask('admin', 'query N($id: ID!) { node(id: $id) { id } }', {
      id: encodeId('Sanction', stage.ofTeacher.recordId),
    });
    await ask('teacher', 'query S($number: String!) { sanction(number: $number) { number } }', { number: ofTeacher });
    const { nodes } = await mine('teacher');
    expect(nodes.length).toBe(before + 1);
    expect(nodes[0]).toMatchObject({ what: 'CASE', number: ofTeacher });
  });

  it('in a list is an entry where it is confidential', async () => {
    await ask('partyMember', '{ sanctions { nodes { number } } }');
    expect((await mine('head')).nodes.filter(({ what }) => what === 'LIST')).toMatchObject([{ number: branchNumber }]);
  });

  it('that is not there for the reader leaves no entry', async () => {
    const before = (await logOf('head')).nodes.length;
    for (const name of ['admin', 'westHead'])
      await ask(name, 'query S($number: String!) { sanction(number: $number) { number } }', { number: branchNumber });
    expect((await logOf('head')).nodes.length).toBe(before);
  });

  it('says of a confidential case nothing to others, by any filter or page', async () => {
    const record = encodeId('Sanction', stage.ofBranch.recordId);
    for (const name of ['admin', 'groupHead', 'teacher', 'westHead']) {
      expect((await logOf(name, { record })).nodes).toEqual([]);
      expect(JSON.stringify(await logOf(name))).not.toContain(branchNumber);
      expect(
        await ask(name, 'query G($record: ID!) { recordGrants(record: $record) { mayGrant } }', { record }),
      ).toEqual({
        recordGrants: null,
      });
    }
    const { recordGrants } = await ask<{ recordGrants: { grants: { person: string; relations: string[] }[] } }>(
      'head',
      'query G($record: ID!) { recordGrants(record: $record) { grants { person relations } } }',
      { record },
    );
    expect(recordGrants.grants.length).toBeGreaterThan(1);
  });

  it('is read page by page', async () => {
    const teacher = encodeId('Person', stage.people['teacher']?.personId ?? 0);
    await ask('admin', 'query L($person: ID!) { sanctionLadder(person: $person, reason: "核对") { years { year } } }', {
      person: teacher,
    });
    const all = await logOf('admin', {}, { first: 200 });
    const first = await logOf('admin', {}, { first: 1 });
    const second = await logOf('admin', {}, { first: 1, after: first.pageInfo.endCursor });
    expect(all.nodes.length).toBeGreaterThan(1);
    expect([...first.nodes, ...second.nodes]).toEqual(all.nodes.slice(0, 2));
  });
});
