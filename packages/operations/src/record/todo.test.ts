import { readOnce, sqlOf } from '@plumbline/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appoint, endPost } from '../people/posts.ts';
import { type SmallTown, smallTown } from '../testing/world.ts';
import type { Viewer } from '../viewer.ts';

let town: SmallTown;
beforeAll(async () => {
  town = await smallTown('todo');
});
afterAll(() => town.close());

const todoOf = (recordId: number) =>
  readOnce(
    town.deps.pool,
    { townId: town.townId, personId: null },
    sqlOf.selectFrom('todo').where('record_id', '=', recordId).select(['person_id', 'due_on']).orderBy('person_id'),
  );
const holders = async (recordId: number) => (await todoOf(recordId)).map(({ person_id }) => person_id);
const ids = (...viewers: Viewer[]) => viewers.map(({ personId }) => personId).sort((a, b) => a - b);
const recorded = () => town.done(town.step(town.people.inspector, 'record', null, town.finding()));

describe('a 待办 row', () => {
  it('carries the day by which the record waits', async () => {
    const at = await recorded();
    expect(await todoOf(at.recordId)).toEqual([{ person_id: town.people.admin.personId, due_on: '2026-11-20' }]);
  });

  it('appears for somebody whose post begins, and goes when the post has ended', async () => {
    const at = await recorded();
    const before = await holders(at.recordId);
    const second = await town.person('郑副主任', 'admin', town.root);
    expect(await holders(at.recordId)).toEqual(ids(town.people.admin, second));
    const { admin } = town.people;
    // The last day still counts.
    await endPost(town.deps, admin, { postId: second.postId ?? 0, on: '2026-11-18' });
    expect(await holders(at.recordId)).toEqual(ids(admin, second));
    await endPost(town.deps, admin, { postId: second.postId ?? 0, on: '2026-11-17' });
    expect(await holders(at.recordId)).toEqual(before);
  });

  it('does not appear for a post that begins later, or has nothing to do with anybody’s turn', async () => {
    const at = await recorded();
    const before = await todoOf(at.recordId);
    const { teacher, head } = town.people;
    await appoint(town.deps, town.people.admin, {
      personId: teacher.personId,
      unitId: town.root,
      role: 'admin',
      title: '副主任',
      fromOn: '2026-12-01',
    });
    await appoint(town.deps, town.people.admin, {
      personId: head.personId,
      unitId: town.root,
      role: 'inspector',
      title: '督导',
      fromOn: '2026-11-01',
    });
    expect(await todoOf(at.recordId)).toEqual(before);
  });

  it('is not given to an issuer who rectifies the case themselves: others who may review get it', async () => {
    const { admin, head, inspector } = town.people;
    const first = await town.done(town.step(inspector, 'record', null, town.finding()));
    const notice = { responsible: admin.personId, requirement: '改', rectifyBy: '2026-12-02' };
    let at = await town.done(town.step(admin, 'issueNotice', first, notice));
    at = await town.done(town.step(admin, 'acknowledge', at));
    expect(await holders(at.recordId)).toEqual(ids(admin));
    at = await town.done(town.step(admin, 'submitPlan', at, { plan: '补' }));
    expect(await holders(at.recordId)).toEqual(ids(head));
    at = await town.done(town.step(head, 'approvePlan', at));
    at = await town.done(town.step(admin, 'submitReport', at));
    expect(await holders(at.recordId)).toEqual(ids(inspector));
  });

  it('is gone when the case is closed or voided', async () => {
    const at = await recorded();
    await town.done(town.step(town.people.admin, 'void', at, { reason: '重复' }));
    expect(await todoOf(at.recordId)).toEqual([]);
  });

  it('of a reassigned case goes to the new person', async () => {
    const at = await town.noticed();
    expect(await holders(at.recordId)).toEqual(ids(town.people.teacher));
    const moved = await town.done(
      town.step(town.people.admin, 'reassign', at, { responsible: town.people.other.personId, reason: '调岗' }),
    );
    expect(await holders(moved.recordId)).toEqual(ids(town.people.other));
  });
});
