import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doctor } from '../record/doctor.ts';
import { refusedInBoth } from '../testing/languages.ts';
import type { Viewer } from '../viewer.ts';
import { eligibility } from './eligibility.ts';
import { ladderOf } from './ladder.ts';
import { overviewOf } from './overview.ts';
import { missedAgreements } from './testing/missed-agreements.ts';
import { type At, type SanctionTown, sanctionTown } from './testing/sanction-town.ts';

let town: SanctionTown;
let agreements: Awaited<ReturnType<typeof missedAgreements>>;
let at: At;
beforeAll(async () => {
  town = await sanctionTown('eligible');
  agreements = await missedAgreements(town);
  const { groupHead, deputy, teacher } = town;
  at = await town.delivered(
    await town.deciding(await town.proposed('C', agreements.teacher, teacher), teacher),
    [
      [groupHead, 'agree'],
      [deputy, 'agree'],
    ],
    groupHead,
  );
});
afterAll(() => town?.close());

const days = ['2026-11-18', '2027-07-31', '2027-08-01', '2028-07-31', '2028-08-01'];
const ask = (viewer: Viewer, person: Viewer, on: string | null = null) =>
  eligibility(town.deps, viewer, { personId: person.personId, matter: null, on });
const answers = async () => Promise.all(days.map(async (on) => ask(town.people.admin, town.teacher, on)));
const eligibleOn = async (on: string) => {
  const answer = await ask(town.people.admin, town.teacher, on);
  return answer.ok ? answer.matters.map(({ eligible }) => eligible) : null;
};

describe('eligibility', () => {
  it('is wanting in all four matters in the plan year after the missed one, and in no other', async () => {
    const all = (value: boolean) => [value, value, value, value];
    expect(await Promise.all(days.map(eligibleOn))).toEqual([true, true, false, false, true].map(all));
  });

  it('is told with its reasons, and with the number of the case only to who has a part in it', async () => {
    const [admin, own, office] = await Promise.all(
      [town.people.admin, town.teacher, town.office].map((viewer) => ask(viewer, town.teacher, '2027-10-01')),
    );
    const { number } = await town.now(at.recordId);
    const reason = { rule: 'C', clause: 'Q7', startsOn: '2027-08-01', endsOn: '2028-07-31' };
    expect(admin).toMatchObject({
      ok: true,
      matters: [{ matter: 'award', reasons: [{ ...reason, number }] }, {}, {}, {}],
    });
    expect(own).toMatchObject({ ok: true, matters: [{ reasons: [{ ...reason, number }] }, {}, {}, {}] });
    expect(office).toMatchObject({ ok: true, matters: [{ reasons: [{ ...reason, number: null }] }, {}, {}, {}] });
    const one = await eligibility(town.deps, town.teacher, {
      personId: town.teacher.personId,
      matter: 'transfer',
      on: '2027-10-01',
    });
    expect(one).toMatchObject({ ok: true, matters: [{ matter: 'transfer', eligible: false }] });
  });

  it.each([
    ['a colleague', () => town.people.other],
    ['another campus head', () => town.westHead],
    ['the Party secretary', () => town.secretary],
    ['an inspector', () => town.people.inspector],
  ] as const)('is not told to %s', async (_, viewer) => {
    const expected = [{ code: 'NotAllowed', path: ['person'] }];
    expect(await refusedInBoth(viewer(), (each) => ask(each, town.teacher))).toEqual(expected);
    expect(await refusedInBoth(viewer(), (each) => ladderOf(town.deps, each, town.teacher.personId))).toEqual(expected);
    // Nor whether there is such a person.
    const nobody = (each: Viewer) => eligibility(town.deps, each, { personId: 999_999, matter: null, on: null });
    expect(await refusedInBoth(viewer(), nobody)).toEqual(expected);
  });

  it('is told to the campus head, the leading group and academic affairs', async () => {
    for (const viewer of [town.head, town.groupHead, town.deputy, town.member, town.people.admin])
      expect(await ask(viewer, town.teacher)).toMatchObject({ ok: true, on: '2026-11-18' });
    const nobody = (each: Viewer) => eligibility(town.deps, each, { personId: 999_999, matter: null, on: null });
    expect(await refusedInBoth(town.people.admin, nobody)).toEqual([{ code: 'NotFound', path: ['person'] }]);
    // The general office asks about eligibility only.
    expect(await refusedInBoth(town.office, (each) => ladderOf(town.deps, each, town.teacher.personId))).toEqual([
      { code: 'NotAllowed', path: ['person'] },
    ]);
  });

  it('is, once revoked, exactly what it was for a person who never had such a case', async () => {
    const { groupHead, deputy, teacher } = town;
    await town.set({ 'sanction.ineligibilityWaits': 1 });
    at = await town.done(town.sanction(teacher, 'requestReview', at, { grounds: '名单有误' }));
    // It waits while the review is open.
    expect(await eligibleOn('2027-10-01')).toEqual([true, true, true, true]);
    const voted = await town.voted(at, [
      [groupHead, 'disagree'],
      [deputy, 'disagree'],
    ]);
    at = await town.done(town.sanction(groupHead, 'decideReview', voted, { answer: '撤销' }));
    const own = (await answers()).map((answer) => (answer.ok ? answer.matters : null));
    const never = await Promise.all(
      days.map(async (on) => {
        const answer = await ask(town.people.admin, town.people.other, on);
        return answer.ok ? answer.matters : null;
      }),
    );
    expect(own).toEqual(never);
    expect((await doctor(town.deps)).disagreements).toEqual([]);
  });
});

describe('the ladder and the overview', () => {
  it('tell a year’s outcome, and consequences only to who has a part in them', async () => {
    const ladder = async (viewer: Viewer) => {
      const answer = await ladderOf(town.deps, viewer, town.teacher.personId);
      return answer.ok
        ? answer.years.map(({ year, outcome, records }) => [year, outcome, records.map(({ rule }) => rule)])
        : null;
    };
    expect(await ladder(town.people.admin)).toEqual([[2026, 'missed', ['C']]]);
    expect(await ladder(town.teacher)).toEqual([[2026, 'missed', ['C']]]);
    expect(await ladder(town.head)).toEqual([[2026, 'missed', []]]);
  });

  it('count what their reader has a part in', async () => {
    const { groupHead, deputy, member, westHead } = town;
    const second = await town.deciding(await town.proposed('A', agreements.west, westHead), westHead);
    await town.done(town.sanction(groupHead, 'vote', second, { ballot: 'agree', reason: '属实' }));
    const overview = async (viewer: Viewer) => {
      const answer = await overviewOf(town.deps, viewer, null);
      if (!answer.ok) throw new Error('no overview');
      return answer;
    };
    expect(await overview(member)).toMatchObject({
      planYearId: town.thisYear,
      planYearIds: [town.thisYear],
      agreements: 4,
      missed: 3,
      notEvaluated: 0,
      open: 1,
      held: 1,
      tied: 0,
      overdue: 0,
      toVote: 1,
      waitingForMe: 1,
      inEffect: 0,
      mayPropose: false,
      states: [
        { state: 'deciding', count: 1 },
        { state: 'revoked', count: 1 },
      ],
    });
    expect((await overview(member)).rules).toMatchObject([
      { rule: 'A', total: 1, open: 1, held: 1, revoked: 0, on: false },
      { rule: 'C', total: 1, open: 0, revoked: 1, waived: 0 },
      { rule: 'D', total: 0 },
    ]);
    expect(await overview(groupHead)).toMatchObject({ toVote: 0, waitingForMe: 0, mayPropose: true });
    expect((await overview(groupHead)).waiting.map(({ personId, count }) => [personId, count])).toEqual(
      [deputy, member].map(({ personId }) => [personId, 1]),
    );
    expect(await overview(town.secretary)).toMatchObject({ open: 0, rules: [{ rule: 'B', total: 0 }] });
    expect(await refusedInBoth(town.teacher, (viewer) => overviewOf(town.deps, viewer, null))).toEqual([
      { code: 'NotAllowed', path: null },
    ]);
  });
});
