import { sqlOf, type Transaction } from '@plumbline/database';
import type { Effect, Gathered, Gathering, Query } from '../record/feature.ts';
import type { InputFault } from '../record/parse-input.ts';
import { settingOn } from '../town/facts.ts';
import { readBallots } from './ballots.ts';
import { bodyOf } from './body.ts';
import { type Ballot, barredIn, type Count, concernedIn, countVotes, membersWhoMayVote } from './count.ts';
import { faultAt } from './faults.ts';
import { contentOf } from './row.ts';

type Counting = Pick<Gathering, 'town' | 'today' | 'record' | 'standings'>;

/**
 * Counts the present round.
 * @param more ballots that are about to be recorded
 */
export const countRound = async (
  tx: Transaction,
  { town, today, record, standings }: Counting,
  more: readonly { readonly personId: number; readonly ballot: Ballot }[] = [],
): Promise<Count> => {
  const { id, round } = contentOf(record);
  const votes = [...(await readBallots(tx, town.id, id)).filter((vote) => vote.round === round), ...more];
  const mayVote = membersWhoMayVote(
    standings,
    votes.map(({ personId }) => personId),
  ).length;
  return countVotes(
    votes.map(({ ballot }) => ballot),
    mayVote,
    settingOn(town, today, 'sanction.quorumPercent'),
  );
};

/** A vote: with reasons where the case is held for an explicit decision. */
export const gatherVote = async (tx: Transaction, gathering: Gathering): Promise<Gathered> => {
  const { input, personId, record } = gathering;
  if (contentOf(record).held && typeof input['reason'] !== 'string')
    return {
      faults: [
        faultAt(
          'reason',
          '本件须专门议决，投票要写明理由；请填写',
          'This case is held for an explicit decision: a vote must give its reason; please fill it',
        ),
      ],
    };
  return { facts: { count: await countRound(tx, gathering, [{ personId, ballot: input['ballot'] as Ballot }]) } };
};

/** A vote is a row that nobody changes. */
export const keepVote = ({ townId, recordId, input, personId, postId, at, record }: Effect): readonly Query[] => [
  sqlOf.insertInto('sanction_vote').values({
    town_id: townId,
    record_id: recordId,
    round: contentOf(record).round,
    person_id: personId ?? 0,
    post_id: postId,
    ballot: String(input['ballot']),
    reason: typeof input['reason'] === 'string' ? input['reason'] : null,
    at,
  }),
];

const faultsOfRecusal = ({ input, personId, by, standings }: Gathering, recusedId: number): readonly InputFault[] => {
  const has = (relation: string) =>
    standings.some((each) => each.person_id === recusedId && each.relation === relation);
  if (recusedId !== personId && !by.relations.includes('chair'))
    return [
      faultAt(
        'who',
        '别人的回避只由主持人决定；要让自己回避就不填这一项',
        'Only the chair decides on the recusal of others; leave this empty to recuse yourself',
      ),
    ];
  if (recusedId === personId && has('voted'))
    return [
      faultAt(
        'who',
        '您这一轮已经投票，自己不能再回避；要决定别的成员回避，请选是谁',
        'You have voted in this round and cannot be recused; to decide on another member, choose who it is',
      ),
    ];
  const path = input['who'] === undefined ? 'reason' : 'who';
  if (!has('member'))
    return [faultAt(path, '此人不是表决成员，不用回避；请另选', 'This person is no voting member; choose another')];
  if (has('recused') || has('proposer'))
    return [faultAt(path, '此人已经不参加表决', 'This person takes no part in the vote already')];
  if (has('voted'))
    return [
      faultAt(
        path,
        '此人这一轮已经投票，不能再回避；有异议请写进决定的理由',
        'This person has voted in this round already and cannot be recused; say so in the reasons of the decision',
      ),
    ];
  if (membersWhoMayVote(standings, []).every((member) => member === recusedId))
    return [
      faultAt(
        path,
        '这是最后一名能表决的成员，回避后没有人能议决；请先补充成员',
        'This is the last member who may vote: nobody could decide any more; let another member be appointed first',
      ),
    ];
  return [];
};

/** A recusal: of oneself, or by the chair of another member; a chair who is recused is followed by the next member. */
export const gatherRecusal = async (tx: Transaction, gathering: Gathering): Promise<Gathered> => {
  const { town, today, input, personId, record, standings } = gathering;
  const recusedId = typeof input['who'] === 'number' ? input['who'] : personId;
  const faults = faultsOfRecusal(gathering, recusedId);
  if (faults.length > 0) return { faults };
  const after = [...standings, { relation: 'recused', person_id: recusedId }];
  const count = await countRound(tx, { town, today, record, standings: after });
  const presides = standings.some(({ relation, person_id }) => relation === 'chair' && person_id === recusedId);
  if (!presides) return { facts: { count } };
  const { chair } = await bodyOf(tx, town.id, {
    body: contentOf(record).body,
    concernedId: concernedIn(standings),
    today,
    barred: barredIn(after),
  });
  return { facts: { count }, assign: { chair } };
};
