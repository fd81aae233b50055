import { readOnce, sqlOf } from '@plumbline/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusedInBoth } from '../testing/languages.ts';
import { type SmallTown, smallTown } from '../testing/world.ts';
import { movePost, prolongPost } from './move-post.ts';
import { appoint } from './posts.ts';
import { vacanciesOn } from './vacancies.ts';

let town: SmallTown;
beforeAll(async () => {
  town = await smallTown('moves');
});
afterAll(() => town.close());

const postsOf = (personId: number) =>
  readOnce(
    town.deps.pool,
    { townId: town.townId, personId: null },
    sqlOf
      .selectFrom('post')
      .where('person_id', '=', personId)
      .select(['unit_id', 'role', 'title', 'from_on', 'to_on'])
      .orderBy('from_on')
      .orderBy('id'),
  );
const admin = () => town.people.admin;
const substitute = async (toOn: string | null = '2027-01-20') => {
  const { personId } = town.people.other;
  const made = await appoint(town.deps, admin(), {
    personId,
    unitId: town.east,
    role: 'researchLead',
    title: '代理组长',
    fromOn: '2026-09-01',
    toOn,
  });
  if (!made.ok) throw new Error(made.problems[0]?.message);
  return made.postId;
};

describe('a post', () => {
  it('is prolonged to a later day or without an end, and never shortened so', async () => {
    const postId = await substitute();
    expect(await prolongPost(town.deps, admin(), { postId, toOn: '2027-07-10' })).toMatchObject({ ok: true });
    const shorter = await refusedInBoth(admin(), (viewer) =>
      prolongPost(town.deps, viewer, { postId, toOn: '2027-03-01' }),
    );
    expect(shorter).toEqual([{ code: 'InvalidInput', path: ['to'] }]);
    expect(await prolongPost(town.deps, admin(), { postId, toOn: null })).toMatchObject({ ok: true });
    expect((await postsOf(town.people.other.personId)).at(-1)?.to_on).toBe('infinity');
  });

  it('that is over does not come back by being prolonged', async () => {
    const postId = await substitute('2026-11-17');
    const refused = await refusedInBoth(admin(), (viewer) => prolongPost(town.deps, viewer, { postId, toOn: null }));
    expect(refused).toEqual([{ code: 'InvalidInput', path: ['post'] }]);
  });

  it('is moved without a day between, and its open cases go to the successor', async () => {
    const { teacher, westHead, other } = town.people;
    const noticed = await town.noticed();
    const postId = teacher.postId ?? 0;
    const moved = await movePost(town.deps, admin(), {
      postId,
      unitId: town.west,
      fromOn: '2026-11-18',
      successorId: other.personId,
    });
    expect(moved).toMatchObject({ ok: true, personId: teacher.personId, handedOver: 1 });
    expect((await postsOf(teacher.personId)).map(({ unit_id, from_on, to_on }) => [unit_id, from_on, to_on])).toEqual([
      [town.east, '2026-08-01', '2026-11-17'],
      [town.west, '2026-11-18', 'infinity'],
    ]);
    const [held] = await readOnce(
      town.deps.pool,
      { townId: town.townId, personId: null },
      sqlOf
        .selectFrom('assignment')
        .where('record_id', '=', noticed.recordId)
        .where('relation', '=', 'responsible')
        .where('until', 'is', null)
        .select('person_id'),
    );
    expect(held?.person_id).toBe(other.personId);
    expect(westHead.personId).not.toBe(other.personId);
  });

  it('is not moved to a day outside it, to no unit, and by nobody but academic affairs', async () => {
    const { inspector, head } = town.people;
    const move = { postId: inspector.postId ?? 0, unitId: town.west, fromOn: '2026-12-01' };
    const before = await postsOf(inspector.personId);
    const refused = async (more: Partial<typeof move>, viewer = admin()) =>
      refusedInBoth(viewer, (each) => movePost(town.deps, each, { ...move, ...more }));
    expect(await refused({ fromOn: '2026-08-01' })).toEqual([{ code: 'InvalidInput', path: ['from'] }]);
    expect(await refused({ unitId: 0 })).toEqual([{ code: 'InvalidInput', path: ['unit'] }]);
    expect(await refused({ postId: 0 })).toEqual([{ code: 'NotFound', path: ['post'] }]);
    expect(await refused({}, head)).toEqual([{ code: 'NotAllowed', path: null }]);
    expect(await postsOf(inspector.personId)).toEqual(before);
  });
});

describe('vacancies', () => {
  it('are the units whose head’s post nobody holds on the day', async () => {
    const on = async (day: string) =>
      (await vacanciesOn(town.deps, admin(), day)).map(({ unitId, role }) => [unitId, role]);
    expect(await on('2026-11-18')).toEqual([[town.root, 'groupHead']]);
    expect(await on('2026-07-31')).toEqual([
      [town.root, 'groupHead'],
      [town.east, 'campusHead'],
      [town.west, 'campusHead'],
    ]);
  });
});
