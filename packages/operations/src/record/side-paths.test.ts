import { readOnce, sqlOf } from '@plumbline/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SmallTown, smallTown, wednesday } from '../testing/world.ts';
import type { Viewer } from '../viewer.ts';
import { doctor } from './doctor.ts';
import type { StepAnswer } from './run-step.ts';

let town: SmallTown;
beforeAll(async () => {
  town = await smallTown();
});
afterAll(() => town.close());
beforeEach(() => {
  town.time.now = wednesday;
});

type At = { readonly recordId: number; readonly version: number };

const scope = () => ({ townId: town.townId, personId: null });
const recordOf = async (id: number) => {
  const [record] = await readOnce(town.deps.pool, scope(), sqlOf.selectFrom('record').where('id', '=', id).selectAll());
  if (record === undefined) throw new Error('no record');
  return record;
};
const factsOf = async (id: number) => {
  const [row] = await readOnce(
    town.deps.pool,
    scope(),
    sqlOf.selectFrom('rectification').where('record_id', '=', id).selectAll(),
  );
  return row;
};
const stepsOf = async (id: number) =>
  (
    await readOnce(
      town.deps.pool,
      scope(),
      sqlOf.selectFrom('event').where('record_id', '=', id).orderBy('version').select('step'),
    )
  ).map(({ step }) => step);
const holdersOf = async (id: number) =>
  (
    await readOnce(
      town.deps.pool,
      scope(),
      sqlOf.selectFrom('todo').where('record_id', '=', id).orderBy('person_id').select('person_id'),
    )
  ).map(({ person_id }) => person_id);
const problemOf = (answer: StepAnswer) =>
  answer.ok ? 'none' : answer.problems.map(({ code, path }) => `${code} ${path?.join('.') ?? ''}`.trim()).join(', ');
const at = async (id: number): Promise<At> => ({ recordId: id, version: (await recordOf(id)).version });
const intact = async () => expect((await doctor(town.deps)).disagreements).toEqual([]);

/** Leads a case on from where it stands. */
const lead = async (from: At, steps: readonly [Viewer, string, Record<string, unknown>?][]): Promise<At> => {
  let now = from;
  for (const [who, name, input] of steps) now = await town.done(town.step(who, name, now, input));
  return now;
};
const rectifying = async (more: Record<string, unknown> = { weight: 'light' }) =>
  lead(await town.noticed(more), [[town.people.teacher, 'acknowledge']]);
const closed = async (more?: Record<string, unknown>) =>
  lead(await rectifying(more), [
    [town.people.teacher, 'submitReport', { report: '已补批' }],
    [town.people.inspector, 'accept', { verified: true }],
  ]);

describe('an objection', () => {
  it('leads back to where it stood when it is rejected, and is heard once', async () => {
    const { admin, teacher } = town.people;
    for (const start of [await town.noticed({ weight: 'light' }), await rectifying()]) {
      const { state } = await recordOf(start.recordId);
      const objected = await town.done(town.step(teacher, 'object', start, { reason: '那天我请假' }));
      expect(await holdersOf(start.recordId)).toEqual([admin.personId]);
      const back = await town.done(town.step(admin, 'rejectObjection', objected, { reason: '请假单查无' }));
      expect((await recordOf(start.recordId)).state).toBe(state);
      expect(problemOf(await town.step(teacher, 'object', back, { reason: '再说一次' }))).toBe('StepNotAvailable');
    }
    await intact();
  });

  it('ends the case when it is upheld', async () => {
    const { admin, teacher } = town.people;
    const objected = await town.done(town.step(teacher, 'object', await town.noticed(), { reason: '不是我班' }));
    await town.done(town.step(admin, 'upholdObjection', objected, { reason: '查实确非该班' }));
    expect(await recordOf(objected.recordId)).toMatchObject({ state: 'upheld', due_on: 'infinity' });
    expect(await holdersOf(objected.recordId)).toEqual([]);
  });

  it('is not heard by whoever found it', async () => {
    const { admin, head, teacher } = town.people;
    const recorded = await town.done(town.step(admin, 'record', null, town.finding()));
    const noticed = await town.done(
      town.step(admin, 'issueNotice', recorded, {
        responsible: teacher.personId,
        requirement: '补齐',
        rectifyBy: '2026-12-02',
      }),
    );
    const objected = await town.done(town.step(teacher, 'object', noticed, { reason: '已经补了' }));
    expect(problemOf(await town.step(admin, 'upholdObjection', objected, { reason: '是' }))).toBe('StepNotAvailable');
    expect(await holdersOf(objected.recordId)).toEqual([head.personId]);
    await town.done(town.step(head, 'upholdObjection', objected, { reason: '查实已补' }));
  });
});

describe('a request beside the work', () => {
  const day = '2026-12-09';
  const asked = async (parent: At, input: Record<string, unknown>, who = town.people.teacher) =>
    town.done(town.request(who, 'ask', { parentId: parent.recordId }, { reason: '材料未到', ...input }));

  it('moves the day when more time is granted, and nothing meanwhile', async () => {
    const { admin } = town.people;
    const parent = await rectifying();
    const request = await asked(parent, { kind: 'extension', newDay: day });
    expect(await recordOf(parent.recordId)).toMatchObject({ version: parent.version, due_on: '2026-12-02' });
    expect(await holdersOf(request.recordId)).toEqual([admin.personId]);
    await town.done(town.request(admin, 'grant', request));
    expect(await recordOf(parent.recordId)).toMatchObject({ state: 'rectifying', due_on: day });
    expect(await stepsOf(parent.recordId)).toEqual(['record', 'issueNotice', 'acknowledge', 'extend']);
    expect((await recordOf(request.recordId)).state).toBe('granted');
    await intact();
  });

  it('changes nothing when it is refused or withdrawn', async () => {
    const { admin, teacher } = town.people;
    const parent = await rectifying();
    const first = await asked(parent, { kind: 'extension', newDay: day });
    await town.done(town.request(admin, 'refuse', first, { answer: '时间够' }));
    const second = await asked(parent, { kind: 'extension', newDay: day });
    await town.done(town.request(teacher, 'withdraw', second));
    expect(await recordOf(parent.recordId)).toMatchObject({ version: parent.version, due_on: '2026-12-02' });
  });

  it('is decided by whoever may, never by whoever asked', async () => {
    const { admin, inspector, other } = town.people;
    const parent = await rectifying();
    const request = await asked(parent, { kind: 'correction', place: '二楼东' }, admin);
    expect(problemOf(await town.request(admin, 'grant', request))).toBe('StepNotAvailable');
    expect(problemOf(await town.request(inspector, 'grant', request))).toBe('NotFound id');
    expect(problemOf(await town.request(other, 'ask', { parentId: parent.recordId }, { kind: 'extension' }))).toBe(
      'NotFound parentId',
    );
  });

  it('goes with what cannot be mended to the leader who owns the resource', async () => {
    const { head, teacher } = town.people;
    const parent = await rectifying();
    expect(
      problemOf(
        await town.request(teacher, 'ask', { parentId: parent.recordId }, { kind: 'obstacle', reason: '没有经费' }),
      ),
    ).toBe('InvalidInput owner');
    const request = await asked(parent, { kind: 'obstacle', owner: head.personId });
    expect(await holdersOf(request.recordId)).toEqual([head.personId]);
    await town.done(town.request(head, 'grant', request, { answer: '本月拨付', newDay: day }));
    expect((await recordOf(parent.recordId)).due_on).toBe(day);
  });

  it('reassigns the case to whom the decider names', async () => {
    const { admin, other, teacher } = town.people;
    const parent = await rectifying();
    const request = await asked(parent, { kind: 'reassignment' });
    expect(problemOf(await town.request(admin, 'grant', request))).toBe('InvalidInput newResponsible');
    await town.done(town.request(admin, 'grant', request, { newResponsible: other.personId }));
    expect(await holdersOf(parent.recordId)).toEqual([other.personId]);
    expect(problemOf(await town.step(teacher, 'submitReport', await at(parent.recordId)))).toBe('NotAllowed');
    await intact();
  });

  it('corrects a closed record only once somebody else grants it, and keeps what it said before', async () => {
    const { admin, inspector } = town.people;
    const parent = await closed();
    const words = '六年级㛃䶮作业订正未复批';
    const request = await asked(parent, { kind: 'correction', title: words, place: '三楼' }, inspector);
    expect((await recordOf(parent.recordId)).title).toBe(town.finding().title);
    await town.done(town.request(admin, 'grant', request));
    expect(await recordOf(parent.recordId)).toMatchObject({ title: words, state: 'closed' });
    expect(await factsOf(parent.recordId)).toMatchObject({ place: '三楼' });
    const [row] = await readOnce(
      town.deps.pool,
      scope(),
      sqlOf.selectFrom('request').where('record_id', '=', request.recordId).selectAll(),
    );
    expect(row).toMatchObject({
      proposed: { title: words, place: '三楼' },
      before: { title: town.finding().title, place: null },
    });
    expect((await recordOf(parent.recordId)).due_on).toBe('2026-12-18');
    await intact();
  });

  it('asks for nothing that the choice does not need, and for all that it does', async () => {
    const { teacher } = town.people;
    const { recordId: parentId } = await rectifying();
    const ask = async (input: Record<string, unknown>) =>
      problemOf(await town.request(teacher, 'ask', { parentId }, { reason: '病假', ...input }));
    expect(await ask({ kind: 'extension' })).toBe('InvalidInput newDay');
    expect(await ask({ kind: 'extension', newDay: day, place: '二楼' })).toBe('InvalidInput place');
    expect(await ask({ kind: 'correction' })).toBe('InvalidInput title');
    expect(await ask({ kind: 'extension', newDay: '2026-11-17' })).toBe('InvalidInput newDay');
  });

  it('is one of a kind at a time', async () => {
    const parent = await rectifying();
    await asked(parent, { kind: 'extension', newDay: day });
    const again = await town.request(
      town.people.teacher,
      'ask',
      { parentId: parent.recordId },
      { kind: 'extension', newDay: day, reason: '再请' },
    );
    expect(problemOf(again)).toBe('InvalidInput kind');
  });

  it('ends visibly with its case', async () => {
    const { inspector, teacher } = town.people;
    const parent = await rectifying();
    const request = await asked(parent, { kind: 'extension', newDay: day });
    const reported = await town.done(town.step(teacher, 'submitReport', await at(parent.recordId)));
    await town.done(town.step(inspector, 'accept', reported, { verified: true }));
    expect((await recordOf(request.recordId)).state).toBe('ended');
    expect(await stepsOf(request.recordId)).toEqual(['ask', 'end']);
    expect(await holdersOf(request.recordId)).toEqual([]);
    await intact();
  });

  it('is granted once of many at once, and never against a case that closed first', async () => {
    const { admin, inspector, teacher } = town.people;
    const parent = await rectifying();
    const request = await asked(parent, { kind: 'extension', newDay: day });
    const reported = await town.done(town.step(teacher, 'submitReport', await at(parent.recordId)));
    const answers = await Promise.all([
      town.request(admin, 'grant', request),
      town.step(inspector, 'accept', reported, { verified: true }),
      town.request(admin, 'grant', request),
    ]);
    expect(answers.filter(({ ok }) => ok).length).toBe(1);
    await intact();
  });
});

describe('the look back after closing', () => {
  it('leaves the case closed where it is still mended, and is done once', async () => {
    const { inspector, teacher } = town.people;
    const end = await closed();
    const looked = await town.done(
      town.step(inspector, 'lookBack', end, { effective: true, result: '抽查 10 本均已复批' }),
    );
    expect(await recordOf(end.recordId)).toMatchObject({ state: 'closed', due_on: 'infinity' });
    expect(await holdersOf(end.recordId)).toEqual([]);
    expect(problemOf(await town.step(inspector, 'lookBack', looked, { effective: true, result: '再看' }))).toBe(
      'StepNotAvailable',
    );
    expect(problemOf(await town.step(teacher, 'lookBack', looked, { effective: true, result: '好' }))).toBe(
      'NotAllowed',
    );
    await intact();
  });

  it('opens the same case again where it is not', async () => {
    const { inspector, teacher } = town.people;
    const end = await closed();
    await town.done(
      town.step(inspector, 'lookBack', end, { effective: false, result: '又有 5 本', rectifyBy: '2026-12-30' }),
    );
    expect(await recordOf(end.recordId)).toMatchObject({ state: 'rectifying', due_on: '2026-12-30' });
    expect(await holdersOf(end.recordId)).toEqual([teacher.personId]);
    expect(await factsOf(end.recordId)).toMatchObject({ reopens: 1, look_back_on: null });
  });

  it('may be opened again within the plan year, and not after it', async () => {
    const { inspector } = town.people;
    const [first, second] = [await closed(), await closed()];
    await town.done(town.step(inspector, 'reopen', first, { reason: '问题复发', rectifyBy: '2026-12-30' }));
    town.time.now = new Date('2027-09-08T02:00:00Z');
    const late = await town.step(inspector, 'reopen', second, { reason: '问题复发', rectifyBy: '2027-09-30' });
    expect(problemOf(late)).toBe('StepNotAvailable');
    await intact();
  });
});

it('closes a long-term finding only after so many good re-inspections', async () => {
  const { admin, inspector, teacher } = town.people;
  const planned = await lead(await town.noticed({ category: 'longTerm', weight: 'light' }), [[teacher, 'acknowledge']]);
  let now = planned;
  for (const state of ['rectifying', 'rectifying', 'closed']) {
    now = await lead(now, [
      [teacher, 'submitReport'],
      [inspector, 'accept', { verified: true }],
    ]);
    expect((await recordOf(now.recordId)).state).toBe(state);
  }
  expect((await factsOf(now.recordId))?.good_reinspections).toBe(3);
  expect(admin.personId).toBeGreaterThan(0);
});
