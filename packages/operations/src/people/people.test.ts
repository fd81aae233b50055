import { readOnce, sqlOf } from '@plumbline/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Accounts, NewAccount } from '../accounts.ts';
import { refusedInBoth } from '../testing/languages.ts';
import { type SmallTown, smallTown } from '../testing/world.ts';
import { loadViewer, type Viewer } from '../viewer.ts';
import { createAccount, createPerson, updatePerson } from './people.ts';
import { appoint, endPost } from './posts.ts';
import { resetPassword } from './reset-password.ts';
import { createUnit, updateUnit } from './units.ts';

let town: SmallTown;
beforeAll(async () => {
  town = await smallTown('people');
});
afterAll(() => town.close());

const scope = () => ({ townId: town.townId, personId: null });
const people = () => readOnce(town.deps.pool, scope(), sqlOf.selectFrom('person').selectAll().orderBy('id'));
const posts = () => readOnce(town.deps.pool, scope(), sqlOf.selectFrom('post').selectAll().orderBy('id'));
const units = () => readOnce(town.deps.pool, scope(), sqlOf.selectFrom('unit').selectAll().orderBy('id'));
const keysOf = async (personId: number) =>
  (
    await readOnce(
      town.deps.pool,
      scope(),
      sqlOf.selectFrom('search_key').where('kind', '=', 'person').where('target_id', '=', personId).select('key'),
    )
  ).map(({ key }) => key);
const admin = () => town.people.admin;
const made = async (name: string, staffNo: string | null = null) => {
  const answer = await createPerson(town.deps, admin(), { name, staffNo });
  if (!answer.ok) throw new Error(answer.problems[0]?.message);
  return answer.personId;
};
const post = (more: Record<string, unknown> = {}) => ({
  unitId: town.east,
  role: 'teacher',
  title: '教师',
  fromOn: '2026-09-01',
  ...more,
});

describe('entering units, people and posts', () => {
  it('belongs to academic affairs alone', async () => {
    const { head, inspector, teacher } = town.people;
    const accounts = {} as Accounts;
    const acts: ((
      viewer: Viewer,
    ) => Promise<
      | Awaited<ReturnType<typeof appoint>>
      | Awaited<ReturnType<typeof createUnit>>
      | Awaited<ReturnType<typeof createPerson>>
      | Awaited<ReturnType<typeof createAccount>>
    >)[] = [
      (viewer) => createPerson(town.deps, viewer, { name: '新人' }),
      (viewer) => updatePerson(town.deps, viewer, { personId: teacher.personId, name: '改名' }),
      (viewer) => createAccount(town.deps, accounts, viewer, teacher.personId, 'new'),
      (viewer) => createUnit(town.deps, viewer, { parentId: town.root, kind: 'campus', name: '新片' }),
      (viewer) => updateUnit(town.deps, viewer, { unitId: town.east, name: '改名' }),
      (viewer) => appoint(town.deps, viewer, { personId: teacher.personId, ...post() }),
      (viewer) => endPost(town.deps, viewer, { postId: teacher.postId ?? 0, on: '2026-12-01' }),
    ];
    const before = [await people(), await posts(), await units()];
    for (const viewer of [head, inspector, teacher, { ...admin(), posts: [], postId: null }])
      for (const act of acts) expect(await refusedInBoth(viewer, act)).toEqual([{ code: 'NotAllowed', path: null }]);
    expect([await people(), await posts(), await units()]).toEqual(before);
  });
});

describe('a person', () => {
  it('is entered trimmed, with what they are found by', async () => {
    const personId = await made('  单雪  ', ' T-9 ');
    expect((await people()).find(({ id }) => id === personId)).toMatchObject({
      name: '单雪',
      staff_no: 'T-9',
      pinyin: 'shan xue',
    });
    const keys = await keysOf(personId);
    expect(keys).toEqual(expect.arrayContaining(['单雪', 'shanxue', 'sx', 't9']));
  });

  it.each([
    ['', null, 'name'],
    ['   ', null, 'name'],
    ['名'.repeat(41), null, 'name'],
  ])('is refused with the name %j', async (name, staffNo, path) => {
    expect(await refusedInBoth(admin(), (viewer) => createPerson(town.deps, viewer, { name, staffNo }))).toEqual([
      { code: 'InvalidInput', path: [path] },
    ]);
  });

  it('is refused with a staff number that somebody has, and the number is said', async () => {
    await made('王甲', 'T-100');
    const second = await made('王乙', 'T-101');
    const taken = [{ code: 'InvalidInput', path: ['staffNo'] }];
    expect(
      await refusedInBoth(admin(), (viewer) => createPerson(town.deps, viewer, { name: '王丙', staffNo: 'T-100' })),
    ).toEqual(taken);
    expect(
      await refusedInBoth(admin(), (viewer) =>
        updatePerson(town.deps, viewer, { personId: second, name: '王乙', staffNo: 'T-100' }),
      ),
    ).toEqual(taken);
    const answer = await createPerson(town.deps, admin(), { name: '王丙', staffNo: 'T-100' });
    expect(answer.ok ? '' : answer.problems[0]?.message).toContain('T-100');
    expect((await people()).some(({ name }) => name === '王丙')).toBe(false);
  });

  it('is entered together with a first post, or not at all', async () => {
    const refused = await refusedInBoth(admin(), (viewer) =>
      createPerson(town.deps, viewer, {
        name: '赵无岗',
        post: post({ unitId: 999_999, role: 'king', title: '' }) as never,
      }),
    );
    expect(refused.map(({ path }) => path?.[0])).toEqual(['title', 'role', 'unit']);
    expect((await people()).some(({ name }) => name === '赵无岗')).toBe(false);
    const answer = await createPerson(town.deps, admin(), { name: '赵有岗', post: post() });
    const viewer = answer.ok
      ? await loadViewer(town.deps, { townId: town.townId, personId: answer.personId, locale: 'zh' })
      : null;
    expect(viewer?.posts.map(({ role, unitId }) => [role, unitId])).toEqual([['teacher', town.east]]);
  });

  it('is found by the new name after a correction, and no longer by the old one', async () => {
    const personId = await made('钱旧名');
    expect(await updatePerson(town.deps, admin(), { personId, name: '钱新名' })).toEqual({ ok: true, personId });
    const keys = await keysOf(personId);
    expect([keys.includes('新名'), keys.includes('旧名')]).toEqual([true, false]);
  });

  it('that does not exist cannot be corrected', async () => {
    expect(
      await refusedInBoth(admin(), (viewer) => updatePerson(town.deps, viewer, { personId: 999_999, name: '谁' })),
    ).toEqual([{ code: 'NotFound', path: ['id'] }]);
  });
});

describe('an account', () => {
  const asked: NewAccount[] = [];
  const accounts = (outcome: Awaited<ReturnType<Accounts['create']>>): Pick<Accounts, 'create'> => ({
    create: async (account) => {
      asked.push(account);
      return outcome;
    },
  });

  it('comes with a one-time password, and its login stands with the person in its one form', async () => {
    const personId = await made('孙账号');
    const answer = await createAccount(
      town.deps,
      accounts({ ok: true, username: 'people/sun' }),
      admin(),
      personId,
      ' Sun',
    );
    expect(answer.ok ? answer.oneTimePassword : '').toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
    expect(asked.at(-1)).toMatchObject({ townId: town.townId, townCode: 'people', personId, mustChange: true });
    expect((await people()).find(({ id }) => id === personId)?.login).toBe('sun');
  });

  it.each(['LoginTaken', 'LoginInvalid', 'PersonHasAccount'] as const)(
    'is refused when the login is: %s',
    async (reason) => {
      const personId = await made(`周${reason}`);
      const refused = await refusedInBoth(
        admin(),
        (viewer) => createAccount(town.deps, accounts({ ok: false, reason }), viewer, personId, 'zhou'),
        ['zhou'],
      );
      expect(refused).toEqual([{ code: 'InvalidInput', path: ['login'] }]);
      expect((await people()).find(({ id }) => id === personId)?.login).toBeNull();
    },
  );

  it('that is not there has no password to reset', async () => {
    const none = { resetPassword: async () => null } as unknown as Accounts;
    expect(
      await refusedInBoth(admin(), (viewer) => resetPassword(town.deps, none, viewer, town.people.teacher.personId)),
    ).toEqual([{ code: 'NotFound', path: ['person'] }]);
  });
});

describe('a post', () => {
  it.each([
    [{ title: ' ' }, ['title']],
    [{ title: '长'.repeat(61) }, ['title']],
    [{ role: 'king' }, ['role']],
    [{ role: 'constructor' }, ['role']],
    [{ unitId: 999_999 }, ['unit']],
    [{ fromOn: '2026-12-01', toOn: '2026-11-30' }, ['to']],
    [{ title: '', role: '', unitId: 0 }, ['title', 'role', 'unit']],
  ])('is refused with %j', async (more, paths) => {
    const refused = await refusedInBoth(admin(), (viewer) =>
      appoint(town.deps, viewer, { personId: town.people.other.personId, ...post(more) }),
    );
    expect(refused).toEqual(paths.map((path) => ({ code: 'InvalidInput', path: [path] })));
  });

  it('needs somebody to hold it', async () => {
    expect(
      await refusedInBoth(admin(), (viewer) => appoint(town.deps, viewer, { personId: 999_999, ...post() })),
    ).toEqual([{ code: 'NotFound', path: ['person'] }]);
  });

  it('gives its rights from its first day to its last', async () => {
    const personId = await made('吴轮岗');
    const appointed = await appoint(town.deps, admin(), {
      personId,
      ...post({ role: 'inspector', fromOn: '2026-11-20', toOn: '2026-11-22' }),
    });
    expect(appointed.ok).toBe(true);
    const rolesOn = async (at: string) => {
      const deps = { ...town.deps, clock: () => new Date(at) };
      return (await loadViewer(deps, { townId: town.townId, personId, locale: 'zh' }))?.posts.map(({ role }) => role);
    };
    // By the town's local day: Greenwich is eight hours behind.
    expect(await rolesOn('2026-11-19T15:59:59Z')).toEqual([]);
    expect(await rolesOn('2026-11-19T16:00:00Z')).toEqual(['inspector']);
    expect(await rolesOn('2026-11-22T15:59:59Z')).toEqual(['inspector']);
    expect(await rolesOn('2026-11-22T16:00:00Z')).toEqual([]);
  });

  it('ends on a day, not before it began, and stays in the history', async () => {
    const personId = await made('郑离任');
    const appointed = await appoint(town.deps, admin(), { personId, ...post() });
    const postId = appointed.ok ? appointed.postId : 0;
    expect(await refusedInBoth(admin(), (viewer) => endPost(town.deps, viewer, { postId, on: '2026-08-31' }))).toEqual([
      { code: 'InvalidInput', path: ['on'] },
    ]);
    expect(
      await refusedInBoth(admin(), (viewer) => endPost(town.deps, viewer, { postId: 999_999, on: '2026-12-31' })),
    ).toEqual([{ code: 'NotFound', path: ['post'] }]);
    expect(
      await refusedInBoth(admin(), (viewer) =>
        endPost(town.deps, viewer, { postId, on: '2026-12-31', successorId: 999_999 }),
      ),
    ).toEqual([{ code: 'NotFound', path: ['successor'] }]);
    expect(await endPost(town.deps, admin(), { postId, on: '2026-11-17' })).toEqual({
      ok: true,
      personId,
      handedOver: 0,
    });
    expect((await posts()).find(({ id }) => id === postId)).toMatchObject({
      from_on: '2026-09-01',
      to_on: '2026-11-17',
    });
    expect((await town.viewerOf(personId)).posts).toEqual([]);
  });
});

describe('a unit', () => {
  it.each([
    [{ name: '' }, 'name'],
    [{ name: '长'.repeat(61) }, 'name'],
    [{ name: '东片小学' }, 'name'],
    [{ parentId: 999_999 }, 'parent'],
    [{ kind: 'town' }, 'kind'],
    [{ kind: 'castle' }, 'kind'],
  ])('is refused with %j', async (more, path) => {
    const wanted = { parentId: town.root, kind: 'campus', name: '北片小学', ...more } as Parameters<
      typeof createUnit
    >[2];
    expect(await refusedInBoth(admin(), (viewer) => createUnit(town.deps, viewer, wanted), ['东片小学'])).toEqual([
      { code: 'InvalidInput', path: [path] },
    ]);
  });

  it('is there at once for the next post, and under its new name after a change', async () => {
    const answer = await createUnit(town.deps, admin(), { parentId: town.east, kind: 'class', name: '三（1）班' });
    const unitId = answer.ok ? answer.unitId : 0;
    expect(
      (
        await appoint(town.deps, admin(), {
          personId: town.people.other.personId,
          ...post({ unitId, role: 'classTeacher' }),
        })
      ).ok,
    ).toBe(true);
    expect(await updateUnit(town.deps, admin(), { unitId, name: ' 三（2）班 ' })).toEqual({ ok: true, unitId });
    expect((await town.viewerOf(town.people.other.personId)).posts.map(({ unitName }) => unitName)).toContain(
      '三（2）班',
    );
    expect(
      await refusedInBoth(admin(), (viewer) => updateUnit(town.deps, viewer, { unitId: 999_999, name: '无' })),
    ).toEqual([{ code: 'NotFound', path: ['id'] }]);
  });

  it('of another town is not there', async () => {
    const other = await smallTown('elsewhere', town.deps);
    expect(
      await refusedInBoth(admin(), (viewer) =>
        createUnit(town.deps, viewer, { parentId: other.east, kind: 'class', name: '一班' }),
      ),
    ).toEqual([{ code: 'InvalidInput', path: ['parent'] }]);
    expect(
      await refusedInBoth(admin(), (viewer) => updateUnit(town.deps, viewer, { unitId: other.east, name: '改名' })),
    ).toEqual([{ code: 'NotFound', path: ['id'] }]);
    expect(
      await refusedInBoth(admin(), (viewer) =>
        appoint(town.deps, viewer, { personId: other.people.teacher.personId, ...post() }),
      ),
    ).toEqual([{ code: 'NotFound', path: ['person'] }]);
    await other.close();
  });
});
