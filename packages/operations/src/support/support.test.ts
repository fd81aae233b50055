import { sqlOf, transaction } from '@plumbline/database';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../problem.ts';
import { refusedInBoth } from '../testing/languages.ts';
import { type SmallTown, smallTown } from '../testing/world.ts';
import { townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { reobservationAdd } from './reobservation.ts';
import { mayEditSupport, supportSight } from './sight.ts';
import { type NewSupport, supportAdd, supportEnd, supportUpdate } from './support.ts';

let town: SmallTown;
let group: Viewer;
let secretary: Viewer;
beforeAll(async () => {
  town = await smallTown('support');
  group = await town.person('罗怀远', 'groupHead', town.root);
  secretary = await town.person('秦守正', 'partySecretary', town.root);
});
afterAll(() => town?.close());

const wanted = (more: Partial<NewSupport> = {}): NewSupport => ({
  personId: town.people.teacher.personId,
  kind: 'mentor',
  mentorId: town.people.other.personId,
  measures: '每周听课一次，课后面谈',
  fromOn: '2026-09-01',
  untilOn: '2027-01-20',
  planned: 12,
  ...more,
});
const done = async <Value extends object>(answer: Promise<Answer<Value>>): Promise<Value> => {
  const found = await answer;
  if (!found.ok) throw new Error(found.problems[0]?.message);
  return found;
};
const add = (viewer: Viewer, more: Partial<NewSupport> = {}) => supportAdd(town.deps, viewer, wanted(more));
const entry = async (id: number) => {
  const [row] = await transaction(town.deps.pool, { townId: town.townId, personId: null }, (tx) =>
    tx.run<Record<string, unknown>>(
      sql<Record<string, unknown>>`select * from support where town_id = ${town.townId} and id = ${id}`.compile(sqlOf),
    ),
  );
  return row;
};
const invalid = (path: string) => [{ code: 'InvalidInput', path: [path] }];

describe('an entry of the register of help', () => {
  it('is made by academic affairs and by the campus head, in the unit of the teacher', async () => {
    const { admin, head } = town.people;
    for (const viewer of [admin, head]) {
      const { supportId } = await done(add(viewer));
      expect(await entry(supportId)).toMatchObject({
        person_id: town.people.teacher.personId,
        unit_id: town.east,
        kind: 'mentor',
        mentor_id: town.people.other.personId,
        planned: 12,
        held: 0,
        entered_by: viewer.personId,
      });
    }
  });

  it.each([
    ['another campus head', () => town.people.westHead],
    ['the leading group', () => group],
    ['the Party secretary', () => secretary],
    ['a colleague', () => town.people.other],
    ['the teacher', () => town.people.teacher],
  ] as const)('is not made by %s', async (_, viewer) => {
    expect(await refusedInBoth(viewer(), (each) => add(each))).toEqual([{ code: 'NotAllowed', path: null }]);
  });

  it('is not made by a campus head for themselves', async () => {
    const { head } = town.people;
    const answer = await add(head, { personId: head.personId, mentorId: null });
    expect(answer).toMatchObject({ ok: false, problems: [{ code: 'NotAllowed' }] });
  });

  it.each([
    ['no measures', { measures: ' ' }, 'measures'],
    ['an unknown kind', { kind: 'punishment' }, 'kind'],
    ['an end before its beginning', { untilOn: '2026-08-31' }, 'until'],
    ['half a time', { planned: 1.5 }, 'planned'],
    ['a unit that is not there', { unitId: 999_999 }, 'unit'],
    ['a mentor who is not there', { mentorId: 999_999 }, 'mentor'],
    ['a person who is not there', { personId: 999_999, unitId: 0 }, 'person'],
  ] as const)('is refused with %s', async (_, more, path) => {
    const given = 'unitId' in more && more.unitId === 0 ? { ...more, unitId: town.east } : more;
    expect(await refusedInBoth(town.people.admin, (viewer) => add(viewer, given))).toEqual(invalid(path));
  });

  it('is refused in a unit where the teacher is not', async () => {
    expect(await refusedInBoth(town.people.admin, (viewer) => add(viewer, { unitId: town.west }))).toEqual(
      invalid('unit'),
    );
    const self = { mentorId: town.people.teacher.personId };
    expect(await refusedInBoth(town.people.admin, (viewer) => add(viewer, self))).toEqual(invalid('mentor'));
  });

  it('is kept up, looked at again, and ended with what came of it', async () => {
    const { admin, head, other } = town.people;
    const { supportId } = await done(add(admin));
    await done(supportUpdate(town.deps, head, { supportId, held: 3, measures: '每两周听课一次', untilOn: null }));
    expect(await entry(supportId)).toMatchObject({ held: 3, measures: '每两周听课一次', until_on: null, planned: 12 });
    const { reobservationId } = await done(
      reobservationAdd(town.deps, head, {
        supportId,
        observedOn: '2026-11-10',
        observerId: other.personId,
        result: 'fair',
        remark: '提问有改进',
      }),
    );
    expect(reobservationId).toBeGreaterThan(0);
    await done(supportEnd(town.deps, head, { supportId, on: '2026-11-17', effect: '教学设计有改进' }));
    expect(await entry(supportId)).toMatchObject({ ended_on: '2026-11-17', effect: '教学设计有改进' });
    const again = (viewer: Viewer) => supportUpdate(town.deps, viewer, { supportId, held: 4 });
    expect(await refusedInBoth(admin, again)).toEqual([{ code: 'InvalidInput', path: null }]);
  });

  it('is changed only by who keeps it, and is not there for who does not read it', async () => {
    const { admin, westHead, teacher, inspector } = town.people;
    const { supportId } = await done(add(admin));
    const change = (viewer: Viewer) => supportUpdate(town.deps, viewer, { supportId, held: 1 });
    for (const viewer of [group, teacher])
      expect(await refusedInBoth(viewer, change)).toEqual([{ code: 'NotAllowed', path: null }]);
    for (const viewer of [westHead, secretary, inspector])
      expect(await refusedInBoth(viewer, change)).toEqual([{ code: 'NotFound', path: ['id'] }]);
    const missing = (viewer: Viewer) => supportUpdate(town.deps, viewer, { supportId: 999_999, held: 1 });
    expect(await refusedInBoth(admin, missing)).toEqual([{ code: 'NotFound', path: ['id'] }]);
  });

  it.each([
    ['a day to come', { observedOn: '2026-11-19' }, 'observedOn'],
    ['a day before the help', { observedOn: '2026-08-31' }, 'observedOn'],
    ['an unknown result', { result: 'perfect' }, 'result'],
    ['an observer who is not there', { observerId: 999_999 }, 'observer'],
  ] as const)('takes no re-observation with %s', async (_, more, path) => {
    const { supportId } = await done(add(town.people.admin));
    const act = (viewer: Viewer) =>
      reobservationAdd(town.deps, viewer, { supportId, observedOn: '2026-11-10', result: 'good', ...more });
    expect(await refusedInBoth(town.people.admin, act)).toEqual(invalid(path));
  });

  it('ends on no day to come', async () => {
    const { supportId } = await done(add(town.people.admin));
    const act = (viewer: Viewer) => supportEnd(town.deps, viewer, { supportId, on: '2026-11-19', effect: '好' });
    expect(await refusedInBoth(town.people.admin, act)).toEqual(invalid('on'));
  });
});

describe('who reads the register', () => {
  it('is told by units', async () => {
    const facts = await townFacts(town.deps, town.townId);
    const { admin, head, teacher } = town.people;
    for (const viewer of [admin, group]) expect(supportSight(facts, viewer)).toEqual({ all: true });
    expect(supportSight(facts, head)).toEqual({ all: false, units: [town.east] });
    for (const viewer of [teacher, secretary]) expect(supportSight(facts, viewer)).toEqual({ all: false, units: [] });
    const place = { unitId: town.east, personId: teacher.personId };
    expect([admin, head, group, town.people.westHead].map((viewer) => mayEditSupport(facts, viewer, place))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
