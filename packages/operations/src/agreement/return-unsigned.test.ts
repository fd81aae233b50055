import { readOnce, sqlOf, transaction } from '@plumbline/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sweep } from '../clock/sweep.ts';
import { appoint, endPost } from '../people/posts.ts';
import { doctor } from '../record/doctor.ts';
import { wednesday } from '../testing/world.ts';
import type { Viewer } from '../viewer.ts';
import { type AgreeingTown, agreeingTown } from './testing/agreeing-town.ts';

let town: AgreeingTown;
beforeAll(async () => {
  town = await agreeingTown('leavers');
});
afterAll(() => town.close());
beforeEach(async () => {
  town.time.now = wednesday;
  // The clock does its duties once on each day: without this, not on the days that an earlier test came to last.
  await sweep(town.deps);
});

const stateOf = async (id: number) => {
  const [row] = await readOnce(
    town.deps.pool,
    town.people.admin,
    sqlOf
      .selectFrom('record')
      .innerJoin('agreement', (join) =>
        join.onRef('agreement.town_id', '=', 'record.town_id').onRef('agreement.record_id', '=', 'record.id'),
      )
      .where('record.id', '=', id)
      .select(['record.state', 'record.version', 'agreement.version_no', 'agreement.signatures']),
  );
  if (row === undefined) throw new Error('There is no such agreement.');
  return row;
};
const waiting = async (id: number) =>
  (
    await readOnce(
      town.deps.pool,
      town.people.admin,
      sqlOf.selectFrom('todo').where('record_id', '=', id).select('person_id').orderBy('person_id'),
    )
  ).map(({ person_id }) => person_id);
/** Who was sent a copy of what happened last. */
const copied = async (recordId: number) => {
  const { version } = await stateOf(recordId);
  const ofLast = sqlOf.selectFrom('copy').where('record_id', '=', recordId).where('version', '=', version);
  const find = ofLast.select('person_id').orderBy('person_id');
  return (
    await transaction(town.deps.pool, { townId: town.townId, personId: null, as: 'step' }, (tx) => tx.run(find))
  ).map(({ person_id }) => person_id);
};
/** Lets the clock come by a day later. */
const nextDay = async () => {
  town.time.now = new Date(town.time.now.getTime() + 24 * 60 * 60_000);
  await sweep(town.deps);
};
/** Ends a person's only post yesterday, and lets the clock come by. */
const leaves = async ({ postId }: Viewer) => {
  await endPost(town.deps, town.people.admin, { postId: postId ?? 0, on: '2026-11-17' });
  await nextDay();
};
const at = async (recordId: number) => ({ recordId, version: (await stateOf(recordId)).version });

describe('an agreement whose signer has left', () => {
  it('goes back to whoever drafted it, once, and its signatures end', async () => {
    const { admin, head } = town.people;
    const leaver = await town.person('罗老师', 'teacher', town.east);
    const stays = await town.person('田老师', 'teacher', town.east);
    const offer = (partyB: Viewer) =>
      town.offered({ party: 'teacher', partyA: head.personId, partyB: partyB.personId });
    const half = await town.done(town.sign(head, await offer(leaver)));
    const other = await offer(stays);
    const bound = await town.person('万老师', 'teacher', town.east);
    const signed = await town.done(town.sign(bound, await town.done(town.sign(head, await offer(bound)))));
    await endPost(town.deps, admin, { postId: bound.postId ?? 0, on: '2026-11-17' });
    await leaves(leaver);
    expect(await stateOf(half.recordId)).toMatchObject({ state: 'drafted', version: half.version + 1, signatures: 0 });
    expect(await waiting(half.recordId)).toEqual([admin.personId]);
    expect(await copied(half.recordId)).toEqual([admin, head, leaver].map(({ personId }) => personId));
    expect(await stateOf(other.recordId)).toMatchObject({ state: 'offered', version: other.version });
    expect(await stateOf(signed.recordId)).toMatchObject({ state: 'inForce', version: signed.version });
    await nextDay();
    expect(await stateOf(half.recordId)).toMatchObject({ version: half.version + 1 });
  });

  it('goes back also where party B stays in a post that no such agreement is signed in', async () => {
    const { admin, head } = town.people;
    const teacher = await town.person('孔老师', 'teacher', town.east);
    const moved = await town.person('韩校长', 'campusHead', town.east);
    const offers = [
      await town.offered({ party: 'teacher', partyA: head.personId, partyB: teacher.personId }),
      await town.offered({ partyB: moved.personId }),
    ];
    for (const [{ personId }, unitId, role] of [
      [teacher, town.east, 'inspector'],
      [moved, town.west, 'campusHead'],
    ] as const)
      await appoint(town.deps, admin, { personId, unitId, role, title: '岗位', fromOn: '2026-11-01' });
    await nextDay();
    for (const { recordId } of offers) expect(await stateOf(recordId)).toMatchObject({ state: 'offered' });
    for (const { postId } of [teacher, moved])
      await endPost(town.deps, admin, { postId: postId ?? 0, on: '2026-11-17' });
    await nextDay();
    for (const { recordId } of offers) expect(await stateOf(recordId)).toMatchObject({ state: 'drafted' });
  });

  it('cannot be offered to party B who is gone, but withdrawn, and another be drafted for whoever follows', async () => {
    const { admin, head } = town.people;
    const leaver = await town.person('方老师', 'teacher', town.east);
    const follower = await town.person('苏老师', 'teacher', town.east);
    const teacher = (partyB: Viewer) => ({ party: 'teacher', partyA: head.personId, partyB: partyB.personId });
    const { recordId } = await town.offered(teacher(leaver));
    await leaves(leaver);
    const refused = await town.agreement(admin, 'offer', await at(recordId));
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'InvalidInput' }] });
    expect(refused.ok ? '' : refused.problems[0]?.message).toContain('方老师');
    await town.done(town.agreement(admin, 'withdraw', await at(recordId), { reason: '离岗' }));
    await town.offered(teacher(follower));
  });

  it('is offered anew with another signer for party A, in a version of its own that names them', async () => {
    const { admin, teacher } = town.people;
    const leaver = await town.person('副组长甲', 'groupDeputy', town.root);
    const follower = await town.person('副组长乙', 'groupDeputy', town.root);
    const { recordId } = await town.offered({ party: 'teacher', partyA: leaver.personId, partyB: teacher.personId });
    await town.done(town.sign(teacher, await at(recordId)));
    await leaves(leaver);
    expect(await stateOf(recordId)).toMatchObject({ state: 'drafted', signatures: 0 });
    expect(await town.agreement(admin, 'offer', await at(recordId))).toMatchObject({
      ok: false,
      problems: [{ path: ['partyA'] }],
    });
    const same = await town.agreement(admin, 'offer', await at(recordId), { partyA: teacher.personId });
    expect(same).toMatchObject({ ok: false, problems: [{ path: ['partyA'] }] });
    await town.done(town.agreement(admin, 'offer', await at(recordId), { partyA: follower.personId }));
    expect((await town.versionNow(recordId, 1)).content.partyA.name).toBe('副组长甲');
    expect((await town.versionNow(recordId, 2)).content.partyA.name).toBe('副组长乙');
    expect(await waiting(recordId)).toEqual([teacher.personId, follower.personId].sort((x, y) => x - y));
    // Whoever was to sign before does not count any more.
    await nextDay();
    expect(await stateOf(recordId)).toMatchObject({ state: 'offered' });
    await town.done(town.sign(teacher, await at(recordId), 2));
    await town.done(town.sign(follower, await at(recordId), 2));
    expect(await stateOf(recordId)).toMatchObject({ state: 'inForce', version_no: 2, signatures: 2 });
  });

  it('is a version anew when whoever had left comes back and the same text is offered', async () => {
    const { admin, head } = town.people;
    const returns = await town.person('丁老师', 'teacher', town.east);
    const offered = await town.offered({ party: 'teacher', partyA: head.personId, partyB: returns.personId });
    await town.done(town.sign(head, offered));
    await leaves(returns);
    await appoint(town.deps, admin, {
      personId: returns.personId,
      unitId: town.east,
      role: 'teacher',
      title: '教师',
      fromOn: '2026-11-19',
    });
    await town.done(town.agreement(admin, 'offer', await at(offered.recordId)));
    expect(await stateOf(offered.recordId)).toMatchObject({ state: 'offered', version_no: 2 });
    await town.done(town.sign(head, await at(offered.recordId), 2));
  });
});

it('a draft whose drafter has left goes to somebody who may offer it, never to its party B', async () => {
  const { admin, head } = town.people;
  const drafter = await town.person('许主任', 'admin', town.root);
  const { recordId } = await town.drafted({}, drafter);
  await leaves(drafter);
  expect(await waiting(recordId)).toEqual([admin.personId]);
  expect(head.personId).not.toBe(admin.personId);
  await town.done(town.agreement(admin, 'offer', await at(recordId)));
  expect((await doctor(town.deps)).disagreements).toEqual([]);
});
