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
  const member = { unitId: town.root, role: 'partyMember', title: '党员', fromOn: '2026-08-01' };
  // A head who is in the Party, and a teacher who is and only teaches; the other head is not.
  for (const { personId } of [town.head, town.teacher])
    await appoint(town.deps, town.people.admin, { personId, ...member });
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
});
