import { settingOn } from '@plumbline/operations';
import { say, type Text } from '@plumbline/terms';
import { statesTagged, toList, type Workflow, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import { builder } from '../../builder.ts';
import type { GraphqlContext } from '../../context.ts';
import { encodeId } from '../../global-id.ts';
import { at, today } from '../../read/fields.ts';
import type { Sql } from '../../read/plan.ts';
import { BallotEnum, BallotStatusEnum, ballotStatuses } from './enums.ts';
import { type Round, type RoundMember, roundsOf, type SealedReason, type VoteFacts } from './rounds.ts';

const workflow: Workflow = workflows.sanction;
const voting = [...statesTagged(workflow, 'voting')];
const votedIn = [...toList(workflow.steps['vote']?.from)];

/** Steps that close a round of votes. */
const closing = ['decide', 'decideReview', 'waive'];

/** Titles of the posts that a person holds today, those of the body first. */
const postsOf = (person: Sql, roles: Sql, town: Sql): Sql =>
  sql`(select json_agg(o.title order by o.role = any(${roles}) desc, o.from_on desc, o.id) from post o
    where o.town_id = ${town} and o.person_id = ${person} and ${today()} between o.from_on and o.to_on)`;

/** The hidden column behind the rounds of votes; the alias is a record's. */
export const voteFacts = (record: string): Sql => {
  const own = (alias: string) =>
    sql`${at(alias, 'town_id')} = ${at(record, 'town_id')} and ${at(alias, 'record_id')} = ${at(record, 'id')}`;
  const roles = sql`case f.body when 'branch' then array['partySecretary', 'partyMember'] else array['groupHead', 'groupDeputy', 'groupMember'] end`;
  return sql`(select json_build_object('round', f.round, 'mayVote', f.may_vote, 'cast', f."cast",
    'voting', ${at(record, 'state')} = any(${voting}::text[]), 'open', ${at(record, 'state')} = any(${votedIn}::text[]),
    'begun', exists (select from event e where ${own('e')} and e.state = any(${voting}::text[])),
    'closedAt', (select json_agg(to_json(e.at) order by e.version) from event e where ${own('e')} and e.step = any(${closing}::text[])),
    'votes', (select json_agg(json_build_object('round', v.round, 'personId', v.person_id, 'name', n.name, 'ballot', v.ballot,
        'reason', v.reason, 'at', to_json(v.at), 'posts', ${postsOf(sql`v.person_id`, roles, sql`v.town_id`)}) order by v.at, v.person_id)
      from sanction_vote v join person n on n.town_id = v.town_id and n.id = v.person_id where ${own('v')}),
    'parts', (select json_agg(json_build_object('relation', a.relation, 'personId', a.person_id, 'name', n.name,
        'since', to_json(a.since), 'until', to_json(a.until), 'posts', ${postsOf(sql`a.person_id`, roles, sql`a.town_id`)},
        'ofBody', exists (select from post o where o.town_id = a.town_id and o.person_id = a.person_id and o.role = any(${roles})
          and ${today()} between o.from_on and o.to_on)) order by a.id)
      from assignment a join person n on n.town_id = a.town_id and n.id = a.person_id where ${own('a')}))
    from sanction f where ${own('f')})`;
};

/** The rounds of votes as the reader may see them. */
export const roundsFor = (facts: VoteFacts | null, { viewer, town, today: day }: GraphqlContext): readonly Round[] =>
  facts === null ? [] : roundsOf(facts, viewer.personId, settingOn(town, day, 'sanction.quorumPercent'));

const sealedReasons: Readonly<Record<SealedReason, Text>> = {
  outside: ['只公布票数，不公布每个人怎么投', 'The tally is told, and not who voted how'],
  votesFirst: ['投完票才看得到别人的意见', 'You see the others’ once you have voted'],
  untilAnnounced: ['宣布以后才看得到', 'You see them once they are announced'],
};

const MemberType = builder.objectRef<RoundMember>('SanctionMember').implement({
  description: 'A member of the body in a round of votes · 表决人',
  fields: (t) => ({
    id: t.id({ description: 'The person', resolve: ({ personId }) => encodeId('Person', personId) }),
    name: t.exposeString('name'),
    post: t.exposeString('post', { nullable: true, description: 'Titles of the posts held' }),
    status: t.expose('status', { type: BallotStatusEnum }),
    statusTitle: t.string({ resolve: ({ status }, _args, { viewer }) => say(ballotStatuses[status], viewer.locale) }),
    ballot: t.expose('ballot', { type: BallotEnum, nullable: true, description: 'None while it is sealed' }),
    reason: t.exposeString('reason', { nullable: true }),
    at: t.expose('at', { type: 'DateTime', nullable: true }),
    chair: t.exposeBoolean('chair'),
    isViewer: t.exposeBoolean('isViewer'),
  }),
});

/** A round of votes. */
export const RoundType = builder.objectRef<Round>('SanctionRound').implement({
  description: 'A round of recorded votes: the decision, or a review · 表决',
  fields: (t) => ({
    round: t.exposeInt('round', { description: '1 the decision, then one for each review' }),
    review: t.boolean({ resolve: ({ round }) => round > 1 }),
    open: t.exposeBoolean('open', { description: 'Votes are still taken' }),
    announced: t.exposeBoolean('announced', { description: 'The tally is known to all who read the case' }),
    mayVote: t.exposeInt('mayVote', { description: 'Members who may vote' }),
    cast: t.exposeInt('cast'),
    needed: t.exposeInt('needed', { description: 'Least number of votes of a quorum' }),
    short: t.exposeInt('short', { description: 'Votes that are lacking' }),
    sealed: t.boolean({
      description: 'Ballots of others are kept from the caller',
      resolve: ({ sealed }) => sealed !== null,
    }),
    sealedReason: t.string({
      nullable: true,
      resolve: ({ sealed }, _args, { viewer }) => (sealed === null ? null : say(sealedReasons[sealed], viewer.locale)),
    }),
    agree: t.int({
      nullable: true,
      description: 'None as long as the caller may not know the tally',
      resolve: ({ tally }) => tally?.agree ?? null,
    }),
    disagree: t.int({ nullable: true, resolve: ({ tally }) => tally?.disagree ?? null }),
    abstain: t.int({ nullable: true, resolve: ({ tally }) => tally?.abstain ?? null }),
    carried: t.exposeBoolean('carried', { nullable: true, description: 'None before it is announced' }),
    members: t.field({ type: [MemberType], resolve: ({ members }) => [...members] }),
    mine: t.field({
      type: MemberType,
      nullable: true,
      description: 'The caller’s own place',
      resolve: ({ members }) => members.find(({ isViewer }) => isViewer) ?? null,
    }),
    viewerMayVote: t.exposeBoolean('viewerMayVote', { description: 'The caller may still vote in this round' }),
  }),
});
