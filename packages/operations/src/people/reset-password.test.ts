import { readOnce, sqlOf } from '@plumbline/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Accounts } from '../accounts.ts';
import { refusedInBoth } from '../testing/languages.ts';
import { type SmallTown, smallTown } from '../testing/world.ts';
import type { Viewer } from '../viewer.ts';
import { appoint, endPost } from './posts.ts';
import { resetPassword } from './reset-password.ts';

let town: SmallTown;
let people: Record<string, Viewer>;
beforeAll(async () => {
  town = await smallTown('resets');
  people = {
    ...town.people,
    deputy: await town.person('郑副', 'campusDeputy', town.east),
    westTeacher: await town.person('龙飞', 'teacher', town.west),
    groupMember: await town.person('组员', 'groupMember', town.east),
    party: await town.person('委员', 'partyMember', town.east),
    both: await town.person('两处', 'teacher', town.east),
    gone: await town.person('离职', 'teacher', town.east),
  };
  const { admin } = town.people;
  const second = {
    personId: people['both']?.personId ?? 0,
    unitId: town.root,
    role: 'subjectLead',
    title: '学科组长',
    fromOn: '2026-08-01',
  };
  expect((await appoint(town.deps, admin, second)).ok).toBe(true);
  const gone = people['gone'] as Viewer;
  expect((await endPost(town.deps, admin, { postId: gone.postId ?? 0, on: '2026-11-17' })).ok).toBe(true);
});
afterAll(() => town.close());

/** Accounts that write down what was asked of them. */
const accounts = () => {
  const asked: { personId: number; by: number | undefined; password: string }[] = [];
  const reset: Pick<Accounts, 'resetPassword'> = {
    resetPassword: async (_town, personId, password, by) => {
      asked.push({ personId, by, password });
      return { login: 'login' };
    },
  };
  return { asked, reset };
};
const may = async (by: string): Promise<string[]> => {
  const viewer = people[by] as Viewer;
  const found: string[] = [];
  for (const [name, { personId }] of Object.entries(people))
    if ((await resetPassword(town.deps, accounts().reset, viewer, personId)).ok) found.push(name);
  return found.sort();
};

describe('a password', () => {
  it('is replaced by academic affairs for everybody but themselves', async () => {
    expect(await may('admin')).toEqual(
      Object.keys(people)
        .filter((name) => name !== 'admin')
        .sort(),
    );
  });

  it('is replaced by a campus head and deputy for people wholly of their campus, and for nobody with a say beyond it', async () => {
    expect(await may('head')).toEqual(['deputy', 'other', 'teacher']);
    expect(await may('deputy')).toEqual(['other', 'teacher']);
    expect(await may('westHead')).toEqual(['westTeacher']);
  });

  it('is replaced by nobody else, also not while standing in for somebody', async () => {
    for (const name of ['teacher', 'inspector', 'groupMember', 'party'])
      expect([name, await may(name)]).toEqual([name, []]);
    const standingIn = { ...(people['head'] as Viewer), onBehalfOf: 1 };
    const refused = await refusedInBoth(standingIn, (viewer) =>
      resetPassword(town.deps, accounts().reset, viewer, town.people.teacher.personId),
    );
    expect(refused).toEqual([{ code: 'NotAllowed', path: ['person'] }]);
  });

  it('is a one-time one, and whoever did it is written down with it', async () => {
    const { asked, reset } = accounts();
    const { head, teacher } = town.people;
    const answer = await resetPassword(town.deps, reset, head, teacher.personId);
    expect(answer).toMatchObject({ ok: true, oneTimePassword: asked[0]?.password });
    expect(asked).toMatchObject([{ personId: teacher.personId, by: head.personId }]);
    const told = (personId: number, of: number) =>
      readOnce(
        town.deps.pool,
        { townId: town.townId, personId },
        sqlOf.selectFrom('notification').where('person_id', '=', of).where('kind', '=', 'account').select('record_id'),
      );
    expect(await told(teacher.personId, teacher.personId)).toEqual([{ record_id: null }]);
    // Nobody else's inbox tells of it.
    expect(await told(head.personId, teacher.personId)).toEqual([]);
    expect(await told(town.people.admin.personId, town.people.admin.personId)).toEqual([]);
  });

  it('of somebody who is not there is answered as such to whoever may', async () => {
    expect(await resetPassword(town.deps, accounts().reset, town.people.head, 999_999)).toMatchObject({
      problems: [{ code: 'NotFound' }],
    });
  });
});
