import { delegationMake, loadOnBehalf, type NewDelegation, type Viewer } from '@plumbline/operations';
import { type SmallTown, smallTown } from '@plumbline/operations/testing';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createContext } from '../context.ts';
import { executeCompiled } from '../gateway.ts';
import { encodeId } from '../global-id.ts';

let town: SmallTown;

const ask = async <Data>(viewer: Viewer, text: string, variables: Record<string, unknown> = {}): Promise<Data> => {
  const context = await createContext({ deps: town.deps, accounts: {} as never, viewer, mustChangePassword: false });
  const answer = await executeCompiled({ document: parse(text), context, request: { variables }, operationName: null });
  if (answer.errors !== undefined) throw new Error(answer.errors[0]?.message);
  return JSON.parse(JSON.stringify(answer.data)) as Data;
};

const delegate = async (from: Viewer, to: Viewer, more: Partial<NewDelegation> = {}) => {
  const made = await delegationMake(town.deps, from, {
    toId: to.personId,
    fromOn: '2026-11-18',
    toOn: '2026-11-27',
    reason: '外出培训',
    ...more,
  });
  if (!made.ok) throw new Error('The delegation was refused.');
  const viewer = await loadOnBehalf(town.deps, to, made.delegationId);
  if (viewer === null) throw new Error('The delegation gives nothing.');
  return { id: encodeId('Delegation', made.delegationId), viewer };
};

let mine: { recordId: number; version: number };
beforeAll(async () => {
  town = await smallTown('delegation-queries');
  const { teacher } = town.people;
  mine = await town.noticed({ title: '备课没有反思', weight: 'light' });
  await town.noticed({ title: '西片的问题', unit: town.west, weight: 'light' });
  await town.done(
    town.request(
      teacher,
      'ask',
      { parentId: mine.recordId },
      { kind: 'extension', reason: '未到', newDay: '2026-12-09' },
    ),
  );
});
afterAll(() => town.close());

const seen = `{
  rectificationCases(filter: {}) { totalCount nodes { title availableSteps { name } blockedSteps { name } } }
  requests(filter: {}) { totalCount }
  workbench { overdue dueToday todo { totalCount nodes { record { title } step { name } } } }
}`;
interface Seen {
  readonly rectificationCases: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly title: string;
      readonly availableSteps: readonly { name: string }[];
      readonly blockedSteps: readonly { name: string }[];
    }[];
  };
  readonly requests: { readonly totalCount: number };
  readonly workbench: {
    readonly todo: { readonly totalCount: number; readonly nodes: readonly { record: { title: string } }[] };
  };
}

describe('whoever stands in', () => {
  it('sees what the absent person sees in the delegated workflows, their 待办 and what may be done; else nothing', async () => {
    const { other, teacher } = town.people;
    expect((await ask<Seen>(other, seen)).rectificationCases.totalCount).toBe(0);
    const own = await ask<Seen>(teacher, seen);
    const { viewer } = await delegate(teacher, other);
    const all = await ask<Seen>(viewer, seen);
    expect(all.workbench.todo).toEqual(own.workbench.todo);
    expect(all.rectificationCases.totalCount).toBe(own.rectificationCases.totalCount);
    expect(all.requests).toEqual(own.requests);
    const steps = all.rectificationCases.nodes.find(({ title }) => title === '备课没有反思');
    expect(steps?.availableSteps.map(({ name }) => name)).toEqual(['acknowledge']);
    expect(steps?.blockedSteps.map(({ name }) => name)).toContain('object');
    const { viewer: onlyRequests } = await delegate(teacher, other, { workflows: ['request'] });
    const part = await ask<Seen>(onlyRequests, seen);
    expect([part.rectificationCases.totalCount, part.workbench.todo.totalCount]).toEqual([0, 0]);
    expect(part.requests.totalCount).toBe(1);
  });

  it('sees by one post only what lies below its unit, also what is assigned to the absent person', async () => {
    const { head, other } = town.people;
    const west = await town.person('两处任职', 'campusHead', town.west);
    const { viewer } = await delegate(west, other, { postIds: [west.postId ?? 0] });
    const answer = await ask<Seen>(viewer, seen);
    expect(answer.rectificationCases.nodes.map(({ title }) => title)).toEqual(['西片的问题']);
    const id = encodeId('RectificationCase', mine.recordId);
    const node = 'query($id: ID!) { node(id: $id) { id } }';
    expect(await ask(viewer, node, { id })).toEqual({ node: null });
    expect(await ask(head, node, { id })).toEqual({ node: { id } });
  });

  it('is told in whose name they act, and has none of the absent person’s own matters', async () => {
    const { admin, other } = town.people;
    const { id, viewer } = await delegate(admin, other);
    const who =
      '{ viewer { person { name } onBehalfOf { name } delegation { id } posts { role } permissions unreadNotifications } people(first: 1) { nodes { login } } }';
    const { viewer: own } = await ask<{ viewer: { unreadNotifications: number } }>(
      other,
      '{ viewer { unreadNotifications } }',
    );
    const answer = await ask<{
      viewer: { person: { name: string }; permissions: string[] };
      people: { nodes: { login: string | null }[] };
    }>(viewer, who);
    expect(answer).toMatchObject({
      viewer: {
        person: { name: '王丽' },
        onBehalfOf: { name: '周敏' },
        delegation: { id },
        posts: [{ role: 'admin' }],
        unreadNotifications: own.unreadNotifications,
      },
      people: { nodes: [{ login: null }] },
    });
    expect(answer.viewer.permissions).toContain('rectification:issue');
    expect(
      answer.viewer.permissions.filter(
        (name) => /^(person|unit|post|delegation):/.test(name) && /keep|appoint|override/.test(name),
      ),
    ).toEqual([]);
    expect(answer.viewer.permissions.filter((name) => name.startsWith('sanction:'))).toEqual([]);
    const made = await ask<{ createUnit: { problems: { code: string }[] } }>(
      viewer,
      'mutation($input: CreateUnitInput!) { createUnit(input: $input) { problems { code } } }',
      { input: { parent: encodeId('Unit', town.root), kind: 'CAMPUS', name: '北片' } },
    );
    expect(made.createUnit.problems.map(({ code }) => code)).toEqual(['NotAllowed']);
  });
});

describe('delegations', () => {
  const list =
    'query($of: DelegationSide!) { delegations(of: $of) { totalCount nodes { id principal { name } delegate { name } state everyPost everyWorkflow workflows { name } byAdministrator endable mine } } }';
  interface Listed {
    readonly delegations: { readonly totalCount: number; readonly nodes: readonly Record<string, unknown>[] };
  }

  it('are listed by side, and shown to nobody else but administrators', async () => {
    const { admin, head, inspector, westHead } = town.people;
    const { id } = await delegate(westHead, inspector, { workflows: ['rectification'] });
    const of = async (viewer: Viewer, side: string) => (await ask<Listed>(viewer, list, { of: side })).delegations;
    expect((await of(westHead, 'MINE')).nodes).toEqual([
      {
        id,
        principal: { name: '余德明' },
        delegate: { name: '何静' },
        state: 'ACTIVE',
        everyPost: true,
        everyWorkflow: false,
        workflows: [{ name: 'rectification' }],
        byAdministrator: false,
        endable: true,
        mine: false,
      },
    ]);
    expect((await of(inspector, 'TO_ME')).nodes).toMatchObject([{ id, mine: true, endable: true }]);
    expect((await of(head, 'TOWN')).totalCount).toBe(0);
    expect((await of(admin, 'TOWN')).totalCount).toBeGreaterThan(1);
    const node = 'query($id: ID!) { node(id: $id) { id } }';
    expect(await ask(head, node, { id })).toEqual({ node: null });
    expect(await ask(inspector, node, { id })).toEqual({ node: { id } });
  });

  it('that may be used today are those in force', async () => {
    const { head, other } = town.people;
    await delegationMake(town.deps, head, {
      toId: other.personId,
      fromOn: '2026-11-20',
      toOn: '2026-11-21',
      reason: '外出',
    });
    const usable = await ask<{ viewer: { delegations: { principal: { name: string } }[] } }>(
      other,
      '{ viewer { delegations { principal { name } } } }',
    );
    expect(usable.viewer.delegations.map(({ principal }) => principal.name)).not.toContain('冯志勇');
    expect(usable.viewer.delegations.length).toBeGreaterThan(1);
  });

  it('are made and ended by mutations, with every fault at its field', async () => {
    const { head, other } = town.people;
    const make =
      'mutation($input: DelegationMakeInput!) { delegationMake(input: $input) { delegation { id state } problems { code path } } }';
    const input = {
      delegate: encodeId('Person', other.personId),
      from: '2026-11-18',
      to: '2026-11-19',
      reason: '外出',
    };
    const refused = await ask(head, make, { input: { ...input, reason: '', to: '2026-11-01' } });
    expect(refused).toEqual({
      delegationMake: {
        delegation: null,
        problems: [
          { code: 'InvalidInput', path: ['reason'] },
          { code: 'InvalidInput', path: ['to'] },
        ],
      },
    });
    const made = await ask<{ delegationMake: { delegation: { id: string } } }>(head, make, { input });
    expect(made).toMatchObject({ delegationMake: { delegation: { state: 'ACTIVE' }, problems: [] } });
    const ended = await ask(
      head,
      'mutation($input: DelegationEndInput!) { delegationEnd(input: $input) { delegation { state } problems { code } } }',
      { input: { id: made.delegationMake.delegation.id } },
    );
    expect(ended).toEqual({ delegationEnd: { delegation: { state: 'ENDED_EARLY' }, problems: [] } });
  });
});

describe('an administrator’s override', () => {
  it('is offered where nobody is delegated, taken with its reason, and marked', async () => {
    const { admin, head, inspector } = town.people;
    const absent = await town.person('无人代理', 'teacher', town.east);
    const noticed = await town.noticed({ weight: 'light' });
    const theirs = await town.done(
      town.step(admin, 'reassign', noticed, { responsible: absent.personId, reason: '换人' }),
    );
    const id = encodeId('RectificationCase', theirs.recordId);
    const offer = 'query($id: ID!) { node(id: $id) { ... on RectificationCase { overridableSteps { name title } } } }';
    expect(await ask(admin, offer, { id })).toEqual({
      node: { overridableSteps: [{ name: 'acknowledge', title: '签收' }] },
    });
    expect(await ask(head, offer, { id })).toEqual({ node: { overridableSteps: [] } });
    const taken = await ask(
      admin,
      `mutation($input: RectificationAcknowledgeInput!) { rectificationAcknowledge(input: $input) {
        event { step override overrideReason actor { name } input { name } } problems { code } } }`,
      {
        input: { id, expectedVersion: theirs.version, idempotencyKey: town.key(), override: { reason: '住院' } },
      },
    );
    expect(taken).toEqual({
      rectificationAcknowledge: {
        event: { step: 'acknowledge', override: true, overrideReason: '住院', actor: { name: '周敏' }, input: [] },
        problems: [],
      },
    });
    await delegate(absent, inspector);
    expect(await ask(admin, offer, { id })).toEqual({ node: { overridableSteps: [] } });
  });
});
