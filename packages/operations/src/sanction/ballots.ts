import { sqlOf } from '@plumbline/database';
import type { Reader } from '../agreement/figures.ts';
import type { Ballot } from './count.ts';

/** A vote as it was recorded. */
export interface RecordedVote {
  readonly round: number;
  readonly personId: number;
  readonly postId: number | null;
  readonly ballot: Ballot;
  readonly reason: string | null;
  readonly at: Date;
}

/** Reads the votes of a consequence, round by round in the order in which they were given. */
export const readBallots = async (
  reader: Reader,
  townId: number,
  recordId: number,
): Promise<readonly RecordedVote[]> => {
  const rows = await reader.run(
    sqlOf
      .selectFrom('sanction_vote')
      .where('town_id', '=', townId)
      .where('record_id', '=', recordId)
      .orderBy('round')
      .orderBy('at')
      .orderBy('person_id')
      .select(['round', 'person_id as personId', 'post_id as postId', 'ballot', 'reason', 'at']),
  );
  return rows.map((row) => ({ ...row, ballot: row.ballot as Ballot }));
};

/**
 * Whether somebody is shown the ballots of others in a round: the person concerned and who is only asked for an opinion
 * never; everybody else with a part in it once the round is over, and a member who has voted in it before that.
 */
export const seesBallots = ({
  relations,
  round,
  presentRound,
  voting,
  votedInRound,
}: {
  /** Of who looks. */
  readonly relations: readonly string[];
  readonly round: number;
  readonly presentRound: number;
  /** The record is in a state in which the body votes. */
  readonly voting: boolean;
  readonly votedInRound: boolean;
}): boolean => {
  if (relations.includes('concerned')) return false;
  if (!relations.some((relation) => ['proposer', 'handler', 'chair', 'member', 'voted'].includes(relation)))
    return false;
  return votedInRound || round < presentRound || !voting;
};
