import { readOnce, sqlOf } from '@plumbline/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appoint, endPost } from '../people/posts.ts';
import { type SmallTown, smallTown, wednesday } from '../testing/world.ts';
import { townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { doDailyDuties } from './daily-duties.ts';
import type { Span } from './span.ts';
import { sweep } from './sweep.ts';

let town: SmallTown;
beforeAll(async () => {
  town = await smallTown('duties');
});
afterAll(() => town.close());
beforeEach(() => {
  town.time.now = wednesday;
});

const at = (day: string, time = '00:00') => {
  town.time.now = new Date(`${day}T${time}:00+08:00`);
};
const holders = async (recordId: number) =>
  (
    await readOnce(
      town.deps.pool,
      { townId: town.townId, personId: null },
      sqlOf.selectFrom('todo').where('record_id', '=', recordId).select('person_id').orderBy('person_id'),
    )
  ).map(({ person_id }) => person_id);
const ids = (...viewers: Viewer[]) => viewers.map(({ personId }) => personId).sort((a, b) => a - b);

describe('待办', () => {
  it('follow a post that begins and one that ends by its date, also when no clock ran on that day', async () => {
    const { admin, inspector, other } = town.people;
    await sweep(town.deps);
    const { recordId } = await town.done(town.step(inspector, 'record', null, town.finding()));
    const post = { personId: other.personId, unitId: town.root, role: 'admin', title: '副主任' };
    await appoint(town.deps, admin, { ...post, fromOn: '2026-11-21', toOn: '2026-11-25' });
    expect(await holders(recordId)).toEqual(ids(admin));
    at('2026-11-20', '23:59');
    await sweep(town.deps);
    expect(await holders(recordId)).toEqual(ids(admin));
    // A Saturday: duties are done on every day, reminders on working days.
    at('2026-11-21');
    await sweep(town.deps);
    expect(await holders(recordId)).toEqual(ids(admin, other));
    at('2026-11-25', '23:59');
    await sweep(town.deps);
    expect(await holders(recordId)).toEqual(ids(admin, other));
    at('2026-12-04');
    await sweep(town.deps);
    expect(await holders(recordId)).toEqual(ids(admin));
  });

  it('follow the last day of a post that was ended ahead of it', async () => {
    const { admin, inspector } = town.people;
    const second = await town.person('郑副主任', 'admin', town.root);
    const { recordId } = await town.done(town.step(inspector, 'record', null, town.finding()));
    await sweep(town.deps);
    await endPost(town.deps, admin, { postId: second.postId ?? 0, on: '2026-12-09' });
    at('2026-12-09');
    await sweep(town.deps);
    expect(await holders(recordId)).toEqual(ids(admin, second));
    at('2026-12-10');
    await sweep(town.deps);
    expect(await holders(recordId)).toEqual(ids(admin));
  });
});

describe('a case', () => {
  const responsible = async (recordId: number) =>
    (
      await readOnce(
        town.deps.pool,
        { townId: town.townId, personId: null },
        sqlOf
          .selectFrom('assignment')
          .where('record_id', '=', recordId)
          .where('relation', '=', 'responsible')
          .where('until', 'is', null)
          .select('person_id'),
      )
    ).map(({ person_id }) => person_id);
  const givenTo = async (person: Viewer) => {
    const { admin, inspector } = town.people;
    const recorded = await town.done(town.step(inspector, 'record', null, town.finding()));
    const notice = { responsible: person.personId, requirement: '改', rectifyBy: '2027-01-11' };
    return (await town.done(town.step(admin, 'issueNotice', recorded, notice))).recordId;
  };

  it('goes over on the day after the last of a post that ended by its date, to the head of the campus', async () => {
    const { admin, head } = town.people;
    const leaver = await town.person('钱老师', 'teacher', town.east);
    const recordId = await givenTo(leaver);
    await endPost(town.deps, admin, { postId: leaver.postId ?? 0, on: '2026-12-09' });
    at('2026-12-09', '23:59');
    await sweep(town.deps);
    expect(await responsible(recordId)).toEqual(ids(leaver));
    at('2026-12-14');
    await sweep(town.deps);
    expect(await responsible(recordId)).toEqual(ids(head));
    expect(await holders(recordId)).toEqual(ids(head));
  });

  it('goes over to whoever was named when the post was ended ahead of its last day', async () => {
    const { admin, other } = town.people;
    const leaver = await town.person('周老师', 'teacher', town.east);
    const recordId = await givenTo(leaver);
    const ended = { postId: leaver.postId ?? 0, on: '2026-12-09', successorId: other.personId };
    expect(await endPost(town.deps, admin, ended)).toMatchObject({ ok: true, handedOver: 0 });
    at('2026-12-09', '23:59');
    await sweep(town.deps);
    expect(await responsible(recordId)).toEqual(ids(leaver));
    at('2026-12-14');
    await sweep(town.deps);
    expect(await responsible(recordId)).toEqual(ids(other));
  });

  it('stays behind when its person is transferred by date, and goes along with a new post in the same unit', async () => {
    const { admin, head } = town.people;
    const [moved, stays] = [
      await town.person('孙老师', 'teacher', town.east),
      await town.person('吴老师', 'teacher', town.east),
    ];
    const [left, kept] = [await givenTo(moved), await givenTo(stays)];
    for (const [person, unitId] of [
      [moved, town.west],
      [stays, town.east],
    ] as const) {
      await endPost(town.deps, admin, { postId: person.postId ?? 0, on: '2026-12-20' });
      const post = { personId: person.personId, unitId, role: 'gradeHead', title: '年级组长', fromOn: '2026-12-21' };
      await appoint(town.deps, admin, post);
    }
    at('2026-12-20');
    await sweep(town.deps);
    expect(await responsible(left)).toEqual(ids(moved));
    at('2026-12-21');
    await sweep(town.deps);
    expect(await responsible(left)).toEqual(ids(head));
    expect(await responsible(kept)).toEqual(ids(stays));
  });
});

describe('a duty', () => {
  const spans: Span[] = [];
  const counted = { name: 'counted', run: async (_deps: unknown, _town: unknown, span: Span) => void spans.push(span) };
  const doIt = async (duty: Parameters<typeof doDailyDuties>[2] = [counted]) =>
    doDailyDuties(town.deps, await townFacts(town.deps, town.townId), duty);

  it('is done once a day, and told since when it was not', async () => {
    for (const [day, time] of [
      ['2026-11-18', '00:00'],
      ['2026-11-18', '23:59'],
      ['2026-11-19', '00:00'],
      ['2026-11-26', '12:00'],
    ] as const) {
      at(day, time);
      await doIt();
    }
    expect(spans.splice(0)).toEqual([
      { since: '-infinity', today: '2026-11-18' },
      { since: '2026-11-18', today: '2026-11-19' },
      { since: '2026-11-19', today: '2026-11-26' },
    ]);
  });

  it('is done by one of several workers', async () => {
    at('2026-11-27');
    await Promise.all([doIt(), doIt(), doIt()]);
    expect(spans.splice(0)).toHaveLength(1);
  });

  it('keeps no other worker waiting, on its very first day either', async () => {
    at('2026-11-27');
    const name = 'slow';
    const done: string[] = [];
    const second = { name, run: async () => void done.push('second') };
    const first = { name, run: () => doIt([second]).then(() => void done.push('first')) };
    await doIt([first]);
    expect(done).toEqual(['first']);
  });

  it('that was broken off is done again', async () => {
    at('2026-11-28');
    const broken = { ...counted, run: () => Promise.reject(new Error('no power')) };
    await expect(doIt([broken])).rejects.toThrow('no power');
    await doIt();
    expect(spans.splice(0)).toEqual([{ since: '2026-11-27', today: '2026-11-28' }]);
  });
});
