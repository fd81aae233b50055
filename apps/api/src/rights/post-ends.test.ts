import { encodeId } from '@plumbline/graphql';
import type { Role } from '@plumbline/terms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rightsWorld, type World } from './testing/world.ts';

/** A second before the day of the posts ends in the town, and a second after. */
const [before, after] = [new Date('2026-11-18T15:59:59Z'), new Date('2026-11-18T16:00:01Z')];

let world: World;
beforeAll(async () => {
  world = await rightsWorld();
}, 240_000);
afterAll(() => world?.close());

const ask = async (role: Role, query: string, variables: unknown = {}) =>
  (JSON.parse(await world.ask(role, query, variables)) as { data: Record<string, never> }).data;

/** How much somebody sees and may do: by their posts alone, since nothing of it is theirs. */
const held = async (role: Role) => {
  const idOf = (key: string) => world.near.byId.get(key) ?? 0;
  const found = (await ask(
    role,
    `query ($case: ID!, $agreement: ID!, $meeting: ID!) {
      viewer { posts { id } permissions }
      case: node(id: $case) { id }
      agreement: node(id: $agreement) { id }
      meeting: node(id: $meeting) { id }
      settingsEditable
    }`,
    {
      case: encodeId('RectificationCase', idOf('case same')),
      agreement: encodeId('Agreement', idOf('agreement same')),
      meeting: encodeId('Meeting', idOf('meeting east')),
    },
  )) as unknown as {
    viewer: { posts: unknown[]; permissions: string[] };
    case: unknown;
    agreement: unknown;
    meeting: unknown;
    settingsEditable: boolean;
  };
  const step = (await ask(
    role,
    `mutation ($input: RectificationReassignInput!) { rectificationReassign(input: $input) { problems { code } } }`,
    {
      input: {
        id: encodeId('RectificationCase', idOf('case same')),
        expectedVersion: 1,
        idempotencyKey: `reassign-${role}-${world.time.now.getTime()}`,
      },
    },
  )) as unknown as { rectificationReassign: { problems: { code: string }[] } };
  const unit = (await ask(
    role,
    `mutation ($input: CreateUnitInput!) { createUnit(input: $input) { problems { code } } }`,
    {
      input: { parent: encodeId('Unit', idOf('unit root')), kind: 'OFFICE', name: '' },
    },
  )) as unknown as { createUnit: { problems: { code: string }[] } };
  return {
    posts: found.viewer.posts.length,
    permissions: found.viewer.permissions.length > 0,
    sees: [found.case, found.agreement, found.meeting].map((each) => each !== null),
    settings: found.settingsEditable,
    step: step.rectificationReassign.problems[0]?.code,
    unit: unit.createUnit.problems[0]?.code,
  };
};

const nothing = {
  posts: 0,
  permissions: false,
  sees: [false, false, false],
  settings: false,
  step: 'NotFound',
  unit: 'NotAllowed',
};

describe('a post whose last day is today', () => {
  beforeAll(async () => {
    for (const role of ['campusHead', 'groupHead', 'admin'] as const) {
      const post = encodeId('Post', world.near.byId.get(`post own ${role}`) ?? 0);
      const ended = await ask(
        'admin',
        'mutation ($input: EndPostInput!) { endPost(input: $input) { problems { code } } }',
        {
          input: { post, on: '2026-11-18' },
        },
      );
      expect(ended).toEqual({ endPost: { problems: [] } });
    }
    world.time.now = before;
  });

  it('grants what it granted up to the last second', async () => {
    expect(await held('campusHead')).toEqual({
      ...nothing,
      posts: 1,
      permissions: true,
      sees: [true, true, true],
      step: 'StaleVersion',
    });
    expect(await held('groupHead')).toMatchObject({ posts: 1, sees: [true, true, true], settings: true });
    expect(await held('admin')).toMatchObject({ posts: 1, step: 'StaleVersion', unit: 'InvalidInput' });
  });

  it('grants nothing from the first second of the next day, even to whom the server has only just looked up', async () => {
    const roles = ['campusHead', 'groupHead', 'admin'] as const;
    const posts = (role: Role) => ask(role, '{ viewer { posts { id } } }');
    world.time.now = before;
    for (const found of await Promise.all(roles.map(posts)))
      expect(found).toEqual({ viewer: { posts: [expect.anything()] } });
    world.time.now = after;
    for (const found of await Promise.all(roles.map(posts))) expect(found).toEqual({ viewer: { posts: [] } });
    for (const role of roles) expect([role, await held(role)]).toEqual([role, nothing]);
  });

  it('leaves what is the person’s own', async () => {
    const own = encodeId('RectificationCase', world.near.byId.get('case responsible campusHead') ?? 0);
    expect(await ask('campusHead', 'query ($id: ID!) { node(id: $id) { id } }', { id: own })).toEqual({
      node: { id: own },
    });
  });
});

it('a post that is moved to an end in the past ends at once, for whoever asks after the answer', async () => {
  const post = encodeId('Post', world.near.byId.get('post own groupDeputy') ?? 0);
  expect((await held('groupDeputy')).posts).toBe(1);
  world.time.now = before;
  // The head of academic affairs holds the post again on the day before, and ends another one as of last week.
  const ended = await ask(
    'admin',
    'mutation ($input: EndPostInput!) { endPost(input: $input) { problems { code } } }',
    {
      input: { post, on: '2026-11-10' },
    },
  );
  expect(ended).toEqual({ endPost: { problems: [] } });
  expect(await held('groupDeputy')).toEqual(nothing);
});
