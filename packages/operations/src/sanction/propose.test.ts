import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appoint } from '../people/posts.ts';
import { refusedInBoth } from '../testing/languages.ts';
import type { Viewer } from '../viewer.ts';
import { missedAgreements } from './testing/missed-agreements.ts';
import { type SanctionTown, sanctionTown } from './testing/sanction-town.ts';
import { told } from './testing/told.ts';

let town: SanctionTown;
let agreements: Awaited<ReturnType<typeof missedAgreements>>;
let secretaryOnly: Viewer;
beforeAll(async () => {
  town = await sanctionTown('by-hand');
  agreements = await missedAgreements(town);
  secretaryOnly = town.secretary;
  const post = { unitId: town.root, role: 'partyMember', title: '委员', fromOn: '2026-08-01' };
  await appoint(town.deps, town.people.admin, { personId: town.head.personId, ...post });
});
afterAll(() => town?.close());

const typed = ['责任书〔2026〕1', '责任书〔2026〕2', '责任书〔2026〕3', '责任书〔2026〕4', '处置〔2026〕1'];

interface Row {
  readonly what: string;
  readonly by?: () => Viewer;
  readonly rule: string;
  readonly agreement: () => number;
  readonly concerned: () => Viewer;
  readonly at: readonly (readonly [string, string])[];
}

const rows: readonly Row[] = [
  {
    what: 'rule B by academic affairs',
    rule: 'B',
    agreement: () => agreements.east.recordId,
    concerned: () => town.head,
    at: [['InvalidInput', 'rule']],
  },
  {
    what: 'rule A by who is only Party secretary',
    by: () => secretaryOnly,
    rule: 'A',
    agreement: () => agreements.east.recordId,
    concerned: () => town.head,
    at: [['InvalidInput', 'rule']],
  },
  {
    what: 'rule C by who is only Party secretary',
    by: () => secretaryOnly,
    rule: 'C',
    agreement: () => agreements.teacher.recordId,
    concerned: () => town.teacher,
    at: [['InvalidInput', 'rule']],
  },
  {
    what: 'a met agreement',
    rule: 'C',
    agreement: () => agreements.met.recordId,
    concerned: () => town.people.other,
    at: [['InvalidInput', 'agreement']],
  },
  {
    what: 'an agreement that is not there',
    rule: 'C',
    agreement: () => 999_999,
    concerned: () => town.teacher,
    at: [['InvalidInput', 'agreement']],
  },
  {
    what: 'a met agreement by rule B, which the secretary may not know of',
    by: () => secretaryOnly,
    rule: 'B',
    agreement: () => agreements.met.recordId,
    concerned: () => town.people.other,
    at: [['InvalidInput', 'agreement']],
  },
  {
    what: 'somebody else than party B',
    rule: 'C',
    agreement: () => agreements.teacher.recordId,
    concerned: () => town.people.other,
    at: [['InvalidInput', 'concerned']],
  },
  {
    what: 'the head of another campus by rule A',
    rule: 'A',
    agreement: () => agreements.east.recordId,
    concerned: () => town.westHead,
    at: [['InvalidInput', 'concerned']],
  },
  {
    what: "a teacher's agreement by rule A",
    rule: 'A',
    agreement: () => agreements.teacher.recordId,
    concerned: () => town.teacher,
    at: [['InvalidInput', 'agreement']],
  },
  {
    what: "a campus head's agreement by rule C",
    rule: 'C',
    agreement: () => agreements.east.recordId,
    concerned: () => town.head,
    at: [['InvalidInput', 'agreement']],
  },
  {
    what: "a campus head's agreement by rule D",
    rule: 'D',
    agreement: () => agreements.east.recordId,
    concerned: () => town.head,
    at: [['InvalidInput', 'agreement']],
  },
  {
    what: 'an administrator outside the Party by rule B',
    by: () => secretaryOnly,
    rule: 'B',
    agreement: () => agreements.west.recordId,
    concerned: () => town.westHead,
    at: [['InvalidInput', 'concerned']],
  },
  {
    what: 'a teacher who is neither Party member nor administrator by rule B',
    by: () => secretaryOnly,
    rule: 'B',
    agreement: () => agreements.teacher.recordId,
    concerned: () => town.teacher,
    at: [
      ['InvalidInput', 'concerned'],
      ['InvalidInput', 'concerned'],
    ],
  },
];

const propose = (viewer: Viewer, rule: string, agreement: number, concerned: Viewer) =>
  town.sanction(viewer, 'propose', null, { rule, agreement, concerned: concerned.personId });

describe('a proposal by hand', () => {
  it.each(rows)('is refused for $what', async ({ by = () => town.people.admin, rule, agreement, concerned, at }) => {
    const answered = await refusedInBoth(by(), (viewer) => propose(viewer, rule, agreement(), concerned()), typed);
    expect(answered.map(({ code, path }) => [code, path?.join('.')])).toEqual(at);
  });

  it.each([
    ['a member of the leading group', () => town.member],
    ['a campus head', () => town.westHead],
    ['a teacher', () => town.people.other],
    ['a member of the Party branch', () => town.partyMember],
    ['the general office', () => town.office],
  ] as const)('is not for %s', async (_, by) => {
    const answer = await propose(by(), 'C', agreements.teacher.recordId, town.teacher);
    expect(told(answer)).toEqual([['NotAllowed', null]]);
  });

  it('is not for oneself', async () => {
    const post = { unitId: town.root, role: 'groupDeputy', title: '副组长', fromOn: '2026-08-01' };
    await appoint(town.deps, town.people.admin, { personId: town.westHead.personId, ...post });
    const answer = await propose(
      await town.viewerOf(town.westHead.personId),
      'A',
      agreements.west.recordId,
      town.westHead,
    );
    expect(told(answer)).toEqual([['InvalidInput', 'concerned']]);
  });

  it('keeps the head of the campus who came after, held and with what evidence there is', async () => {
    const later = await town.person('宋远山', 'campusHead', town.west);
    const { recordId } = await town.proposed('A', agreements.west, later, town.groupHead);
    const now = await town.now(recordId);
    expect(now).toMatchObject({ held: true, tied: false, measure: 'statement', person_id: later.personId });
    expect(now['title']).toBe('宋远山：表态性发言');
    const [basis] = await town.rows(
      sql<{
        computation: Record<string, unknown>;
      }>`select computation from sanction_basis where town_id = ${town.townId} and record_id = ${recordId}`,
    );
    expect(basis?.computation).toMatchObject({
      byHand: true,
      proposal: { held: ['notAvailable'], computation: { rule: 'A', evidence: { n: 100 } } },
      names: { persons: { [later.personId]: '宋远山' } },
    });
    // Who proposed it is no longer the one to preside, and has no vote.
    expect(await town.holders(recordId, 'chair')).toEqual([town.deputy.personId]);
    expect(now['may_vote']).toBe((await town.holders(recordId, 'member')).length - 1);
  });

  it('takes over what the rule itself puts forward', async () => {
    const { recordId } = await town.proposed('A', agreements.east, town.head);
    const [basis] = await town.rows(
      sql<{
        computation: Record<string, unknown>;
      }>`select computation from sanction_basis where town_id = ${town.townId} and record_id = ${recordId}`,
    );
    expect(basis?.computation).toMatchObject({ byHand: false, proposal: { computation: { rule: 'A' } } });
    expect(await town.now(recordId)).toMatchObject({ by_hand: true });
  });

  it('is there once for a person, rule and plan year, also when two propose it at once', async () => {
    const both = await Promise.all([
      propose(town.people.admin, 'C', agreements.teacher.recordId, town.teacher),
      propose(town.deputy, 'C', agreements.teacher.recordId, town.teacher),
    ]);
    expect(both.map(told).sort()).toEqual([[['InvalidInput', 'concerned']], ['ok']].sort());
    const again = await refusedInBoth(
      town.people.admin,
      (viewer) => propose(viewer, 'C', agreements.teacher.recordId, town.teacher),
      ['处置〔2026〕3'],
    );
    expect(again).toEqual([{ code: 'InvalidInput', path: ['concerned'] }]);
  });

  it('asks the law profile about what was signed', async () => {
    const [row] = await town.rows(
      sql<{
        objections: number;
        rules: number;
      }>`select s.objections, (select count(*) from sanction_objection o where o.town_id = s.town_id and o.record_id = s.record_id) as rules
        from sanction s where s.town_id = ${town.townId} and s.rule = 'C'`,
    );
    // The target rests on scores alone.
    expect(row?.objections).toBeGreaterThan(0);
    expect(row?.rules).toBe(row?.objections);
  });
});
