import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweep } from '../clock/sweep.ts';
import { meetingCreate, meetingMinutes } from '../meeting/meeting.ts';
import { doctor } from '../record/doctor.ts';
import { refusedInBoth } from '../testing/languages.ts';
import type { Viewer } from '../viewer.ts';
import { missedAgreements } from './testing/missed-agreements.ts';
import { type At, type SanctionTown, sanctionTown } from './testing/sanction-town.ts';
import { told } from './testing/told.ts';

let town: SanctionTown;
let agreements: Awaited<ReturnType<typeof missedAgreements>>;
beforeAll(async () => {
  town = await sanctionTown('steps');
  agreements = await missedAgreements(town);
});
afterAll(() => town?.close());

const invalid = (path: string) => [{ code: 'InvalidInput', path: [path] }];
const refused = (viewer: Viewer, name: string, at: At, input: Record<string, unknown>, typed: readonly string[] = []) =>
  refusedInBoth(viewer, (each) => town.sanction(each, name, at, input), typed);
const effectOf = async (recordId: number) =>
  (
    await town.rows(
      sql<
        Record<string, unknown>
      >`select kind, starts_on, ends_on, suspended, lifted_on, revoked_on, done_on, carried_out from sanction_effect where town_id = ${town.townId} and record_id = ${recordId}`,
    )
  )[0];
const itemsOf = async (recordId: number) =>
  (
    await town.rows(
      sql<{
        meeting_id: number;
        title: string;
      }>`select meeting_id, title from meeting_item where town_id = ${town.townId} and record_id = ${recordId}`,
    )
  ).map(({ meeting_id, title }) => [meeting_id, title]);
const made = async (answer: Promise<{ ok: boolean }>): Promise<number> => {
  const found = (await answer) as { ok: boolean; meetingId?: number };
  if (!found.ok || found.meetingId === undefined) throw new Error('The meeting was not made.');
  return found.meetingId;
};
const votes = (ballot: string): readonly (readonly [Viewer, string])[] => [
  [town.groupHead, ballot],
  [town.deputy, ballot],
];

describe('a teacher’s ineligibility, step by step', () => {
  let at: At;
  it('is screened with what was given as help, and with an answer to the law', async () => {
    const { teacher } = town;
    const { admin } = town.people;
    at = await town.proposed('C', agreements.teacher, teacher);
    const input = { competent: true, finding: 'proceed', opinion: '情况属实' };
    expect(await refused(admin, 'screen', at, input)).toEqual([
      ...invalid('support'),
      ...invalid('lawReason'),
      ...invalid('legalBasis'),
    ]);
    const offered = await town.done(
      town.sanction(admin, 'offerSupport', at, {
        kind: 'mentor',
        mentor: town.people.other.personId,
        measures: '每周听课一次',
        until: '2027-01-20',
      }),
    );
    expect(
      await refused(admin, 'offerSupport', offered, { kind: 'mentor', mentor: teacher.personId, measures: '自学' }),
    ).toEqual(invalid('mentor'));
    expect(await town.now(at.recordId)).toMatchObject({ supports: 1, supported: true });
    at = await town.done(
      town.sanction(admin, 'screen', offered, { ...input, lawReason: '结合过程评价', legalBasis: '方案第八条' }),
    );
    const [objection] = await town.rows(
      sql<
        Record<string, unknown>
      >`select reason, legal_basis, person_id from sanction_objection where town_id = ${town.townId} and record_id = ${at.recordId}`,
    );
    expect(objection).toEqual({ reason: '结合过程评价', legal_basis: '方案第八条', person_id: admin.personId });
    const [support] = await town.rows(
      sql<
        Record<string, unknown>
      >`select person_id, kind, mentor_id, until_on, entered_by from support where town_id = ${town.townId}`,
    );
    expect(support).toEqual({
      person_id: teacher.personId,
      kind: 'mentor',
      mentor_id: town.people.other.personId,
      until_on: '2027-01-20',
      entered_by: admin.personId,
    });
  });

  it('is served to the person, or before two witnesses', async () => {
    const { admin } = town.people;
    at = await town.done(town.sanction(admin, 'serveNotice', at, { supportSeen: true }));
    expect(await refused(admin, 'witnessRefusal', at, { witnesses: '王丽', what: '拒绝签收' })).toEqual(
      invalid('witnesses'),
    );
    at = await town.done(town.sanction(admin, 'witnessRefusal', at, { witnesses: '王丽、何静', what: '拒绝签收' }));
    expect(await town.now(at.recordId)).toMatchObject({ state: 'defending', due_on: '2026-11-25' });
  });

  it('is defended by the person, or recorded with the signed sheet', async () => {
    const { admin } = town.people;
    const input = { statement: '班级中途合并，名单未更新' };
    expect(await refused(admin, 'submitDefence', at, input)).toEqual(invalid('files'));
    at = await town.done(town.sanction(admin, 'submitDefence', at, { ...input, files: [await town.file(admin)] }));
  });

  it('asks others, but not the person concerned', async () => {
    const { member, teacher, office } = town;
    expect(await refused(member, 'askOpinion', at, { whom: teacher.personId, question: '情况' })).toEqual(
      invalid('whom'),
    );
    const asked = await town.done(
      town.sanction(member, 'askOpinion', at, { whom: office.personId, question: '合班情况' }),
    );
    at = await town.done(town.sanction(office, 'giveOpinion', asked, { opinion: '确有合班' }));
    const held = await town.done(town.sanction(member, 'hold', at, { reason: '名单有出入' }));
    expect(told(await town.sanction(member, 'hold', held, { reason: '再一次' }))).toEqual([['StepNotAvailable', null]]);
    at = held;
  });

  it('is delivered on a day from the decision to today', async () => {
    const { admin } = town.people;
    const decided = await town.done(
      town.sanction(town.groupHead, 'decide', await town.voted(at, votes('agree')), { reason: '多数同意' }),
    );
    for (const deliveredOn of ['2026-11-17', '2026-11-19'])
      expect(await refused(admin, 'deliver', decided, { how: 'inPerson', deliveredOn })).toEqual(
        invalid('deliveredOn'),
      );
    expect(await refused(admin, 'deliver', decided, { how: 'witnessed', deliveredOn: '2026-11-18' })).toEqual(
      invalid('witnesses'),
    );
    at = await town.done(town.sanction(admin, 'deliver', decided, { how: 'byPost', deliveredOn: '2026-11-18' }));
    expect(await effectOf(at.recordId)).toMatchObject({
      kind: 'ineligibility',
      starts_on: '2027-08-01',
      suspended: false,
    });
    expect(await town.now(at.recordId)).toMatchObject({ review_by: '2026-12-18', due_on: '2028-07-31' });
    expect(told(await town.sanction(admin, 'complete', at, { doneOn: '2026-11-18' }))).toEqual([
      ['StepNotAvailable', null],
    ]);
  });

  it('ends early only by the chair, from that day on', async () => {
    expect(told(await town.sanction(town.people.admin, 'lift', at, { reason: '表现突出' }))).toEqual([
      ['NotAllowed', null],
    ]);
    const lifted = await town.done(town.sanction(town.groupHead, 'lift', at, { reason: '表现突出' }));
    expect(await effectOf(lifted.recordId)).toMatchObject({ lifted_on: '2026-11-18', revoked_on: null });
    expect((await doctor(town.deps)).disagreements).toEqual([]);
  });
});

describe('a campus head’s statement', () => {
  let at: At;
  let meetingId: number;
  it('joins the next quality-analysis meeting that is created, and waits while a review is open', async () => {
    const { head, groupHead } = town;
    const { admin } = town.people;
    at = await town.delivered(
      await town.deciding(await town.proposed('A', agreements.east, head), head),
      votes('agree'),
      groupHead,
    );
    expect(await itemsOf(at.recordId)).toEqual([]);
    expect(await refused(admin, 'complete', at, { doneOn: '2026-11-18', statement: '改进三条' })).toEqual(
      invalid('statement'),
    );
    await made(meetingCreate(town.deps, admin, { kind: 'leadingGroup', title: '组会', heldOn: '2026-11-20' }));
    meetingId = await made(
      meetingCreate(town.deps, admin, {
        kind: 'qualityAnalysis',
        title: '期中质量分析会',
        heldOn: '2026-11-25',
        items: ['成绩通报'],
      }),
    );
    expect(await itemsOf(at.recordId)).toEqual([[meetingId, '东片小学：表态性发言']]);
    expect(
      await refused(admin, 'complete', at, { doneOn: '2026-11-18', statement: '改进三条' }, ['期中质量分析会']),
    ).toEqual(invalid('doneOn'));
    at = await town.done(town.sanction(head, 'requestReview', at, { grounds: '名单有误' }));
    expect(await effectOf(at.recordId)).toMatchObject({ suspended: true });
    expect(told(await town.sanction(admin, 'complete', at, { doneOn: '2026-11-18', statement: '改进三条' }))).toEqual([
      ['StepNotAvailable', null],
    ]);
  });

  it('goes on when it is upheld, on the agenda of a meeting that is still to come', async () => {
    const { groupHead } = town;
    const { admin } = town.people;
    town.time.now = new Date('2026-11-26T02:00:00Z');
    await meetingMinutes(town.deps, admin, { meetingId, minutes: '照常。' });
    const next = await made(
      meetingCreate(town.deps, admin, { kind: 'qualityAnalysis', title: '期末质量分析会', heldOn: '2026-12-02' }),
    );
    at = await town.done(
      town.sanction(groupHead, 'decideReview', await town.voted(at, votes('agree')), { answer: '维持' }),
    );
    expect(await effectOf(at.recordId)).toMatchObject({ suspended: false });
    expect(await itemsOf(at.recordId)).toEqual([[next, '东片小学：表态性发言']]);
    meetingId = next;
  });

  it('is carried out at the meeting, whose minutes keep what was said', async () => {
    const { admin } = town.people;
    town.time.now = new Date('2026-12-03T02:00:00Z');
    at = await town.done(town.sanction(admin, 'complete', at, { doneOn: '2026-12-02', statement: '改进三条。' }));
    expect(await effectOf(at.recordId)).toMatchObject({ done_on: '2026-12-02', carried_out: { meetingId } });
    const [meeting] = await town.rows(
      sql<{
        minutes: string;
        minutes_by: number;
      }>`select minutes, minutes_by from meeting where town_id = ${town.townId} and id = ${meetingId}`,
    );
    expect(meeting).toEqual({ minutes: '东片小学：表态性发言。改进三条。', minutes_by: admin.personId });
  });

  it('leaves the agenda when it is revoked before the meeting', async () => {
    const { westHead, groupHead } = town;
    const { admin } = town.people;
    const next = await made(
      meetingCreate(town.deps, admin, { kind: 'qualityAnalysis', title: '学期总结会', heldOn: '2027-01-10' }),
    );
    const west = await town.deciding(await town.proposed('A', agreements.west, westHead), westHead);
    const decided = await town.done(
      town.sanction(groupHead, 'decide', await town.voted(west, votes('agree')), { reason: '同意' }),
    );
    const delivered = await town.done(
      town.sanction(admin, 'deliver', decided, { how: 'inPerson', deliveredOn: '2026-12-03' }),
    );
    expect(await itemsOf(west.recordId)).toEqual([[next, '西片小学：表态性发言']]);
    const asked = await town.done(town.sanction(westHead, 'requestReview', delivered, { grounds: '计算有误' }));
    const answered = await town.done(
      town.sanction(groupHead, 'decideReview', await town.voted(asked, votes('disagree')), { answer: '撤销' }),
    );
    expect(await town.now(answered.recordId)).toMatchObject({ suspended: false });
    expect(await effectOf(answered.recordId)).toMatchObject({ revoked_on: '2026-12-03', suspended: false });
    expect(await itemsOf(answered.recordId)).toEqual([]);
    expect((await doctor(town.deps)).disagreements).toEqual([]);
  });
});

describe('the clock', () => {
  it('ends the time for the defence and the effect, each once, however many workers sweep', async () => {
    const { groupHead } = town;
    const { admin } = town.people;
    const other = await town.person('林远', 'teacher', town.west);
    await town.results(agreements.examId, 1, [
      { group: other.personId, grouping: 'teacher', n: 40, mean: 50, pass: 10, excellent: 1, low: 12 },
    ]);
    town.time.now = new Date('2026-11-18T02:00:00Z');
    const agreed = (await town.evaluate(agreements.examId, [await town.agreed('teacher', town.west, other)]))[0] as At;
    const defending = await town.defending(await town.proposed('D', agreed, other), other);
    expect(await town.now(defending.recordId)).toMatchObject({ measure: 'training' });
    const sweeps = () => Promise.all([sweep(town.deps), sweep(town.deps)]);
    town.time.now = new Date('2026-11-25T15:00:00Z');
    await sweeps();
    expect(await town.now(defending.recordId)).toMatchObject({ state: 'defending' });
    town.time.now = new Date('2026-11-25T16:30:00Z');
    await sweeps();
    expect(await town.now(defending.recordId)).toMatchObject({ state: 'deciding', version: defending.version + 1 });
    const decided = await town.done(
      town.sanction(groupHead, 'decide', await town.voted(await town.at(defending.recordId), votes('agree')), {
        reason: '同意',
      }),
    );
    const delivered = await town.done(
      town.sanction(admin, 'deliver', decided, { how: 'inPerson', deliveredOn: '2026-11-26' }),
    );
    expect(await effectOf(delivered.recordId)).toMatchObject({ kind: 'training', ends_on: '2027-07-31' });
    town.time.now = new Date('2027-08-01T02:00:00Z');
    await sweeps();
    expect(await town.now(delivered.recordId)).toMatchObject({ state: 'expired', version: delivered.version + 1 });
    const { disagreements } = await doctor(town.deps);
    expect(disagreements).toEqual([]);
  });
});
