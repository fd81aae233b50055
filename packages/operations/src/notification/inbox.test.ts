import { sqlOf, transaction } from '@plumbline/database';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { markCopyRead } from '../record/mark-read.ts';
import { markNotificationsRead } from './mark-read.ts';
import { type ToldTown, toldTown } from './testing/told-town.ts';

const towns: ToldTown[] = [];
afterAll(() => Promise.all(towns.map((each) => each.close())));

let town: ToldTown;
beforeEach(async () => {
  town = await toldTown(`inbox-${towns.length}`);
  towns.push(town);
});

describe('an inbox', () => {
  it('tells whose turn it is and who got a copy, once each, and nothing to the actor', async () => {
    const { teacher, inspector, admin } = town.people;
    const noticed = await town.noticed();
    expect(await town.tell()).toBe(2);
    expect(await town.tell()).toBe(0);
    expect(await town.kindsOf(teacher)).toEqual(['turn 2 new']);
    expect(await town.kindsOf(admin)).not.toContain('turn 2 new');
    await town.done(town.step(teacher, 'acknowledge', noticed));
    await town.tell();
    expect(await town.kindsOf(teacher)).toEqual(['turn 2 read']);
    expect(await town.kindsOf(inspector)).not.toContain('turn 3 new');
  });

  it('tells nobody of a turn that is over before it was told', async () => {
    const { teacher, admin } = town.people;
    await town.done(town.step(teacher, 'acknowledge', await town.noticed()));
    await town.tell();
    expect((await town.kindsOf(teacher)).filter((each) => each.startsWith('turn 2'))).toEqual([]);
    expect((await town.kindsOf(admin)).filter((each) => each.startsWith('turn'))).toEqual([]);
  });

  it('tells nobody of a look back before its day', async () => {
    const { teacher, inspector, admin } = town.people;
    const noticed = await town.noticed({ category: 'onTheSpot', weight: 'light' });
    const acknowledged = await town.done(town.step(teacher, 'acknowledge', noticed));
    const reported = await town.done(town.step(teacher, 'submitReport', acknowledged));
    await town.tell();
    const { version } = await town.done(town.step(admin, 'accept', reported, { verified: true }));
    await town.tell();
    const waiting = await transaction(town.deps.pool, inspector, (tx) =>
      tx.run(sqlOf.selectFrom('todo').where('town_id', '=', town.townId).select(['person_id', 'shown_from'])),
    );
    expect(waiting).toMatchObject([{ person_id: inspector.personId }]);
    expect(await town.kindsOf(inspector)).not.toContain(`turn ${version} new`);
    expect(await town.kindsOf(inspector)).toContain('turn 4 read');
  });

  it('is filled once by workers at the same time', async () => {
    for (let count = 0; count < 8; count += 1) await town.noticed({ title: `问题 ${count}` });
    const taken = await Promise.all([town.tell(), town.tell(), town.tell(), town.tell()]);
    expect(taken.reduce((sum, each) => sum + each, 0)).toBe(16);
    expect(await town.kindsOf(town.people.teacher)).toHaveLength(8);
  });

  it('is seen by its person alone', async () => {
    const { teacher, other, admin } = town.people;
    await town.noticed();
    await town.tell();
    expect((await town.inboxOf(teacher)).map(({ person_id }) => person_id)).toEqual([teacher.personId]);
    for (const viewer of [other, admin]) {
      expect((await town.inboxOf(viewer)).filter(({ person_id }) => person_id !== viewer.personId)).toEqual([]);
      expect(
        await markNotificationsRead(
          town.deps,
          viewer,
          (await town.inboxOf(teacher)).map(({ id }) => id),
        ),
      ).toBe(0);
    }
    expect(await town.kindsOf(teacher)).toEqual(['turn 2 new']);
    await town.choose(teacher);
    const seen = await transaction(town.deps.pool, other, (tx) =>
      tx.run(sqlOf.selectFrom('notification_choice').where('town_id', '=', town.townId).select('address')),
    );
    expect(seen).toEqual([]);
  });

  it('is read by opening the case, or at once, with the copies it tells of', async () => {
    const { teacher, head } = town.people;
    const first = await town.noticed();
    await town.noticed({ title: '听课笔记没有日期' });
    await town.tell();
    await markCopyRead(town.deps, teacher, first.recordId);
    expect(await town.kindsOf(teacher)).toEqual(['turn 2 read', 'turn 2 new']);
    expect(await markNotificationsRead(town.deps, teacher, 'all')).toBe(1);
    expect(await markNotificationsRead(town.deps, head, 'all')).toBeGreaterThan(0);
    const copies = await transaction(town.deps.pool, head, (tx) =>
      tx.run(
        sqlOf
          .selectFrom('copy')
          .where('town_id', '=', town.townId)
          .where('person_id', '=', head.personId)
          .select('read_at'),
      ),
    );
    expect(copies.length).toBeGreaterThan(0);
    expect(copies.filter(({ read_at }) => read_at === null)).toEqual([]);
  });

  it('holds reminders, which are past once the person has acted', async () => {
    const { teacher, head } = town.people;
    const noticed = await town.noticed();
    await town.remind(noticed.recordId, [teacher.personId, head.personId]);
    await town.tell();
    expect(await town.kindsOf(teacher)).toEqual(['turn 2 new', 'reminder null new']);
    town.minutesLater(5);
    await town.done(town.step(teacher, 'acknowledge', noticed));
    await town.tell();
    expect(await town.kindsOf(teacher)).toEqual(['turn 2 read', 'reminder null read']);
    expect(await town.kindsOf(head)).toContain('reminder null new');
  });
});
