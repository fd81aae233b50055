import type { Transaction } from '@plumbline/database';
import type { Gathered, Gathering } from '../record/feature.ts';
import { settingOn } from '../town/facts.ts';
import { readBallots } from './ballots.ts';
import { type BodyOfCase, bodyOf } from './body.ts';
import { barredIn, concernedIn, countVotes, membersWhoMayVote } from './count.ts';
import { contentOf } from './row.ts';

const relationsOfBody = ['handler', 'chair', 'member'] as const;

/** The body of a case by the posts of a day. */
export const bodyNow = (
  tx: Transaction,
  { town, today, record, standings }: Pick<Gathering, 'town' | 'today' | 'record' | 'standings'>,
): Promise<BodyOfCase> =>
  bodyOf(tx, town.id, {
    body: contentOf(record).body,
    concernedId: concernedIn(standings),
    today,
    barred: barredIn(standings),
  });

/** Whether those who handle, preside and vote are others than the posts say now. */
export const bodyDiffers = (standings: Gathering['standings'], body: BodyOfCase): boolean =>
  relationsOfBody.some((relation) => {
    const present = standings.filter((each) => each.relation === relation).map(({ person_id }) => person_id);
    return present.length !== body[relation].length || present.some((person) => !body[relation].includes(person));
  });

/** The body after changes of posts, and the count of the round as it then stands. */
export const gatherBody = async (
  tx: Transaction,
  gathering: Pick<Gathering, 'town' | 'today' | 'record' | 'standings'>,
): Promise<Gathered> => {
  const { town, today, record, standings } = gathering;
  const body = await bodyNow(tx, gathering);
  const { id, round } = contentOf(record);
  const votes = (await readBallots(tx, town.id, id)).filter((vote) => vote.round === round);
  const after = [
    ...standings.filter(({ relation }) => relation !== 'member'),
    ...body.member.map((person_id) => ({ relation: 'member', person_id })),
  ];
  const mayVote = membersWhoMayVote(
    after,
    votes.map(({ personId }) => personId),
  ).length;
  const count = countVotes(
    votes.map(({ ballot }) => ballot),
    mayVote,
    settingOn(town, today, 'sanction.quorumPercent'),
  );
  return {
    assign: { handler: body.handler, chair: body.chair, member: body.member },
    facts: { mayVote, count },
  };
};
