import { sqlOf, transaction } from '@plumbline/database';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluateFrom } from '../agreement/evaluate-from.ts';
import { appoint } from '../people/posts.ts';
import { doctor } from '../record/doctor.ts';
import { forgetTown, townFacts } from '../town/facts.ts';
import type { BasisContent } from './basis.ts';
import { proposeConsequences } from './propose-consequences.ts';
import { proposeConsequencesDaily, proposeFrom } from './propose-from.ts';
import { type At, type SanctionTown, sanctionTown } from './testing/sanction-town.ts';

let town: SanctionTown;
let examId: number;
let east: At;
let west: At;
let taught: At;
beforeAll(async () => {
  town = await sanctionTown('from-rules');
  // The head of the east campus is a Party member too.
  const post = { unitId: town.root, role: 'partyMember', title: '委员', fromOn: '2026-08-01' };
  await appoint(town.deps, town.people.admin, { personId: town.head.personId, ...post });
  examId = await town.exam('MAIN');
  await results(1, { east: 60, west: 58, teacher: 55 });
  east = await town.agreed('campusHead', town.east, town.head);
  west = await town.agreed('campusHead', town.west, town.westHead);
  taught = await town.agreed('teacher', town.east, town.teacher);
});
afterAll(() => town?.close());

const results = (revision: number, means: { east: number; west: number; teacher: number }) =>
  town.results(examId, revision, [
    { group: town.east, n: 100, mean: means.east, pass: means.east, excellent: 10, low: 5 },
    { group: town.west, n: 100, mean: means.west, pass: means.west, excellent: 10, low: 5 },
    {
      group: town.teacher.personId,
      grouping: 'teacher',
      n: 40,
      mean: means.teacher,
      pass: Math.floor(means.teacher * 0.4),
      excellent: 2,
      low: 5,
    },
  ]);

interface Case {
  readonly id: number;
  readonly state: string;
  readonly rule: string;
  readonly person_id: number;
  readonly by_hand: boolean;
  readonly held: boolean;
  readonly basis_gone: boolean;
  readonly confidential: boolean;
}
const cases = () =>
  town.rows(
    sql<Case>`select r.id, r.state, s.rule, s.person_id, s.by_hand, s.held, s.basis_gone, r.confidential from sanction s
      join record r on r.town_id = s.town_id and r.id = s.record_id where s.town_id = ${town.townId} order by s.rule, s.person_id`,
  );
const caseOf = async (rule: string, personId: number) => {
  const found = (await cases()).find((each) => each.rule === rule && each.person_id === personId);
  if (found === undefined) throw new Error(`There is no case by rule ${rule}.`);
  return found;
};
const bases = (recordId: number) =>
  town.rows(
    sql<{
      basis_no: number;
      evaluation_no: number;
      computation: BasisContent;
    }>`select basis_no, evaluation_no, computation from sanction_basis where town_id = ${town.townId} and record_id = ${recordId} order by basis_no`,
  );
const total = ({ proposed }: { proposed: Readonly<Record<string, number>> }) =>
  Object.values(proposed).reduce((sum, count) => sum + count, 0);

describe('the rules', () => {
  it('propose nothing while they are off', async () => {
    taught = (await town.evaluate(examId, [taught]))[0] as At;
    expect(await proposeFrom(town.deps, town.townId, town.thisYear)).toMatchObject({
      proposed: { A: 0, B: 0, C: 0, D: 0 },
      notes: ['A', 'B', 'C', 'D'].map((rule) => ({ rule, code: 'off' })),
    });
    expect(await cases()).toEqual([]);
  });

  it('wait with rule A until every agreement with a campus head was evaluated', async () => {
    await town.set({ 'sanction.ruleA': 1, 'sanction.ruleB': 1, 'sanction.ruleC': 1 });
    east = (await town.evaluate(examId, [east]))[0] as At;
    const answer = await proposeFrom(town.deps, town.townId, town.thisYear);
    expect(answer.proposed).toEqual({ A: 0, B: 1, C: 1, D: 0 });
    expect(answer.notes).toContainEqual({ rule: 'A', code: 'notEvaluated', about: String(west.recordId) });
    expect(answer.notes).not.toContainEqual(expect.objectContaining({ rule: 'A', code: 'off' }));
    expect(await cases()).toMatchObject([
      { rule: 'B', person_id: town.head.personId, by_hand: false, confidential: true, held: false },
      { rule: 'C', person_id: town.teacher.personId, by_hand: false, confidential: false, held: false },
    ]);
  });

  it('put the rest forward once it was, and each once however many ask at the same time', async () => {
    west = (await town.evaluate(examId, [west]))[0] as At;
    const answers = await Promise.all(
      Array.from({ length: 3 }, () => proposeFrom(town.deps, town.townId, town.thisYear)),
    );
    expect(answers.reduce((sum, answer) => sum + answer.proposed.A, 0)).toBe(2);
    await proposeConsequencesDaily(town.deps, await townFacts(town.deps, town.townId));
    const found = await cases();
    expect(found.map(({ rule, person_id }) => [rule, person_id])).toEqual([
      ['A', town.head.personId],
      ['A', town.westHead.personId],
      ['B', town.head.personId],
      ['C', town.teacher.personId],
    ]);
    const [basis, ...more] = await bases((await caseOf('A', town.head.personId)).id);
    expect(more).toEqual([]);
    expect(basis?.computation).toMatchObject({
      byHand: false,
      names: { persons: { [town.head.personId]: town.head.personName }, campuses: { [town.east]: '东片小学' } },
      campusTargets: { [town.east]: { value: '71' } },
      proposal: { rule: 'A', measure: 'statement', held: ['notAvailable'], dataVersion: 'MAIN@1' },
    });
    // No gap in the numbers tells of the branch's own case.
    const numbers = await town.rows(
      sql<{
        number: string;
      }>`select number from record where town_id = ${town.townId} and kind = 'sanction' order by serial, number`,
    );
    expect(numbers.map(({ number }) => number)).toEqual([
      '党内处置〔2026〕1',
      '处置〔2026〕1',
      '处置〔2026〕2',
      '处置〔2026〕3',
    ]);
    expect((await doctor(town.deps)).disagreements).toEqual([]);
  });

  it('tell a person who asks only what that person may know', async () => {
    const told = async (viewer: typeof town.groupHead) => {
      const answer = await proposeConsequences(town.deps, viewer, town.thisYear);
      return answer.ok ? answer.proposed.map(({ rule }) => rule) : answer.problems.map(({ code }) => code);
    };
    expect(await told(town.people.admin)).toEqual(['A', 'C', 'D']);
    expect(await told(town.groupHead)).toEqual(['A', 'C', 'D']);
    expect(await told(town.secretary)).toEqual(['B']);
    for (const viewer of [town.member, town.partyMember, town.head, town.teacher])
      expect(await told(viewer)).toEqual(['NotAllowed']);
    const nowhere = await proposeConsequences(town.deps, town.people.admin, 999_999);
    expect(nowhere).toMatchObject({ ok: false, problems: [{ code: 'NotFound' }] });
  });
});

describe('a corrected evaluation', () => {
  it('puts what is in effect to the body again and marks what is undecided, each once', async () => {
    const c = await caseOf('C', town.teacher.personId);
    const { groupHead, deputy, teacher } = town;
    const delivered = await town.delivered(
      await town.deciding(await town.at(c.id), teacher),
      [
        [groupHead, 'agree'],
        [deputy, 'agree'],
      ],
      groupHead,
    );
    // Corrected: the teacher's pupils and the west campus reached the target after all.
    await results(2, { east: 60, west: 90, teacher: 90 });
    await town.publish(examId, 2);
    const admin = town.people.admin;
    expect((await evaluateFrom(town.deps, admin, examId)).flatMap(({ problems }) => problems)).toEqual([]);
    expect(await caseOf('C', teacher.personId)).toMatchObject({ state: 'underReview', basis_gone: true, held: true });
    expect(await caseOf('A', town.westHead.personId)).toMatchObject({
      state: 'proposed',
      basis_gone: true,
      held: true,
    });
    expect(await caseOf('A', town.head.personId)).toMatchObject({ basis_gone: false });
    const again = await proposeFrom(town.deps, town.townId, town.thisYear);
    expect([total(again), again.doubted, again.reconsidered]).toEqual([0, 0, 0]);
    expect((await bases(c.id)).map(({ basis_no, computation }) => [basis_no, computation.gone?.outcome])).toEqual([
      [1, undefined],
      [2, 'met'],
    ]);
    // The body revokes it: nothing of it is left.
    const at = await town.at(delivered.recordId);
    const voted = await town.voted(at, [
      [groupHead, 'disagree'],
      [deputy, 'disagree'],
    ]);
    const answered = await town.done(town.sanction(groupHead, 'decideReview', voted, { answer: '依据不再成立' }));
    const [effect] = await town.rows(
      sql<{
        revoked_on: string;
      }>`select revoked_on from sanction_effect where town_id = ${town.townId} and record_id = ${answered.recordId}`,
    );
    expect(effect?.revoked_on).toBe('2026-11-18');
    await proposeFrom(town.deps, town.townId, town.thisYear);
    expect((await town.now(c.id)).version).toBe(answered.version);
    expect((await doctor(town.deps)).disagreements).toEqual([]);
  });

  it('adds what a case rests on now where the rule still says so', async () => {
    await results(3, { east: 59, west: 90, teacher: 90 });
    await town.publish(examId, 3);
    await evaluateFrom(town.deps, town.people.admin, examId);
    const { id } = await caseOf('A', town.head.personId);
    const kept = await bases(id);
    expect(kept.map(({ evaluation_no }) => evaluation_no)).toEqual([1, 2, 3]);
    expect(kept.at(-1)?.computation.gone).toBeUndefined();
    expect(kept.at(-1)?.computation.proposal.dataVersion).toBe('MAIN@3');
    const again = await proposeFrom(town.deps, town.townId, town.thisYear);
    expect([total(again), (await bases(id)).length]).toEqual([0, 3]);
  });
});

describe('rule D', () => {
  it('reads the ladder of a teacher from agreements, county figures and what became of a training', async () => {
    const { teacher, groupHead } = town;
    const admin = town.people.admin;
    const early = { unitId: town.root, title: '岗位', fromOn: '2025-08-01' };
    for (const [viewer, role, unitId] of [
      [admin, 'admin', town.root],
      [groupHead, 'groupHead', town.root],
      [teacher, 'teacher', town.east],
    ] as const)
      await appoint(town.deps, admin, { personId: viewer.personId, ...early, unitId, role });
    const present = town.time.now;
    town.time.now = new Date('2026-06-10T02:00:00Z');
    const earlier = await town.exam('BEFORE', { heldOn: '2026-06-01', planYearId: town.lastYear });
    await town.results(earlier, 1, [
      { group: teacher.personId, grouping: 'teacher', n: 40, mean: 50, pass: 10, excellent: 1, low: 9 },
    ]);
    const offered = await town.offered({
      party: 'teacher',
      unit: town.east,
      partyB: teacher.personId,
      signBy: '2026-06-12',
      targets: [{ indicator: 'composite', comparison: 'atLeast', value: '71', mandatory: true }],
    });
    const signed = await town.done(town.sign(teacher, await town.done(town.sign(groupHead, offered))));
    await town.evaluate(earlier, [signed]);
    town.time.now = present;
    await county(earlier, teacher.personId, { mean: 50, place: 19 });
    await county(examId, teacher.personId, { mean: 49, place: 20 });
    await results(4, { east: 59, west: 90, teacher: 40 });
    await town.publish(examId, 4);
    await town.set({ 'sanction.ruleA': 0, 'sanction.ruleB': 0, 'sanction.ruleC': 0, 'sanction.ruleD': 1 });
    forgetTown(town.deps, town.townId);
    await evaluateFrom(town.deps, admin, examId);
    const found = await caseOf('D', teacher.personId);
    expect(found).toMatchObject({ state: 'proposed', held: true, by_hand: false });
    const [basis] = await bases(found.id);
    expect(basis?.computation.proposal).toMatchObject({
      measure: 'training',
      computation: {
        rule: 'D',
        ladder: [
          { year: 2025, outcome: 'missed', flagged: true, rung: 'flagged' },
          { year: 2026, outcome: 'missed', improved: false, rung: 'training' },
        ],
      },
    });
  });
});

/** What the county hands down of a teacher, in a group with mean 60 and deviation 10. */
const county = (exam: number, personId: number, { mean, place }: { mean: number; place: number }) =>
  transaction(town.deps.pool, { townId: town.townId, personId: null, as: 'pupils' }, async (tx) => {
    const key = { town_id: town.townId, exam_id: exam, subject: '数学', grade: 5, revision: 1 };
    await tx.run(sqlOf.insertInto('county_teacher').values({ ...key, person_id: personId, mean, place, compared: 20 }));
    await tx.run(sqlOf.insertInto('county_group').values({ ...key, mean: 60, sd: 10 }));
  });
