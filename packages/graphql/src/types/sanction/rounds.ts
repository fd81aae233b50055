import { seesBallots, votesNeeded } from '@plumbline/operations';

/** A vote as it was recorded. */
export interface VoteRow {
  readonly round: number;
  readonly personId: number;
  readonly name: string;
  readonly ballot: 'agree' | 'disagree' | 'abstain';
  readonly reason: string | null;
  readonly at: string;
  readonly posts: readonly string[] | null;
}

/** Somebody's part in the case, from an instant to an instant. */
export interface PartRow {
  readonly relation: string;
  readonly personId: number;
  readonly name: string;
  readonly since: string;
  readonly until: string | null;
  /** Titles of the posts held today, those of the body first. */
  readonly posts: readonly string[] | null;
  /** Holds a post of the body today. */
  readonly ofBody: boolean;
}

/** All that the rounds of a case are worked out from. */
export interface VoteFacts {
  readonly round: number;
  readonly mayVote: number;
  readonly cast: number;
  /** A body votes or its vote is about to be announced. */
  readonly voting: boolean;
  /** Votes are still taken. */
  readonly open: boolean;
  /** The vote has begun at all. */
  readonly begun: boolean;
  /** Instants at which rounds were closed, the first round first. */
  readonly closedAt: readonly string[] | null;
  readonly votes: readonly VoteRow[] | null;
  readonly parts: readonly PartRow[] | null;
}

/** A member of the body in a round. */
export interface RoundMember {
  readonly personId: number;
  readonly name: string;
  readonly post: string | null;
  readonly status: 'voted' | 'waiting' | 'recused' | 'proposer' | 'concerned';
  readonly ballot: VoteRow['ballot'] | null;
  readonly reason: string | null;
  readonly at: string | null;
  readonly chair: boolean;
  readonly isViewer: boolean;
}

/** Why ballots are kept from the reader. */
export type SealedReason = 'outside' | 'votesFirst' | 'untilAnnounced';

/** A round of votes as one reader may see it. */
export interface Round {
  readonly round: number;
  readonly open: boolean;
  readonly announced: boolean;
  readonly mayVote: number;
  readonly cast: number;
  readonly needed: number;
  readonly short: number;
  readonly sealed: SealedReason | null;
  readonly tally: { readonly agree: number; readonly disagree: number; readonly abstain: number } | null;
  readonly carried: boolean | null;
  readonly members: readonly RoundMember[];
  readonly viewerMayVote: boolean;
}

const within = ({ since, until }: PartRow, at: string | null): boolean =>
  at === null
    ? until === null
    : Date.parse(since) <= Date.parse(at) && (until === null || Date.parse(until) >= Date.parse(at));

const postOf = (posts: readonly string[] | null): string | null =>
  posts === null || posts.length === 0 ? null : [...new Set(posts)].slice(0, 2).join('、');

const roundOf = (facts: VoteFacts, round: number, viewerId: number, quorumPercent: number): Round => {
  const closedAt = facts.closedAt?.[round - 1] ?? null;
  const announced = closedAt !== null;
  const all = facts.parts ?? [];
  const parts = all.filter((part) => within(part, closedAt));
  const holding = (relation: string) => parts.filter((part) => part.relation === relation);
  const stands = (relation: string, personId: number) => holding(relation).some((part) => part.personId === personId);
  const votes = (facts.votes ?? []).filter((vote) => vote.round === round);
  const voteOf = (personId: number) => votes.find((vote) => vote.personId === personId);

  const barred = (personId: number) => stands('recused', personId) || stands('proposer', personId);
  const mine = voteOf(viewerId);
  const relations = all.filter(({ personId }) => personId === viewerId).map(({ relation }) => relation);
  const sees = (voting: boolean) =>
    seesBallots({ relations, round, presentRound: facts.round, voting, votedInRound: mine !== undefined });
  const seen = sees(facts.voting && !announced);
  const open = facts.open && round === facts.round && !announced;
  const viewerMayVote = open && stands('member', viewerId) && !barred(viewerId) && mine === undefined;

  const statusOf = (personId: number): RoundMember['status'] => {
    if (stands('concerned', personId)) return 'concerned';
    if (voteOf(personId) !== undefined) return 'voted';
    if (stands('recused', personId)) return 'recused';
    return stands('proposer', personId) ? 'proposer' : 'waiting';
  };
  const known = new Map(
    [
      ...holding('chair').filter(({ personId }) => stands('member', personId)),
      ...holding('member'),
      ...holding('concerned').filter(({ ofBody }) => ofBody),
    ].map(({ personId, name, posts }) => [personId, { personId, name, posts }]),
  );
  for (const { personId, name, posts } of votes)
    if (!known.has(personId)) known.set(personId, { personId, name, posts });
  const members = [...known.values()].map(({ personId, name, posts }): RoundMember => {
    const vote = voteOf(personId);
    const shown = vote !== undefined && (seen || personId === viewerId) ? vote : null;
    return {
      personId,
      name,
      post: postOf(posts),
      status: statusOf(personId),
      ballot: shown?.ballot ?? null,
      reason: shown?.reason ?? null,
      at: shown?.at ?? null,
      chair: stands('chair', personId),
      isViewer: personId === viewerId,
    };
  });

  const counted = (ballot: VoteRow['ballot']) => votes.filter((vote) => vote.ballot === ballot).length;
  const tally = { agree: counted('agree'), disagree: counted('disagree'), abstain: counted('abstain') };
  const mayVote = announced
    ? members.filter(({ status }) => status === 'voted' || status === 'waiting').length
    : facts.mayVote;
  const needed = votesNeeded(mayVote, quorumPercent);
  return {
    round,
    open,
    announced,
    mayVote,
    cast: votes.length,
    needed,
    short: Math.max(0, needed - votes.length),
    sealed: seen ? null : !sees(false) ? 'outside' : viewerMayVote ? 'votesFirst' : 'untilAnnounced',
    tally: seen || announced ? tally : null,
    carried: announced ? tally.agree > tally.disagree : null,
    members,
    viewerMayVote,
  };
};

/**
 * The rounds of votes of a case as a reader may see them, the first one first; none before the vote has begun.
 * @param quorumPercent the plan year's share of those who may vote, more than which must have voted
 */
export const roundsOf = (facts: VoteFacts, viewerId: number, quorumPercent: number): readonly Round[] =>
  facts.begun
    ? Array.from({ length: facts.round }, (_, index) => roundOf(facts, index + 1, viewerId, quorumPercent))
    : [];
