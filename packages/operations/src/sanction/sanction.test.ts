import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doctor } from '../record/doctor.ts';
import { eligibility } from './eligibility.ts';
import { type At, type SanctionTown, sanctionTown } from './testing/sanction-town.ts';

let town: SanctionTown;
let teacherAgreement: At;
beforeAll(async () => {
  town = await sanctionTown('sanctions');
  const examId = await town.exam('MAIN');
  await town.results(examId, 1, [
    { group: town.east, n: 100, mean: 60, pass: 50, excellent: 10, low: 20 },
    { group: town.west, n: 100, mean: 85, pass: 95, excellent: 50, low: 1 },
    { group: town.teacher.personId, grouping: 'teacher', n: 40, mean: 55, pass: 15, excellent: 2, low: 12 },
  ]);
  const agreed = await town.agreed('teacher', town.east, town.teacher);
  teacherAgreement = (await town.evaluate(examId, [agreed]))[0] as At;
});
afterAll(() => town?.close());

const effectOf = async (recordId: number) =>
  (
    await town.rows(
      sql<
        Record<string, unknown>
      >`select kind, starts_on, ends_on, suspended, lifted_on, revoked_on, done_on, carried_out from sanction_effect where town_id = ${town.townId} and record_id = ${recordId}`,
    )
  )[0];

describe('the road of a consequence', () => {
  it('leads from the proposal over notice, defence and vote to its effect, and back when it is revoked', async () => {
    const { admin, groupHead, deputy, member, teacher } = { ...town, ...town.people };
    const before = await eligibility(town.deps, admin, { personId: teacher.personId, matter: null, on: '2027-10-01' });
    const proposed = await town.proposed('C', teacherAgreement, teacher);
    expect(await town.now(proposed.recordId)).toMatchObject({
      rule: 'C',
      measure: 'ineligibility',
      body: 'group',
      held: false,
      person_id: teacher.personId,
      agreement_id: teacherAgreement.recordId,
      year_id: town.thisYear,
      by_hand: true,
      may_vote: 3,
      confidential: false,
    });
    expect(await town.holders(proposed.recordId, 'chair')).toEqual([groupHead.personId]);
    const deciding = await town.deciding(proposed, teacher);
    const delivered = await town.delivered(
      deciding,
      [
        [groupHead, 'agree'],
        [deputy, 'agree'],
        [member, 'disagree'],
      ],
      groupHead,
    );
    expect(await effectOf(delivered.recordId)).toMatchObject({
      kind: 'ineligibility',
      starts_on: '2027-08-01',
      ends_on: '2028-07-31',
    });
    const during = await eligibility(town.deps, teacher, {
      personId: teacher.personId,
      matter: 'award',
      on: '2027-10-01',
    });
    expect(during).toMatchObject({ ok: true, matters: [{ eligible: false, reasons: [{ rule: 'C', clause: 'Q7' }] }] });
    const asked = await town.done(town.sanction(teacher, 'requestReview', delivered, { grounds: '合班未计' }));
    expect(await town.now(asked.recordId)).toMatchObject({ round: 2, cast: 0, may_vote: 3, suspended: false });
    const upheld = await town.done(
      town.sanction(
        groupHead,
        'decideReview',
        await town.voted(asked, [
          [groupHead, 'agree'],
          [deputy, 'agree'],
        ]),
        { answer: '维持' },
      ),
    );
    const appealed = await town.done(town.sanction(teacher, 'appeal', upheld, { grounds: '仍不服' }));
    const scan = await town.file(admin);
    const revoked = await town.done(
      town.sanction(admin, 'revoke', appealed, {
        authority: '县教育局',
        answeredOn: '2026-11-18',
        answer: '撤销',
        scan: [scan],
      }),
    );
    expect(await effectOf(revoked.recordId)).toMatchObject({ revoked_on: '2026-11-18', suspended: false });
    const after = await eligibility(town.deps, admin, { personId: teacher.personId, matter: null, on: '2027-10-01' });
    expect(after).toEqual(before);
    expect((await doctor(town.deps)).disagreements).toEqual([]);
  });
});
