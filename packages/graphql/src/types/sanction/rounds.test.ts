import { describe, expect, it } from 'vitest';
import { type PartRow, roundsOf, type VoteFacts, type VoteRow } from './rounds.ts';

const part = (
  relation: string,
  personId: number,
  since = '2026-11-10T00:00:00Z',
  until: string | null = null,
): PartRow => ({
  relation,
  personId,
  name: `第${personId}人`,
  since,
  until,
  posts: relation === 'member' ? ['成员', '成员'] : null,
  ofBody: relation === 'member' || personId === 9,
});
const vote = (round: number, personId: number, ballot: VoteRow['ballot'], at = '2026-11-12T00:00:00Z'): VoteRow => ({
  round,
  personId,
  name: `第${personId}人`,
  ballot,
  reason: `理由${personId}`,
  at,
  posts: ['成员'],
});

/** Members 1 to 5 of whom 4 proposed it and 5 was recused; 1 presides, 9 is concerned, 8 handles it, 7 was asked. */
const facts = (change: Partial<VoteFacts> = {}): VoteFacts => ({
  round: 1,
  mayVote: 3,
  cast: 2,
  voting: true,
  open: true,
  begun: true,
  closedAt: null,
  votes: [vote(1, 1, 'agree'), vote(1, 2, 'disagree')],
  parts: [
    ...[1, 2, 3, 4, 5].map((person) => part('member', person)),
    part('chair', 1),
    part('proposer', 4),
    part('recused', 5),
    part('concerned', 9),
    part('handler', 8),
    part('asked', 7),
    part('asked', 3),
  ],
  ...change,
});
const seenBy = (viewer: number, change: Partial<VoteFacts> = {}, round = 1) => {
  const found = roundsOf(facts(change), viewer, 50)[round - 1];
  if (found === undefined) throw new Error(`There is no round ${round}.`);
  return found;
};
const ballotsSeen = (viewer: number, change: Partial<VoteFacts> = {}, round = 1) =>
  seenBy(viewer, change, round).members.flatMap(({ personId, ballot, reason }) =>
    ballot === null && reason === null ? [] : [`${personId} ${ballot} ${reason}`],
  );

const all = ['1 agree 理由1', '2 disagree 理由2'];
const announced: Partial<VoteFacts> = { voting: false, open: false, closedAt: ['2026-11-13T00:00:00Z'] };

describe('a round of votes', () => {
  it('is none before the vote has begun', () => {
    expect(roundsOf(facts({ begun: false }), 1, 50)).toEqual([]);
  });

  it.each([
    ['a member who has voted', 1, all, null],
    ['a member who has not', 3, [], 'votesFirst'],
    ['who proposed it', 4, [], 'untilAnnounced'],
    ['who was recused', 5, [], 'untilAnnounced'],
    ['the case officer', 8, [], 'untilAnnounced'],
    ['who was only asked', 7, [], 'outside'],
    ['the person concerned', 9, [], 'outside'],
    ['a stranger', 77, [], 'outside'],
  ] as const)('shows %s only what they may see while it is open', (_, viewer, seen, sealed) => {
    expect(ballotsSeen(viewer)).toEqual(seen);
    expect(seenBy(viewer)).toMatchObject({
      sealed,
      tally: sealed === null ? { agree: 1, disagree: 1, abstain: 0 } : null,
      carried: null,
      cast: 2,
    });
  });

  it.each([
    ['a member who has voted', 1, all],
    ['a member who has not', 3, all],
    ['who proposed it', 4, all],
    ['who was recused', 5, all],
    ['the case officer', 8, all],
    ['who was only asked', 7, []],
    ['the person concerned', 9, []],
  ] as const)('shows %s the tally once it is announced, and ballots by right', (_, viewer, seen) => {
    expect(ballotsSeen(viewer, announced)).toEqual(seen);
    expect(seenBy(viewer, announced)).toMatchObject({
      announced: true,
      open: false,
      tally: { agree: 1, disagree: 1, abstain: 0 },
      carried: false,
    });
  });

  it('shows the own ballot always', () => {
    const own: Partial<VoteFacts> = { parts: [...(facts().parts ?? []), part('concerned', 1)] };
    expect(ballotsSeen(1, own)).toEqual(['1 agree 理由1']);
  });

  it('says of each member how they stand, the chair first and the person concerned last', () => {
    expect(
      seenBy(3).members.map(({ personId, status, chair, isViewer }) => [personId, status, chair, isViewer]),
    ).toEqual([
      [1, 'voted', true, false],
      [2, 'voted', false, false],
      [3, 'waiting', false, true],
      [4, 'proposer', false, false],
      [5, 'recused', false, false],
      [9, 'concerned', false, false],
    ]);
  });

  it('leaves out a person concerned who is not of the body', () => {
    const parts = (facts().parts ?? []).map((each) => ({ ...each, ofBody: each.personId !== 9 }));
    expect(seenBy(1, { parts }).members.map(({ personId }) => personId)).not.toContain(9);
  });

  it.each([
    [50, 3, 2],
    [50, 4, 3],
    [50, 1, 1],
    [66, 3, 2],
    [67, 3, 3],
    [0, 3, 1],
  ])('with a quorum of more than %d %% of %d asks for %d', (percent, mayVote, needed) => {
    const round = roundsOf(facts({ mayVote }), 1, percent)[0];
    expect(round).toMatchObject({ needed, short: Math.max(0, needed - 2) });
  });

  it('lets those vote who may and have not', () => {
    const may = [1, 2, 3, 4, 5, 7, 8, 9].filter((viewer) => seenBy(viewer).viewerMayVote);
    expect(may).toEqual([3]);
    expect(seenBy(3, { open: false }).viewerMayVote).toBe(false);
    expect(seenBy(3, announced).viewerMayVote).toBe(false);
  });

  it('is sealed anew in a review, while the round before stays open to those who may see it', () => {
    const review: Partial<VoteFacts> = {
      round: 2,
      closedAt: ['2026-11-13T00:00:00Z'],
      votes: [vote(1, 1, 'agree'), vote(1, 2, 'disagree'), vote(2, 2, 'agree', '2026-12-01T00:00:00Z')],
    };
    expect(ballotsSeen(1, review, 1)).toEqual(all);
    expect(ballotsSeen(1, review, 2)).toEqual([]);
    expect(seenBy(1, review, 2)).toMatchObject({ round: 2, sealed: 'votesFirst', cast: 1, viewerMayVote: true });
    expect(ballotsSeen(2, review, 2)).toEqual(['2 agree 理由2']);
  });

  it('keeps who belonged to the body in its own time', () => {
    const parts = [
      ...(facts().parts ?? []).map((each) =>
        each.personId === 2 && each.relation === 'member' ? { ...each, until: '2026-11-20T00:00:00Z' } : each,
      ),
      part('member', 6, '2026-11-20T00:00:00Z'),
    ];
    const change = { ...announced, parts };
    expect(seenBy(1, change).members.map(({ personId }) => personId)).toEqual([1, 2, 3, 4, 5, 9]);
    expect(seenBy(1, change)).toMatchObject({ mayVote: 3, cast: 2 });
    expect(seenBy(1, { parts }).members.map(({ personId }) => personId)).toEqual([1, 3, 4, 5, 6, 9, 2]);
  });
});
