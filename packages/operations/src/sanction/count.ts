import type { Standing } from '../record/holders.ts';

/** How a member voted. */
export type Ballot = 'agree' | 'disagree' | 'abstain';

/** The count of a round. */
export interface Count {
  readonly cast: number;
  readonly mayVote: number;
  /** More than the plan year's share of those who may vote have voted. */
  readonly quorate: boolean;
  readonly leaning: 'carried' | 'rejected' | 'level';
}

/** Least number of votes of a quorum: more than so many percent of those who may vote. */
export const votesNeeded = (mayVote: number, quorumPercent: number): number =>
  Math.floor((mayVote * quorumPercent) / 100) + 1;

/** Counts the ballots of a round. */
export const countVotes = (ballots: readonly Ballot[], mayVote: number, quorumPercent: number): Count => {
  const of = (wanted: Ballot) => ballots.filter((ballot) => ballot === wanted).length;
  const [agree, disagree] = [of('agree'), of('disagree')];
  return {
    cast: ballots.length,
    mayVote,
    quorate: ballots.length * 100 > mayVote * quorumPercent,
    leaning: agree > disagree ? 'carried' : disagree > agree ? 'rejected' : 'level',
  };
};

const holding = (standings: readonly Standing[], relations: readonly string[]): readonly number[] =>
  standings.filter(({ relation }) => relations.includes(relation)).map(({ person_id }) => person_id);

/** Members who have no vote: who proposed it, was recused or is concerned. */
export const barredIn = (standings: readonly Standing[]): readonly number[] =>
  holding(standings, ['proposer', 'recused', 'concerned']);

/** Members who may vote in a round, those included who voted and have left the body since. */
export const membersWhoMayVote = (standings: readonly Standing[], voters: readonly number[]): readonly number[] => {
  const barred = barredIn(standings);
  return [...new Set([...holding(standings, ['member']).filter((person) => !barred.includes(person)), ...voters])];
};

/** The person concerned. */
export const concernedIn = (standings: readonly Standing[]): number => {
  const [person] = holding(standings, ['concerned']);
  if (person === undefined) throw new Error('A consequence concerns nobody.');
  return person;
};
