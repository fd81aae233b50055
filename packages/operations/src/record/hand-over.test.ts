import { readOnce, sqlOf } from '@plumbline/database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { endPost } from '../people/posts.ts';
import { type SmallTown, smallTown } from '../testing/world.ts';
import { doctor } from './doctor.ts';
import { handOverOrphans } from './hand-over.ts';

let town: SmallTown;
beforeAll(async () => {
  town = await smallTown();
});
afterAll(() => town.close());

const scope = () => ({ townId: town.townId, personId: null });
const standing = async (recordId: number) =>
  Object.fromEntries(
    (
      await readOnce(
        town.deps.pool,
        scope(),
        sqlOf
          .selectFrom('assignment')
          .where('record_id', '=', recordId)
          .where('until', 'is', null)
          .select(['relation', 'person_id']),
      )
    ).map(({ relation, person_id }) => [relation, person_id]),
  );
const recordOf = async (id: number) =>
  (await readOnce(town.deps.pool, scope(), sqlOf.selectFrom('record').where('id', '=', id).selectAll()))[0];

it('hands the cases of an ended post to whoever is named, with their days and their history', async () => {
  const { admin, other } = town.people;
  const leaver = await town.person('赵倩', 'teacher', town.east);
  const recorded = await town.done(town.step(town.people.inspector, 'record', null, town.finding({ weight: 'light' })));
  const noticed = await town.done(
    town.step(admin, 'issueNotice', recorded, {
      responsible: leaver.personId,
      requirement: '补齐',
      rectifyBy: '2026-12-02',
    }),
  );
  const working = await town.done(town.step(leaver, 'acknowledge', noticed));
  const answer = await endPost(town.deps, admin, {
    postId: leaver.postId ?? 0,
    on: '2026-11-17',
    successorId: other.personId,
  });
  expect(answer).toMatchObject({ ok: true, handedOver: 1 });
  expect(await standing(working.recordId)).toMatchObject({
    responsible: other.personId,
    wasResponsible: leaver.personId,
  });
  expect(await recordOf(working.recordId)).toMatchObject({ state: 'rectifying', due_on: '2026-12-02' });
  await town.done(town.step(other, 'submitReport', { ...working, version: working.version + 1 }));
  expect((await doctor(town.deps)).disagreements).toEqual([]);
});

it('lets the clock hand over what a post that ended by date left behind, once', async () => {
  const { admin, head } = town.people;
  const leaver = await town.person('孙悦', 'teacher', town.east);
  const inspector = await town.person('钱进', 'inspector', town.root);
  const recorded = await town.done(town.step(inspector, 'record', null, town.finding({ weight: 'light' })));
  const noticed = await town.done(
    town.step(admin, 'issueNotice', recorded, {
      responsible: leaver.personId,
      requirement: '补齐',
      rectifyBy: '2026-12-02',
    }),
  );
  for (const { postId } of [leaver, inspector])
    await endPost(town.deps, admin, { postId: postId ?? 0, on: '2026-11-20' });
  expect(await handOverOrphans(town.deps, town.townId)).toBe(0);
  town.time.now = new Date('2026-11-23T02:00:00Z');
  expect(await handOverOrphans(town.deps, town.townId)).toBe(2);
  expect(await handOverOrphans(town.deps, town.townId)).toBe(0);
  const now = await standing(noticed.recordId);
  expect(now['responsible']).toBe(head.personId);
  // Whoever mends it does not inspect it.
  expect(now['inspector']).toBe(admin.personId);
  expect((await doctor(town.deps)).disagreements).toEqual([]);
});
