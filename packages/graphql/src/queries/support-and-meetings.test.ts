import type { Viewer } from '@plumbline/operations';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContext } from '../context.ts';
import { executeCompiled } from '../gateway.ts';
import { encodeId } from '../global-id.ts';
import { type SanctionStage, sanctionStage } from '../testing/sanction-stage.ts';

let stage: SanctionStage;
beforeAll(async () => {
  stage = await sanctionStage('supportlist');
});
afterAll(() => stage?.town.close());

const person = (name: string): Viewer => {
  const found = stage.people[name];
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
};
const personId = (name: string) => encodeId('Person', person(name).personId);
const ask = async <Data>(name: string, text: string, variables: Record<string, unknown> = {}): Promise<Data> => {
  const { deps } = stage.town;
  const context = await createContext({ deps, accounts: {} as never, viewer: person(name), mustChangePassword: false });
  const request = { document: parse(text), context, request: { variables }, operationName: null };
  const { data, errors } = await executeCompiled(request);
  if (errors !== undefined) throw errors[0];
  return JSON.parse(JSON.stringify(data)) as Data;
};

interface Answered {
  readonly support: Record<string, unknown> | null;
  readonly problems: readonly { readonly code: string; readonly path: readonly string[] | null }[];
}

describe('the register of help', () => {
  it.each([
    ['admin', 1, true],
    ['groupHead', 1, false],
    ['deputy', 1, false],
    ['member', 1, false],
    ['head', 1, true],
    ['teacher', 1, false],
    ['other', 1, false],
    ['westHead', 0, false],
    ['inspector', 0, false],
    ['secretary', 0, false],
    ['partyMember', 0, false],
    ['office', 0, false],
  ] as const)('is read by %s by post, as the one helped or as the mentor', async (name, count, editable) => {
    const { supports, node, item } = await ask<{
      supports: { totalCount: number; nodes: { editable: boolean }[] };
      node: object | null;
      item: object | null;
    }>(
      name,
      'query S($id: ID!, $again: ID!) { supports { totalCount nodes { editable } } node(id: $id) { id } item: node(id: $again) { id } }',
      { id: encodeId('Support', stage.supportId), again: encodeId('Reobservation', 1) },
    );
    expect(supports.totalCount).toBe(count);
    expect(supports.nodes.map((each) => each.editable)).toEqual(count === 1 ? [editable] : []);
    expect([node === null, item === null]).toEqual([count === 0, count === 0]);
  });

  it('is filtered by who is helped, mentor, unit, kind, time and name', async () => {
    const count = async (filter: object) => {
      const { supports } = await ask<{ supports: { totalCount: number } }>(
        'admin',
        'query S($filter: SupportFilter) { supports(filter: $filter) { totalCount } }',
        { filter },
      );
      return supports.totalCount;
    };
    expect(await count({ person: personId('teacher') })).toBe(1);
    expect(await count({ person: personId('other') })).toBe(0);
    expect(await count({ mentor: personId('other') })).toBe(1);
    expect(await count({ unit: encodeId('Unit', stage.town.west) })).toBe(0);
    expect(await count({ unit: encodeId('Unit', stage.town.east) })).toBe(1);
    expect(await count({ kind: ['TRAINING'] })).toBe(0);
    expect(await count({ current: false })).toBe(0);
    expect(await count({ search: '李思雨' })).toBe(1);
    expect(await count({ search: 'lsy' })).toBe(1);
    expect(await count({ search: '何静' })).toBe(0);
  });

  it('is entered, carried on, observed again and ended by those who may', async () => {
    const add = (name: string, more: object = {}) =>
      ask<{ supportAdd: Answered }>(
        name,
        'mutation A($input: SupportAddInput!) { supportAdd(input: $input) { support { id kindTitle person { name } unit { name } mentor { name } planned held short current } problems { code path } } }',
        {
          input: {
            person: personId('other'),
            unit: encodeId('Unit', stage.town.east),
            kind: 'TRAINING',
            mentor: personId('teacher'),
            measures: '参加镇级培训四次',
            from: '2026-11-01',
            planned: 4,
            ...more,
          },
        },
      );
    const { supportAdd } = await add('head');
    expect(supportAdd).toMatchObject({
      problems: [],
      support: { kindTitle: '专题培训', planned: 4, held: 0, short: 4, current: true },
    });
    for (const name of ['teacher', 'westHead', 'inspector', 'secretary'])
      expect((await add(name)).supportAdd).toMatchObject({ support: null, problems: [{ code: 'NotAllowed' }] });
    expect((await add('admin', { person: encodeId('Person', 999_999) })).supportAdd).toMatchObject({
      support: null,
      problems: [{ code: 'InvalidInput' }],
    });
    await expect(add('admin', { from: '2026-13-01' })).rejects.toThrow('from');

    const id = supportAdd.support?.['id'];
    const { supportUpdate } = await ask<{ supportUpdate: Answered }>(
      'head',
      'mutation U($input: SupportUpdateInput!) { supportUpdate(input: $input) { support { held short effect } problems { code path } } }',
      { input: { id, held: 3, effect: '板书有进步' } },
    );
    expect(supportUpdate).toEqual({ support: { held: 3, short: 1, effect: '板书有进步' }, problems: [] });
    const { reobservationAdd } = await ask<{ reobservationAdd: Answered }>(
      'head',
      'mutation R($input: ReobservationAddInput!) { reobservationAdd(input: $input) { support { reobservations { observedOn result observer { name } } } problems { code path } } }',
      { input: { support: id, observedOn: '2026-11-16', result: 'GOOD', remark: '节奏稳' } },
    );
    expect(reobservationAdd).toMatchObject({
      problems: [],
      support: { reobservations: [{ observedOn: '2026-11-16', result: 'GOOD', observer: { name: '冯志勇' } }] },
    });
    const end = (name: string) =>
      ask<{ supportEnd: Answered }>(
        name,
        'mutation E($input: SupportEndInput!) { supportEnd(input: $input) { support { endedOn current effect } problems { code path } } }',
        { input: { id, on: '2026-11-18', effect: '达到要求' } },
      );
    expect((await end('westHead')).supportEnd).toMatchObject({ support: null, problems: [{ code: 'NotFound' }] });
    expect((await end('head')).supportEnd).toEqual({
      support: { endedOn: '2026-11-18', current: false, effect: '达到要求' },
      problems: [],
    });
  });
});

describe('meetings', () => {
  it.each([
    ['admin', true],
    ['groupHead', true],
    ['member', true],
    ['head', true],
    ['westHead', true],
    ['teacher', false],
    ['inspector', false],
    ['secretary', false],
    ['office', false],
  ] as const)('are read by %s: %s', async (name, reads) => {
    const found = await ask<{ meetings: { totalCount: number }; meeting: object | null; node: object | null }>(
      name,
      'query M($id: ID!) { meetings { totalCount } meeting(id: $id) { title } node(id: $id) { id } }',
      { id: encodeId('Meeting', stage.meetingId) },
    );
    expect(found.meetings.totalCount > 0).toBe(reads);
    expect([found.meeting !== null, found.node !== null]).toEqual([reads, reads]);
  });

  it('are planned, changed and minuted by academic affairs', async () => {
    interface Made {
      readonly meeting: { readonly id: string } | null;
      readonly problems: readonly object[];
    }
    const create = (name: string, heldOn: string) =>
      ask<{ meetingCreate: Made }>(
        name,
        'mutation C($input: MeetingCreateInput!) { meetingCreate(input: $input) { meeting { id kindTitle unit { name } items { position title statement } editable } problems { code path } } }',
        { input: { kind: 'LEADING_GROUP', title: '领导小组会', heldOn, items: ['听取汇报', '表决'] } },
      );
    expect((await create('head', '2026-11-16')).meetingCreate).toMatchObject({
      meeting: null,
      problems: [{ code: 'NotAllowed' }],
    });
    const { meetingCreate } = await create('admin', '2026-11-16');
    expect(meetingCreate).toMatchObject({
      problems: [],
      meeting: {
        kindTitle: '领导小组会',
        items: [
          { position: 1, title: '听取汇报', statement: false },
          { position: 2, title: '表决', statement: false },
        ],
        editable: true,
      },
    });
    const id = meetingCreate.meeting?.id;
    const { meetingUpdate } = await ask<{ meetingUpdate: Made }>(
      'admin',
      'mutation U($input: MeetingUpdateInput!) { meetingUpdate(input: $input) { meeting { title place items { title } } problems { code path } } }',
      { input: { id, place: '三楼', items: ['表决'] } },
    );
    expect(meetingUpdate).toEqual({
      problems: [],
      meeting: { title: '领导小组会', place: '三楼', items: [{ title: '表决' }] },
    });
    const { meetingMinutes } = await ask<{ meetingMinutes: Made }>(
      'admin',
      'mutation W($input: MeetingMinutesInput!) { meetingMinutes(input: $input) { meeting { minutes minutesBy { name } } problems { code path } } }',
      { input: { id, minutes: '通过。' } },
    );
    expect(meetingMinutes).toEqual({ problems: [], meeting: { minutes: '通过。', minutesBy: { name: '周敏' } } });
    const { meetings } = await ask<{ meetings: { nodes: { title: string }[] } }>(
      'admin',
      'query M($filter: MeetingFilter) { meetings(filter: $filter) { nodes { title } } }',
      { filter: { minuted: true, kind: ['LEADING_GROUP'], from: '2026-11-16', to: '2026-11-16' } },
    );
    expect(meetings.nodes).toEqual([{ title: '领导小组会' }]);
  });
});
