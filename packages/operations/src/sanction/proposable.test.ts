import { ownerClient } from '@plumbline/database/testing';
import type { SanctionRule } from '@plumbline/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appoint } from '../people/posts.ts';
import { refusedInBoth } from '../testing/languages.ts';
import type { Viewer } from '../viewer.ts';
import { proposableAgreements } from './proposable.ts';
import { missedAgreements } from './testing/missed-agreements.ts';
import { type SanctionTown, sanctionTown } from './testing/sanction-town.ts';

let town: SanctionTown;
let agreements: Awaited<ReturnType<typeof missedAgreements>>;
beforeAll(async () => {
  town = await sanctionTown('proposable');
  agreements = await missedAgreements(town);
  const member = { unitId: town.root, role: 'partyMember', title: '党员' };
  // A head who is in the Party since the day of the evaluation, and a teacher who is and only teaches; the other head
  // joins it the day after.
  for (const [{ personId }, fromOn] of [
    [town.head, '2026-11-18'],
    [town.teacher, '2026-08-01'],
    [town.westHead, '2026-11-19'],
  ] as const)
    await appoint(town.deps, town.people.admin, { personId, fromOn, ...member });
});
afterAll(() => town?.close());

const offered = async (viewer: Viewer, rule: SanctionRule | null, search: string | null = null): Promise<string[]> => {
  const answer = await proposableAgreements(town.deps, viewer, { rule, search });
  if (!answer.ok) throw new Error(answer.problems[0]?.message);
  return answer.agreements.map(({ id, personName }) => `${id} ${personName}`).sort();
};
const all = () => {
  const { east, west, teacher } = agreements;
  return {
    east: `${east.recordId} ${town.head.personName}`,
    west: `${west.recordId} ${town.westHead.personName}`,
    teacher: `${teacher.recordId} ${town.teacher.personName}`,
  };
};

describe('missed agreements from which a consequence may be proposed', () => {
  it('are those that the rule is for, and of rule B those of Party members in administrative posts alone', async () => {
    const { east, west, teacher } = all();
    const { groupHead, deputy, secretary } = town;
    for (const viewer of [town.people.admin, groupHead, deputy]) {
      expect(await offered(viewer, 'A')).toEqual([east, west].sort());
      expect(await offered(viewer, 'C')).toEqual([teacher]);
      expect(await offered(viewer, 'D')).toEqual([teacher]);
      expect(await offered(viewer, null)).toEqual([east, west, teacher].sort());
    }
    expect(await offered(secretary, 'B')).toEqual([east]);
    expect(await offered(secretary, null)).toEqual([east]);
  });

  it('are told to nobody who may not propose by the rule', async () => {
    const { groupHead, member, secretary, partyMember, office, head, teacher } = town;
    const refused: readonly (readonly [Viewer, SanctionRule | null])[] = [
      ...[town.people.admin, groupHead].map((viewer) => [viewer, 'B'] as const),
      ...(['A', 'C', 'D'] as const).map((rule) => [secretary, rule] as const),
      ...[member, partyMember, office, head, teacher].map((viewer) => [viewer, null] as const),
    ];
    for (const [viewer, rule] of refused)
      expect(
        await refusedInBoth(viewer, (each) => proposableAgreements(town.deps, each, { rule, search: null })),
      ).toEqual([{ code: 'NotAllowed', path: null }]);
  });

  it('are found by their number', async () => {
    const { admin } = town.people;
    const answer = await proposableAgreements(town.deps, admin, { rule: null, search: null });
    const [first] = answer.ok ? answer.agreements : [];
    expect(await offered(admin, null, first?.number ?? '')).toEqual([`${first?.id} ${first?.personName}`]);
    expect(await offered(admin, null, '没有这样的标题')).toEqual([]);
  });

  it('leave out whom there is one about by that rule, and what was met', async () => {
    const { east, west, teacher } = all();
    const { admin } = town.people;
    await town.proposed('B', agreements.east, town.head, town.secretary);
    expect(await offered(town.secretary, 'B')).toEqual([]);
    // What the branch does is not to be told from this.
    expect(await offered(admin, 'A')).toEqual([east, west].sort());
    await town.proposed('C', agreements.teacher, town.teacher);
    expect(await offered(admin, 'C')).toEqual([]);
    expect(await offered(admin, 'D')).toEqual([teacher]);
  });

  it('leave out one’s own', async () => {
    const { east } = all();
    const post = { unitId: town.root, role: 'groupDeputy', title: '副组长', fromOn: '2026-08-01' };
    await appoint(town.deps, town.people.admin, { personId: town.westHead.personId, ...post });
    expect(await offered(await town.viewerOf(town.westHead.personId), 'A')).toEqual([east]);
  });

  it('are there again though there was one about the person in another plan year', async () => {
    await town.proposed('A', agreements.east, town.head);
    const { east, west } = all();
    expect(await offered(town.people.admin, 'A')).toEqual([west]);
    const owner = await ownerClient(town.owner);
    await owner.query(`update sanction set year_id = $1 where rule = 'A' and person_id = $2`, [
      town.lastYear,
      town.head.personId,
    ]);
    await owner.end();
    expect(await offered(town.people.admin, 'A')).toEqual([east, west].sort());
  });

  it('are those that the latest evaluation found missed', async () => {
    const { examId } = agreements;
    await town.results(examId, 2, [
      { group: town.teacher.personId, grouping: 'teacher', n: 40, mean: 99, pass: 40, excellent: 40, low: 0 },
    ]);
    await town.publish(examId, 2);
    await town.evaluate(examId, [agreements.teacher]);
    expect(await offered(town.people.admin, 'D')).toEqual([]);
  });
});
