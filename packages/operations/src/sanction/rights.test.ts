import { type Role, roleCodes } from '@plumbline/terms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meetingCreate } from '../meeting/meeting.ts';
import { appoint } from '../people/posts.ts';
import { doctor } from '../record/doctor.ts';
import type { Viewer } from '../viewer.ts';
import { missedAgreements } from './testing/missed-agreements.ts';
import { type At, type SanctionTown, sanctionTown } from './testing/sanction-town.ts';

let town: SanctionTown;
let agreements: Awaited<ReturnType<typeof missedAgreements>>;
/** One more person for every role there is, without a part in anything but what the role itself gives. */
const bystanders = new Map<Role, Viewer>();
let concerned: Viewer;
beforeAll(async () => {
  town = await sanctionTown('rights');
  agreements = await missedAgreements(town);
  const { admin } = town.people;
  // The campus head whom it concerns sits in the leading group.
  const post = { unitId: town.root, role: 'groupMember', title: '成员', fromOn: '2026-08-01' };
  await appoint(town.deps, admin, { personId: town.head.personId, ...post });
  concerned = await town.viewerOf(town.head.personId);
  for (const [index, role] of roleCodes.entries())
    if (!['admin', 'groupHead', 'groupDeputy', 'groupMember', 'partySecretary', 'partyMember'].includes(role))
      bystanders.set(role, await town.person(`旁人${String.fromCharCode(0x4e00 + index)}`, role, town.west));
});
afterAll(() => town?.close());

/**
 * What a person may do with a case now, tried out: an input with a field that no step has is parsed only where the step
 * itself is open, so nothing ever happens. `null`: it is not even there for them.
 */
const open = async (viewer: Viewer, at: At): Promise<readonly string[] | null> => {
  const names = Object.entries(town.workflow.steps).filter(([, { from }]) => from !== null);
  const answers = await Promise.all(
    names.map(async ([name]) => {
      const answer = await town.sanction(viewer, name, at, { noSuchField: 1 });
      if (answer.ok) throw new Error(`${name} was taken.`);
      return [name, answer.problems[0]?.code] as const;
    }),
  );
  if (answers.every(([, code]) => code === 'NotFound')) return null;
  expect(answers.map(([, code]) => code)).not.toContain('NotFound');
  return answers.flatMap(([name, code]) => (code === 'InvalidInput' ? [name] : []));
};

type Part = 'admin' | 'groupHead' | 'deputy' | 'member' | 'concerned' | 'office';
const partOf = (part: Part): Viewer =>
  part === 'concerned' ? concerned : part === 'admin' ? town.people.admin : town[part];

/** Who may do what; whoever is not named may do nothing, but sees it. */
const expectRights = async (at: At, rights: Partial<Record<Part, readonly string[]>>, asked: boolean) => {
  const parts: Part[] = [
    'admin',
    'groupHead',
    'deputy',
    'member',
    'concerned',
    ...(asked ? (['office'] as const) : []),
  ];
  for (const part of parts)
    expect([part, [...((await open(partOf(part), at)) ?? ['hidden'])].sort()]).toEqual([
      part,
      [...(rights[part] ?? [])].sort(),
    ]);
  const outside = [
    ...bystanders.values(),
    town.secretary,
    town.partyMember,
    town.westHead,
    town.people.teacher,
    town.people.inspector,
    ...(asked ? [] : [town.office]),
  ];
  for (const viewer of outside)
    expect([viewer.posts[0]?.role, await open(viewer, at)]).toEqual([viewer.posts[0]?.role, null]);
};

const beside = ['offerSupport', 'askOpinion'];

describe('rights on a statement that the head of the leading group proposed against a campus head of the group', () => {
  let at: At;
  it('while it is proposed', async () => {
    // The head of the group proposed it: the deputy presides, and the head has no vote.
    at = await town.proposed('A', agreements.east, concerned, town.groupHead);
    await expectRights(
      at,
      {
        admin: ['screen', ...beside],
        deputy: ['waive', ...beside],
        groupHead: ['askOpinion'],
        member: ['askOpinion'],
      },
      false,
    );
  });

  it('while it waits for the notice, the receipt and the defence', async () => {
    const { admin } = town.people;
    const chair = ['waive', ...beside];
    at = await town.screened(at);
    const others = { deputy: chair, groupHead: ['askOpinion'], member: ['askOpinion'] };
    await expectRights(at, { ...others, admin: ['serveNotice', ...beside] }, false);
    at = await town.done(town.sanction(admin, 'serveNotice', at, { supportSeen: true }));
    await expectRights(at, { ...others, admin: ['witnessRefusal', ...beside], concerned: ['confirmReceipt'] }, false);
    at = await town.done(town.sanction(concerned, 'confirmReceipt', at));
    await expectRights(at, { ...others, admin: ['submitDefence', ...beside], concerned: ['submitDefence'] }, false);
  });

  it('while the body votes: not who is concerned, not who proposed it', async () => {
    at = await town.done(town.sanction(concerned, 'submitDefence', at, { statement: '生源变化' }));
    at = await town.done(
      town.sanction(town.member, 'askOpinion', at, { whom: town.office.personId, question: '生源变化' }),
    );
    await expectRights(
      at,
      {
        admin: beside,
        deputy: ['vote', 'recuse', 'waive', ...beside],
        groupHead: ['askOpinion'],
        member: ['vote', 'recuse', 'askOpinion'],
        office: ['giveOpinion'],
      },
      true,
    );
    at = await town.done(town.sanction(town.deputy, 'vote', at, { ballot: 'agree', reason: '属实' }));
    expect(await town.now(at.recordId)).toMatchObject({ cast: 1, may_vote: 2 });
    // One of two is no quorum: nobody may announce anything, and the chair does not break the vote off, but may still excuse who has not voted.
    await expectRights(
      at,
      {
        admin: beside,
        deputy: ['recuse', ...beside],
        groupHead: ['askOpinion'],
        member: ['vote', 'recuse', 'askOpinion'],
        office: ['giveOpinion'],
      },
      true,
    );
    at = await town.done(town.sanction(town.member, 'vote', at, { ballot: 'agree', reason: '属实' }));
    await expectRights(
      at,
      {
        admin: beside,
        deputy: ['decide', ...beside],
        groupHead: ['askOpinion'],
        member: ['askOpinion'],
        office: ['giveOpinion'],
      },
      true,
    );
  });

  it('once it is decided and in effect', async () => {
    const { admin } = town.people;
    at = await town.done(town.sanction(town.deputy, 'decide', at, { reason: '同意' }));
    await expectRights(at, { admin: ['deliver', 'offerSupport'], deputy: ['offerSupport'] }, true);
    await meetingCreate(town.deps, admin, { kind: 'qualityAnalysis', title: '质量分析会', heldOn: '2026-11-18' });
    at = await town.done(town.sanction(admin, 'deliver', at, { how: 'inPerson', deliveredOn: '2026-11-18' }));
    await expectRights(
      at,
      { admin: ['complete', 'offerSupport'], deputy: ['lift', 'offerSupport'], concerned: ['requestReview'] },
      true,
    );
  });

  it('under review and under appeal', async () => {
    at = await town.done(town.sanction(concerned, 'requestReview', at, { grounds: '请复核' }));
    // It waits meanwhile, so that nobody carries it out.
    await expectRights(
      at,
      {
        admin: ['askOpinion'],
        deputy: ['vote', 'recuse', 'askOpinion'],
        groupHead: ['askOpinion'],
        member: ['vote', 'recuse', 'askOpinion'],
        office: ['giveOpinion'],
      },
      true,
    );
    at = await town.voted(at, [
      [town.deputy, 'agree'],
      [town.member, 'agree'],
    ]);
    await expectRights(at, { deputy: ['decideReview'] }, true);
    at = await town.done(town.sanction(town.deputy, 'decideReview', at, { answer: '维持' }));
    await expectRights(
      at,
      { admin: ['complete', 'offerSupport'], deputy: ['lift', 'offerSupport'], concerned: ['appeal'] },
      true,
    );
    at = await town.done(town.sanction(concerned, 'appeal', at, { grounds: '不服' }));
    await expectRights(at, { admin: ['uphold', 'revoke'] }, true);
  });

  it('once it is revoked: nobody', async () => {
    const { admin } = town.people;
    at = await town.done(
      town.sanction(admin, 'revoke', at, {
        authority: '县教育局',
        answeredOn: '2026-11-18',
        answer: '撤销',
        scan: [await town.file(admin)],
      }),
    );
    await expectRights(at, {}, true);
    expect((await doctor(town.deps)).disagreements).toEqual([]);
  });
});
