import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doctor } from '../record/doctor.ts';
import { refusedInBoth } from '../testing/languages.ts';
import type { Viewer } from '../viewer.ts';
import { proposeFrom } from './propose-from.ts';
import { type At, type SanctionTown, sanctionTown } from './testing/sanction-town.ts';
import { told } from './testing/told.ts';

let town: SanctionTown;
let examId: number;
beforeAll(async () => {
  town = await sanctionTown('measures');
  examId = await town.exam('MAIN');
});
afterAll(() => town?.close());

const votes = (ballot: string): readonly (readonly [Viewer, string])[] => [
  [town.groupHead, ballot],
  [town.deputy, ballot],
];
const carriedOut = async (recordId: number) =>
  (
    await town.rows(
      sql<{
        done_on: string;
        carried_out: unknown;
      }>`select done_on, carried_out from sanction_effect where town_id = ${town.townId} and record_id = ${recordId}`,
    )
  )[0];

/** A teacher whose agreement was missed. */
const missed = async (name: string): Promise<{ readonly person: Viewer; readonly agreement: At }> => {
  const person = await town.person(name, 'teacher', town.east);
  await town.results(examId, 1, [
    { group: person.personId, grouping: 'teacher', n: 40, mean: 50, pass: 10, excellent: 1, low: 12 },
  ]);
  const [agreement] = await town.evaluate(examId, [await town.agreed('teacher', town.east, person)]);
  return { person, agreement: agreement as At };
};

describe('what a consequence asks for', () => {
  it('is carried out with course, attendance and result', async () => {
    const { admin } = town.people;
    const { person, agreement } = await missed('林远');
    const at = await town.delivered(
      await town.deciding(await town.proposed('D', agreement, person), person),
      votes('agree'),
      town.groupHead,
    );
    const input = { doneOn: '2026-11-18', course: '课堂提问', attendance: '12/12', result: 'passed' };
    const { course: _, ...without } = input;
    expect(await refusedInBoth(admin, (viewer) => town.sanction(viewer, 'complete', at, without))).toEqual([
      { code: 'InvalidInput', path: ['course'] },
    ]);
    for (const doneOn of ['2026-11-17', '2026-11-19'])
      expect(
        await refusedInBoth(admin, (viewer) => town.sanction(viewer, 'complete', at, { ...input, doneOn })),
      ).toEqual([{ code: 'InvalidInput', path: ['doneOn'] }]);
    const done = await town.done(town.sanction(admin, 'complete', at, input));
    expect(await carriedOut(done.recordId)).toEqual({
      done_on: '2026-11-18',
      carried_out: { course: '课堂提问', attendance: '12/12', result: 'passed' },
    });
    // Carried out, it may still be reviewed, and is carried out still when it is upheld.
    const asked = await town.done(town.sanction(person, 'requestReview', done, { grounds: '请复核' }));
    const upheld = await town.done(
      town.sanction(town.groupHead, 'decideReview', await town.voted(asked, votes('agree')), { answer: '维持' }),
    );
    expect(await town.now(upheld.recordId)).toMatchObject({ carried_out: true, suspended: false });
    expect(told(await town.sanction(person, 'requestReview', upheld, { grounds: '再复核' }))).toEqual([
      ['StepNotAvailable', null],
    ]);
    expect((await doctor(town.deps)).disagreements).toEqual([]);
  });

  it('is ended by a review that does not reach a majority of those who may vote', async () => {
    const { person, agreement } = await missed('梁静');
    const at = await town.delivered(
      await town.deciding(await town.proposed('C', agreement, person), person),
      votes('agree'),
      town.groupHead,
    );
    const asked = await town.done(town.sanction(person, 'requestReview', at, { grounds: '请复核' }));
    const voted = await town.voted(asked, [
      [town.groupHead, 'agree'],
      [town.deputy, 'disagree'],
      [town.member, 'abstain'],
    ]);
    const answered = await town.done(town.sanction(town.groupHead, 'decideReview', voted, { answer: '未获多数' }));
    const [effect] = await town.rows(
      sql<{
        revoked_on: string;
      }>`select revoked_on from sanction_effect where town_id = ${town.townId} and record_id = ${answered.recordId}`,
    );
    expect(effect?.revoked_on).toBe('2026-11-18');
  });

  it('is not decided by a level vote, which the chair may only end by waiving it', async () => {
    const { person, agreement } = await missed('程远');
    const from = await town.deciding(await town.proposed('C', agreement, person), person);
    const voted = await town.voted(from, [
      [town.groupHead, 'agree'],
      [town.deputy, 'disagree'],
      [town.member, 'abstain'],
    ]);
    expect(told(await town.sanction(town.groupHead, 'decide', voted, { reason: '多数' }))).toEqual([
      ['StepNotAvailable', null],
    ]);
    const waived = await town.done(town.sanction(town.groupHead, 'waive', voted, { reason: '票数相等，不予处置' }));
    expect(await town.now(waived.recordId)).toMatchObject({ starts_on: null });
    expect((await doctor(town.deps)).disagreements).toEqual([]);
  });
});

describe('a rotation', () => {
  it('follows a training that was given the year before, with the person’s answer and the order', async () => {
    const { admin } = town.people;
    const { person, agreement } = await missed('施明');
    await trainedLastYear(person);
    const proposed = await town.proposed('D', agreement, person);
    expect(await town.now(proposed.recordId)).toMatchObject({ measure: 'rotation', held: true });
    const at = await town.delivered(await town.deciding(proposed, person), votes('agree'), town.groupHead);
    const input = { doneOn: '2026-11-18', toUnit: town.west, consent: 'declines', order: '调〔2026〕3号' };
    expect(await refusedInBoth(admin, (viewer) => town.sanction(viewer, 'complete', at, input))).toEqual([
      { code: 'InvalidInput', path: ['consentReasons'] },
    ]);
    const done = await town.done(
      town.sanction(admin, 'complete', at, { ...input, consentReasons: '路远；安排了周转房' }),
    );
    expect(await carriedOut(done.recordId)).toMatchObject({
      carried_out: { toUnit: town.west, toUnitName: '西片小学', consent: 'declines', order: '调〔2026〕3号' },
    });
  });
});

/** A training that was delivered in the plan year before, before this town kept its cases here. */
const trainedLastYear = async ({ personId }: Viewer) => {
  const owner = new pg.Client(town.owner);
  await owner.connect();
  await owner.query(`select set_config('app.town', $1, false)`, [String(town.townId)]);
  const { rows } = await owner.query<{ id: string }>(
    `insert into record (town_id, kind, number, serial, title, state, machine_version, version, due_on, unit_id, plan_year_id, created_at, updated_at)
     values ($1, 'sanction', '旧〔2025〕1', 1, '培训', $2, 1, 1, 'infinity', $3, $4, now(), now()) returning id`,
    [town.townId, town.workflow.initial, town.east, town.lastYear],
  );
  const recordId = rows[0]?.id;
  const flags = 'false, false, 0, false, 0, false, 1, 0, 0, false, 0, 0, false, false';
  await owner.query(
    `insert into sanction (town_id, record_id, rule, measure, body, tied, held, supports, supported, objections, basis_gone, round, may_vote, "cast", reviewing, reviews, appeals, suspended, carried_out, person_id, year_id)
     values ($1, $2, 'D', 'training', 'group', ${flags}, $3, $4)`,
    [town.townId, recordId, personId, town.lastYear],
  );
  await owner.query(
    `insert into sanction_effect (town_id, record_id, kind, person_id, unit_id, starts_on, ends_on) values ($1, $2, 'training', $3, $4, '2025-11-01', '2026-07-31')`,
    [town.townId, recordId, personId, town.east],
  );
  await owner.end();
};

describe('a tie at the boundary of rule A', () => {
  it('is put to the chair for each of them, and broken with a reason', async () => {
    const { admin } = town.people;
    await town.set({ 'sanction.ruleA': 1, 'sanction.lastCampuses': 1 });
    await town.results(
      examId,
      1,
      [town.east, town.west].map((group) => ({ group, n: 100, mean: 60, pass: 50, excellent: 10, low: 20 })),
    );
    await town.evaluate(examId, [
      await town.agreed('campusHead', town.east, town.head),
      await town.agreed('campusHead', town.west, town.westHead),
    ]);
    const { proposed } = await proposeFrom(town.deps, town.townId, town.thisYear);
    expect(proposed.A).toBe(2);
    const cases = await town.rows(
      sql<{
        record_id: number;
        tied: boolean;
        held: boolean;
      }>`select record_id, tied, held from sanction where town_id = ${town.townId} and rule = 'A' order by record_id`,
    );
    expect(cases).toMatchObject([
      { tied: true, held: true },
      { tied: true, held: true },
    ]);
    const [first, second] = await Promise.all(cases.map(({ record_id }) => town.at(record_id)));
    if (first === undefined || second === undefined) throw new Error('There are no cases.');
    const screening = { competent: true, finding: 'proceed', opinion: '属实' };
    expect(told(await town.sanction(admin, 'screen', first, screening))).toEqual([['StepNotAvailable', null]]);
    expect(told(await town.sanction(town.deputy, 'breakTie', first, { finding: 'goOn', reason: '连年下降' }))).toEqual([
      ['NotAllowed', null],
    ]);
    await town.done(town.sanction(town.groupHead, 'breakTie', first, { finding: 'goOn', reason: '连年下降' }));
    const left = await town.done(
      town.sanction(town.groupHead, 'breakTie', second, { finding: 'leaveOut', reason: '已有进步' }),
    );
    expect(await town.now(first.recordId)).toMatchObject({ tied: false, held: true });
    expect(told(await town.sanction(admin, 'screen', left, screening))).toEqual([['StepNotAvailable', null]]);
    // What was left out is not put forward again.
    expect((await proposeFrom(town.deps, town.townId, town.thisYear)).proposed.A).toBe(0);
  });
});
