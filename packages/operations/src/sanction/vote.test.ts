import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doctor } from '../record/doctor.ts';
import type { Viewer } from '../viewer.ts';
import { seesBallots } from './ballots.ts';
import { type Ballot, countVotes, votesNeeded } from './count.ts';
import { missedAgreements } from './testing/missed-agreements.ts';
import { type At, type SanctionTown, sanctionTown } from './testing/sanction-town.ts';
import { told } from './testing/told.ts';

describe('the count', () => {
  it.each([
    // ballots, may vote, percent; cast, quorate, leaning
    [[], 3, 50, 0, false, 'level'],
    [['agree'], 3, 50, 1, false, 'carried'],
    [['agree', 'agree'], 3, 50, 2, true, 'carried'],
    [['agree', 'disagree'], 3, 50, 2, true, 'level'],
    [['disagree', 'abstain'], 3, 50, 2, true, 'rejected'],
    [['agree', 'agree'], 4, 50, 2, false, 'carried'],
    [['agree', 'abstain', 'abstain'], 4, 50, 3, true, 'carried'],
    [['agree'], 1, 99, 1, true, 'carried'],
    [[], 0, 0, 0, false, 'level'],
    [['agree'], 2, 0, 1, true, 'carried'],
  ] as const)('of %j by %i members at %i percent', (ballots, mayVote, percent, cast, quorate, leaning) => {
    expect(countVotes(ballots as readonly Ballot[], mayVote, percent)).toEqual({ cast, mayVote, quorate, leaning });
    const needed = votesNeeded(mayVote, percent);
    expect(needed * 100 > mayVote * percent && (needed - 1) * 100 <= mayVote * percent).toBe(true);
  });
});

describe('ballots of others', () => {
  const look = (more: Partial<Parameters<typeof seesBallots>[0]>) =>
    seesBallots({ relations: ['member'], round: 1, presentRound: 1, voting: true, votedInRound: false, ...more });
  it.each([
    ['a member who has not voted', {}, false],
    ['a member who has voted', { votedInRound: true }, true],
    ['a member once it is over', { voting: false }, true],
    ['a member of an earlier round', { presentRound: 2 }, true],
    ['the case officer while it goes on', { relations: ['handler'] }, false],
    ['the case officer once it is over', { relations: ['handler'], voting: false }, true],
    ['who was asked, ever', { relations: ['asked'], voting: false, presentRound: 2 }, false],
    ['the person concerned, ever', { relations: ['concerned', 'member'], voting: false, presentRound: 2 }, false],
    ['nobody in particular', { relations: [], voting: false }, false],
  ] as const)('are seen by %s: %j', (_, more, seen) => {
    expect(look(more)).toBe(seen);
  });
});

let town: SanctionTown;
let agreements: Awaited<ReturnType<typeof missedAgreements>>;
beforeAll(async () => {
  town = await sanctionTown('votes');
  agreements = await missedAgreements(town);
});
afterAll(() => town?.close());

const vote = (viewer: Viewer, at: At, ballot: string, reason: string | null = '按事实') =>
  town.sanction(viewer, 'vote', at, { ballot, ...(reason !== null && { reason }) });
const stateOf = async ({ recordId }: At) => (await town.now(recordId))['state'];

describe('a vote', () => {
  let case1: At;
  it('is counted once enough have voted and the votes are not level', async () => {
    const { groupHead, deputy, member, teacher } = town;
    case1 = await town.deciding(await town.proposed('C', agreements.teacher, teacher), teacher);
    const first = await town.done(vote(groupHead, case1, 'agree'));
    expect(await stateOf(first)).toBe('deciding');
    expect(told(await vote(groupHead, first, 'disagree'))).toEqual([['StepNotAvailable', null]]);
    expect(told(await town.sanction(groupHead, 'decide', first, { reason: '一票' }))).toEqual([
      ['StepNotAvailable', null],
    ]);
    const level = await town.done(vote(deputy, first, 'disagree'));
    expect(await stateOf(level)).toBe('deciding');
    const counted = await town.done(vote(member, level, 'agree'));
    expect(await stateOf(counted)).toBe('counted');
    expect(await town.now(counted.recordId)).toMatchObject({ cast: 3, may_vote: 3 });
    case1 = counted;
  });

  it('is announced by the chair alone, with reasons', async () => {
    const { deputy, groupHead } = town;
    expect(told(await town.sanction(deputy, 'decide', case1, { reason: '宣布' }))).toEqual([['NotAllowed', null]]);
    expect(told(await town.sanction(groupHead, 'decide', case1, {}))).toEqual([['InvalidInput', 'reason']]);
    expect(await stateOf(await town.done(town.sanction(groupHead, 'decide', case1, { reason: '多数同意' })))).toBe(
      'decided',
    );
  });

  it('of the same member twice at once is taken once', async () => {
    const { groupHead, head, deputy } = town;
    const from = await town.deciding(await town.proposed('A', agreements.east, head), head);
    const both = await Promise.all([vote(groupHead, from, 'agree'), vote(groupHead, from, 'disagree')]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const [row] = await town.rows(
      sql<{
        votes: number;
      }>`select count(*) as votes from sanction_vote where town_id = ${town.townId} and record_id = ${from.recordId}`,
    );
    expect(row?.votes).toBe(1);
    expect(await town.now(from.recordId)).toMatchObject({ cast: 1 });
    // Two members at once: the one who is late sees that somebody voted meanwhile, and loses nothing.
    const at = await town.at(from.recordId);
    const two = await Promise.all([vote(deputy, at, 'agree'), vote(town.member, at, 'agree')]);
    expect(two.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await doctor(town.deps)).disagreements).toEqual([]);
  });

  it('must give its reason where the case is held', async () => {
    const { groupHead, westHead } = town;
    const from = await town.deciding(await town.proposed('A', agreements.west, westHead), westHead);
    expect(await town.now(from.recordId)).toMatchObject({ held: true });
    expect(told(await vote(groupHead, from, 'agree', null))).toEqual([['InvalidInput', 'reason']]);
    expect((await vote(groupHead, from, 'agree')).ok).toBe(true);
  });
});

describe('a recusal', () => {
  it('is one’s own, or decided by the chair, and never of who has voted', async () => {
    const { groupHead, deputy, member, secretary } = town;
    const [{ record_id: recordId } = { record_id: 0 }] = await town.rows(
      sql<{
        record_id: number;
      }>`select record_id from sanction where town_id = ${town.townId} and person_id = ${town.westHead.personId}`,
    );
    const at = await town.at(recordId);
    const recuse = (viewer: Viewer, who: Viewer | null, from = at) =>
      town.sanction(viewer, 'recuse', from, { reason: '亲属关系', ...(who !== null && { who: who.personId }) });
    expect(told(await recuse(deputy, member))).toEqual([['InvalidInput', 'who']]);
    // The chair has voted: no way out for themselves, nor for who has voted too.
    expect(told(await recuse(groupHead, null))).toEqual([['InvalidInput', 'who']]);
    expect(told(await recuse(groupHead, groupHead))).toEqual([['InvalidInput', 'who']]);
    const own = await town.done(recuse(deputy, null));
    expect(await town.now(recordId)).toMatchObject({ may_vote: 2, cast: 1 });
    expect(told(await vote(deputy, own, 'agree'))).toEqual([['StepNotAvailable', null]]);
    expect(told(await recuse(deputy, null, own))).toEqual([['StepNotAvailable', null]]);
    // The last one who may still vote besides who has voted.
    const counted = await town.done(vote(member, own, 'agree'));
    expect(await stateOf(counted)).toBe('counted');
    expect(told(await recuse(member, null, counted))).toEqual([['StepNotAvailable', null]]);
    expect(told(await recuse(groupHead, member, counted))).toEqual([['StepNotAvailable', null]]);
    expect(secretary.personId).not.toBe(member.personId);
  });

  it('of a member who has not voted is decided by the chair also once the chair has', async () => {
    const { groupHead, deputy, member } = town;
    const other = await town.person('石磊', 'teacher', town.east);
    await town.results(agreements.examId, 1, [
      { group: other.personId, grouping: 'teacher', n: 40, mean: 50, pass: 10, excellent: 1, low: 12 },
    ]);
    const agreed = (await town.evaluate(agreements.examId, [await town.agreed('teacher', town.east, other)]))[0] as At;
    const from = await town.deciding(await town.proposed('C', agreed, other), other);
    const first = await town.done(vote(groupHead, from, 'agree'));
    const excused = await town.done(
      town.sanction(groupHead, 'recuse', first, { reason: '当事人的师傅', who: deputy.personId }),
    );
    expect(await town.now(from.recordId)).toMatchObject({ may_vote: 2, cast: 1 });
    expect(told(await vote(deputy, excused, 'disagree'))).toEqual([['StepNotAvailable', null]]);
    const twice = await town.sanction(groupHead, 'recuse', excused, { reason: '再次', who: deputy.personId });
    expect(told(twice)).toEqual([['InvalidInput', 'who']]);
    expect(await stateOf(await town.done(vote(member, excused, 'agree')))).toBe('counted');
  });

  it('is of nobody who has voted, proposed it, or is no member', async () => {
    const { groupHead, deputy, member, secretary } = town;
    const other = await town.person('洪波', 'teacher', town.east);
    await town.results(agreements.examId, 1, [
      { group: other.personId, grouping: 'teacher', n: 40, mean: 50, pass: 10, excellent: 1, low: 12 },
    ]);
    const agreed = (await town.evaluate(agreements.examId, [await town.agreed('teacher', town.east, other)]))[0] as At;
    const from = await town.deciding(await town.proposed('C', agreed, other, deputy), other);
    const at = await town.done(vote(member, from, 'agree'));
    expect(await town.now(at.recordId)).toMatchObject({ state: 'deciding', may_vote: 2, cast: 1 });
    for (const { personId } of [member, deputy, secretary])
      expect(told(await town.sanction(groupHead, 'recuse', at, { reason: '回避', who: personId }))).toEqual([
        ['InvalidInput', 'who'],
      ]);
  });

  it('of the chair makes the next member preside, and of the last member is refused', async () => {
    const { groupHead, deputy, member } = town;
    const other = await town.person('林远', 'teacher', town.west);
    await town.results(agreements.examId, 1, [
      { group: other.personId, grouping: 'teacher', n: 40, mean: 50, pass: 10, excellent: 1, low: 12 },
    ]);
    const agreed = (await town.evaluate(agreements.examId, [await town.agreed('teacher', town.west, other)]))[0] as At;
    const from = await town.deciding(await town.proposed('C', agreed, other), other);
    const first = await town.done(town.sanction(groupHead, 'recuse', from, { reason: '师徒关系' }));
    expect(await town.holders(from.recordId, 'chair')).toEqual([deputy.personId]);
    const second = await town.done(
      town.sanction(deputy, 'recuse', first, { reason: '由主持人决定', who: member.personId }),
    );
    expect(await town.now(from.recordId)).toMatchObject({ may_vote: 1 });
    expect(told(await town.sanction(deputy, 'recuse', second, { reason: '也回避' }))).toEqual([
      ['InvalidInput', 'reason'],
    ]);
    const alone = await town.done(vote(deputy, second, 'disagree'));
    expect(await stateOf(await town.done(town.sanction(deputy, 'decide', alone, { reason: '不同意' })))).toBe('waived');
    expect((await doctor(town.deps)).disagreements).toEqual([]);
  });
});
