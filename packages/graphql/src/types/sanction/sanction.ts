import { intendedDays, settingOn, votesNeeded } from '@plumbline/operations';
import { say } from '@plumbline/terms';
import { sanctionMeasures, sanctionRules, statesTagged, toList, type Workflow, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import { builder } from '../../builder.ts';
import type { GraphqlContext } from '../../context.ts';
import { PlanYear } from '../../queries/town.ts';
import { askedAndAnswered, lastAct } from '../../read/acts.ts';
import { at, besideColumn, byKey, column, computed, fromRow, hidden, many, named, one } from '../../read/fields.ts';
import type { Beside, ReadRequest, Sql } from '../../read/plan.ts';
import type { Row } from '../../read/read.ts';
import { slot } from '../../read/slot.ts';
import '../support.ts';
import { recordColumns } from '../workflow-record.ts';
import {
  AppealType,
  CompletionType,
  DecisionType,
  DefenceType,
  DeliveryType,
  LiftingType,
  OpinionType,
  ReceiptType,
  ReviewType,
  SanctionNoticeType,
  ScreeningType,
  TieBreakType,
  WaiverType,
} from './acts.ts';
import { RoundType, roundsFor, voteFacts } from './ballot.ts';
import { BasisType } from './basis.ts';
import { EffectType, SanctionMeetingItemType } from './effect.ts';
import { bodies, SanctionBodyEnum, SanctionMeasureEnum, SanctionRuleEnum } from './enums.ts';
import { SanctionLawType } from './law.ts';
import { MissedAgreementType, missedAgreement } from './missed-agreement.ts';
import type { VoteFacts } from './rounds.ts';
import { clauseOfRule, questionText } from './words.ts';

const workflow: Workflow = workflows.sanction;
const open = [...statesTagged(workflow, 'open')];
const votedIn = [...toList(workflow.steps['vote']?.from)];

const facts: Beside = {
  table: 'sanction',
  on: (parent, child) =>
    sql`${at(child, 'town_id')} = ${at(parent, 'town_id')} and ${at(child, 'record_id')} = ${at(parent, 'id')}`,
};

const viewer = (): Sql => sql`${slot<ReadRequest>(({ context }) => context.viewer.personId)}::bigint`;

/** The person who stands in a relation to the record now. */
const standing = (relation: string) =>
  one(
    'Person',
    (
      parent,
      child,
    ) => sql`lateral (select p.* from assignment a join person p on p.town_id = a.town_id and p.id = a.person_id
      where a.town_id = ${at(parent, 'town_id')} and a.record_id = ${at(parent, 'id')} and a.relation = ${sql.lit(relation)} and a.until is null order by a.id limit 1) ${sql.raw(child)} on true`,
  );

/** Rows of a table that belong to the record. */
const rowsOf = (type: string, table: string, order: string) =>
  many(
    type,
    (parent) =>
      sql`select * from ${sql.table(table)} where town_id = ${at(parent, 'town_id')} and record_id = ${at(parent, 'id')}`,
    (child) => at(child, order),
  );

/** Everybody who was asked for an opinion, and who answered: each answer beside the question that it follows, and questions without one. */
const opinions = many(
  'SanctionOpinion',
  (parent) => {
    const own = (alias: string) =>
      sql`${at(alias, 'town_id')} = ${at(parent, 'town_id')} and ${at(alias, 'record_id')} = ${at(parent, 'id')}`;
    const said = (alias: string) =>
      sql`left join event_payload ${sql.raw(`${alias}p`)} on ${at(`${alias}p`, 'town_id')} = ${at(alias, 'town_id')}
        and ${at(`${alias}p`, 'record_id')} = ${at(alias, 'record_id')} and ${at(`${alias}p`, 'version')} = ${at(alias, 'version')}`;
    return sql`select q.town_id, q.record_id, q.version, q.at, q.actor_id, (q.input ->> 'whom')::bigint as whom_id, qp.payload ->> 'question' as question,
        a.version as answer_version, a.at as answer_at, ap.payload ->> 'opinion' as opinion
      from event q ${said('q')}
      left join event a on ${own('a')} and a.step = 'giveOpinion' and a.actor_id = (q.input ->> 'whom')::bigint and a.version > q.version
        and not exists (select from event n where ${own('n')} and n.step = 'askOpinion' and n.input ->> 'whom' = q.input ->> 'whom'
          and n.version > q.version and n.version < a.version) ${said('a')}
      where ${own('q')} and q.step = 'askOpinion'`;
  },
  (child) => sql`${at(child, 'version')}, ${at(child, 'answer_version')}`,
);

const reviews = (parent: string) => askedAndAnswered(parent, ['requestReview', 'reconsider'], ['decideReview']);
const appeals = (parent: string) => askedAndAnswered(parent, ['appeal'], ['uphold', 'revoke']);

/** The last of rows that ask and were answered. */
const lastOf = (type: string, rows: (parent: string) => Sql) =>
  one(
    type,
    (parent, child) =>
      sql`lateral (select * from (${rows(parent)}) asked order by asked.version desc limit 1) ${sql.raw(child)} on true`,
  );

/** Help that the person was given since the beginning of the plan year before the missed one, as it is counted when proposed. */
const support = many(
  'Support',
  (parent) => sql`select s.* from sanction f join plan_year own on own.town_id = f.town_id and own.id = f.year_id
    join support s on s.town_id = f.town_id and s.person_id = f.person_id
    where f.town_id = ${at(parent, 'town_id')} and f.record_id = ${at(parent, 'id')}
      and coalesce(s.ended_on, s.until_on, 'infinity'::date) >= coalesce((select max(y.starts_on) from plan_year y
        where y.town_id = own.town_id and y.starts_on < own.starts_on), own.starts_on)`,
  (child) => sql`${at(child, 'from_on')}, ${at(child, 'id')}`,
);

const meetingItem = one(
  'SanctionMeetingItem',
  (parent, child) =>
    sql`lateral (select i.town_id, i.meeting_id, i.position, i.title, m.title as meeting_title, m.held_on, m.minutes is not null as has_minutes
      from meeting_item i join meeting m on m.town_id = i.town_id and m.id = i.meeting_id
      where i.town_id = ${at(parent, 'town_id')} and i.record_id = ${at(parent, 'id')}) ${sql.raw(child)} on true`,
);

interface Shown {
  readonly rule: keyof typeof sanctionRules;
  readonly measure: keyof typeof sanctionMeasures;
  readonly body: keyof typeof bodies;
  readonly who: string;
  readonly personId: number;
  readonly unitId: number;
  readonly yearId: number;
  readonly delivered: boolean;
  readonly open: boolean;
  readonly voting: boolean;
  readonly mayVote: number;
  readonly cast: number;
}
const shownOf = (row: Row): Shown => hidden<Shown>(row, '$shown');

const VoteCountType = builder.objectRef<Shown>('SanctionVoteCount').implement({
  description: 'How many have voted in the present round · 已投票数',
  fields: (t) => {
    const needed = ({ mayVote }: Shown, { town, today }: GraphqlContext) =>
      votesNeeded(mayVote, settingOn(town, today, 'sanction.quorumPercent'));
    return {
      open: t.exposeBoolean('voting', { description: 'Votes are taken now' }),
      cast: t.exposeInt('cast'),
      mayVote: t.exposeInt('mayVote', { description: 'Members who may vote' }),
      needed: t.int({
        description: 'Least number of votes of a quorum',
        resolve: (shown, _args, context) => needed(shown, context),
      }),
      short: t.int({
        description: 'Votes that are lacking',
        resolve: (shown, _args, context) => Math.max(0, needed(shown, context) - shown.cast),
      }),
    };
  },
});

/** From when to when an effect lasts. */
const DaysType = builder.objectRef<{ startsOn: string; endsOn: string }>('SanctionDays').implement({
  fields: (t) => ({ startsOn: t.expose('startsOn', { type: 'Date' }), endsOn: t.expose('endsOn', { type: 'Date' }) }),
});

builder.objectType('Sanction', {
  description:
    'A consequence of a missed agreement: proposed, heard, decided by the votes of a body, ends by itself (Q5 to Q8) · 处置',
  interfaces: ['WorkflowRecord', 'Node'],
  extensions: {
    hidden: {
      ...recordColumns,
      $shown: (alias: string) =>
        sql`(select json_build_object('rule', f.rule, 'measure', f.measure, 'body', f.body, 'who', n.name, 'personId', f.person_id,
          'unitId', ${at(alias, 'unit_id')}, 'yearId', f.year_id, 'delivered', f.starts_on is not null, 'open', ${at(alias, 'state')} = any(${open}::text[]),
          'voting', ${at(alias, 'state')} = any(${votedIn}::text[]), 'mayVote', f.may_vote, 'cast', f."cast")
          from sanction f join person n on n.town_id = f.town_id and n.id = f.person_id
          where f.town_id = ${at(alias, 'town_id')} and f.record_id = ${at(alias, 'id')})`,
      $votes: voteFacts,
      $parts: (alias: string) =>
        sql`(select json_agg(distinct a.relation) from assignment a where a.town_id = ${at(alias, 'town_id')} and a.record_id = ${at(alias, 'id')}
          and a.person_id = ${viewer()} and a.until is null)`,
    },
  },
  fields: (t) => {
    const flag = (name: string, description?: string) =>
      t.field({
        type: 'Boolean',
        ...(description !== undefined && { description }),
        extensions: besideColumn(facts, name),
        resolve: fromRow,
      });
    const day = (name: string, description?: string) =>
      t.field({
        type: 'Date',
        nullable: true,
        ...(description !== undefined && { description }),
        extensions: besideColumn(facts, name),
        resolve: fromRow,
      });
    return {
      question: t.field({
        type: 'String',
        description: 'What the body is asked, in one sentence',
        extensions: computed('$shown'),
        resolve: (row, _args, { viewer: { locale }, town }) => {
          const { measure, who, unitId } = shownOf(row);
          const unit = town.units.get(unitId)?.name ?? '';
          return say(questionText(measure, locale === 'zh' ? `${unit}${who}` : who), locale);
        },
      }),
      rule: t.field({ type: SanctionRuleEnum, extensions: besideColumn(facts, 'rule'), resolve: fromRow }),
      ruleTitle: t.field({
        type: 'String',
        extensions: computed('$shown'),
        resolve: (row, _args, { viewer: { locale } }) => say(sanctionRules[shownOf(row).rule], locale),
      }),
      ruleClause: t.field({
        type: 'String',
        description: 'The plan’s clause of the rule',
        extensions: computed('$shown'),
        resolve: (row) => clauseOfRule[shownOf(row).rule],
      }),
      measure: t.field({ type: SanctionMeasureEnum, extensions: besideColumn(facts, 'measure'), resolve: fromRow }),
      measureTitle: t.field({
        type: 'String',
        extensions: computed('$shown'),
        resolve: (row, _args, { viewer: { locale } }) => say(sanctionMeasures[shownOf(row).measure], locale),
      }),
      body: t.field({ type: SanctionBodyEnum, extensions: besideColumn(facts, 'body'), resolve: fromRow }),
      bodyTitle: t.field({
        type: 'String',
        extensions: computed('$shown'),
        resolve: (row, _args, { viewer: { locale } }) => say(bodies[shownOf(row).body], locale),
      }),
      confidential: t.field({
        type: 'Boolean',
        description: 'Known only to those who have a part in it',
        extensions: named('confidential'),
        resolve: fromRow,
      }),
      planYear: t.field({
        type: PlanYear,
        description: 'Plan year of the miss',
        extensions: computed('$shown'),
        resolve: (row, _args, { town }) => {
          const year = town.planYears.find(({ id }) => id === shownOf(row).yearId);
          if (year === undefined) throw new Error('A consequence has an unknown plan year.');
          return year;
        },
      }),
      concerned: t.field({
        type: 'Person',
        extensions: byKey('Person', 'person', 'person_id', facts),
        resolve: fromRow,
      }),
      concernedIsViewer: t.field({
        type: 'Boolean',
        extensions: computed('$shown'),
        resolve: (row, _args, { viewer: { personId } }) => shownOf(row).personId === personId,
      }),
      proposer: t.field({
        type: 'Person',
        nullable: true,
        description: 'Who proposed it by hand; nobody where a rule did',
        extensions: standing('proposer'),
        resolve: fromRow,
      }),
      proposalReason: t.field({
        type: 'String',
        nullable: true,
        extensions: column(
          (alias) =>
            sql`(select p.payload ->> 'reason' from event_payload p where p.town_id = ${at(alias, 'town_id')} and p.record_id = ${at(alias, 'id')} and p.version = 1)`,
        ),
        resolve: fromRow,
      }),
      byHand: flag('by_hand', 'Proposed by a person, and not by a rule'),
      chair: t.field({ type: 'Person', nullable: true, extensions: standing('chair'), resolve: fromRow }),
      handlers: t.field({
        type: ['Person'],
        description: 'Who sees to it: academic affairs, or for rule B the Party secretary',
        extensions: many(
          'Person',
          (
            parent,
          ) => sql`select p.*, a.id as part_id from assignment a join person p on p.town_id = a.town_id and p.id = a.person_id
            where a.town_id = ${at(parent, 'town_id')} and a.record_id = ${at(parent, 'id')} and a.relation = 'handler' and a.until is null`,
          (child) => at(child, 'part_id'),
        ),
        resolve: fromRow,
      }),
      viewerParts: t.stringList({
        description: 'Relations of the caller to it now',
        extensions: computed('$parts'),
        resolve: (row) => hidden<string[] | null>(row, '$parts') ?? [],
      }),
      tied: flag('tied', 'Level with others at the boundary of a rank; the chair decides that first'),
      held: flag('held', 'To be decided explicitly: every vote and the decision give reasons'),
      supportCount: t.field({
        type: 'Int',
        description: 'Measures of help that the person was given',
        extensions: besideColumn(facts, 'supports'),
        resolve: fromRow,
      }),
      objectionCount: t.field({
        type: 'Int',
        description: 'Rules of law that object',
        extensions: besideColumn(facts, 'objections'),
        resolve: fromRow,
      }),
      basisGone: flag('basis_gone', 'The evaluation was corrected and no longer says missed'),
      reviewing: flag('reviewing'),
      suspended: flag('suspended', 'The effect waits while a review or an appeal is open'),
      carriedOut: flag('carried_out'),
      startsOn: day('starts_on'),
      endsOn: day('ends_on', 'It ends by itself on this day'),
      intended: t.field({
        type: DaysType,
        nullable: true,
        description: 'Before its delivery: from when to when it would last if it were delivered today',
        extensions: computed('$shown'),
        resolve: (row, _args, { town, today }) => {
          const { measure, yearId, delivered, open: isOpen } = shownOf(row);
          return delivered || !isOpen
            ? null
            : intendedDays(town, { measure, missedYearId: yearId, deliveredOn: today });
        },
      }),
      reviewBy: day('review_by', 'Last day to ask for a review'),
      appealBy: day('appeal_by', 'Last day to appeal'),
      agreement: t.field({ type: MissedAgreementType, extensions: missedAgreement, resolve: fromRow }),
      basis: t.field({
        type: BasisType,
        description: 'The latest one',
        extensions: one(
          'SanctionBasis',
          (
            parent,
            child,
          ) => sql`lateral (select * from sanction_basis s where s.town_id = ${at(parent, 'town_id')} and s.record_id = ${at(parent, 'id')}
            order by s.basis_no desc limit 1) ${sql.raw(child)} on true`,
        ),
        resolve: fromRow,
      }),
      bases: t.field({
        type: [BasisType],
        description: 'All that it has rested on, earliest first',
        extensions: rowsOf('SanctionBasis', 'sanction_basis', 'basis_no'),
        resolve: fromRow,
      }),
      law: t.field({
        type: [SanctionLawType],
        extensions: rowsOf('SanctionLaw', 'sanction_objection', 'rule'),
        resolve: fromRow,
      }),
      support: t.field({
        type: ['Support'],
        description: 'Help that the person was given since the beginning of the plan year before the missed one',
        extensions: support,
        resolve: fromRow,
      }),
      tieBreak: t.field({
        type: TieBreakType,
        nullable: true,
        extensions: lastAct('SanctionTieBreak', 'breakTie'),
        resolve: fromRow,
      }),
      screening: t.field({
        type: ScreeningType,
        nullable: true,
        extensions: lastAct('SanctionScreening', 'screen'),
        resolve: fromRow,
      }),
      notice: t.field({
        type: SanctionNoticeType,
        nullable: true,
        extensions: lastAct('SanctionNotice', 'serveNotice'),
        resolve: fromRow,
      }),
      receipt: t.field({
        type: ReceiptType,
        nullable: true,
        extensions: lastAct('SanctionReceipt', 'confirmReceipt', 'witnessRefusal'),
        resolve: fromRow,
      }),
      defence: t.field({
        type: DefenceType,
        nullable: true,
        description: 'None as long as it may be stated',
        extensions: lastAct('SanctionDefence', 'submitDefence', 'lapseDefence'),
        resolve: fromRow,
      }),
      opinions: t.field({ type: [OpinionType], extensions: opinions, resolve: fromRow }),
      voteCount: t.field({
        type: VoteCountType,
        description: 'Of the present round, for lists',
        extensions: computed('$shown'),
        resolve: shownOf,
      }),
      ballot: t.field({
        type: RoundType,
        nullable: true,
        description: 'The round that is open, or the last one; none before the vote',
        extensions: computed('$votes'),
        resolve: (row, _args, context) => roundsFor(hidden<VoteFacts>(row, '$votes'), context).at(-1) ?? null,
      }),
      rounds: t.field({
        type: [RoundType],
        description: 'The decision first, then each review',
        extensions: computed('$votes'),
        resolve: (row, _args, context) => [...roundsFor(hidden<VoteFacts>(row, '$votes'), context)],
      }),
      decision: t.field({
        type: DecisionType,
        nullable: true,
        extensions: lastAct('SanctionDecision', 'decide'),
        resolve: fromRow,
      }),
      waiver: t.field({
        type: WaiverType,
        nullable: true,
        extensions: lastAct('SanctionWaiver', 'waive'),
        resolve: fromRow,
      }),
      delivery: t.field({
        type: DeliveryType,
        nullable: true,
        extensions: lastAct('SanctionDelivery', 'deliver'),
        resolve: fromRow,
      }),
      review: t.field({
        type: ReviewType,
        nullable: true,
        description: 'The latest one',
        extensions: lastOf('SanctionReview', reviews),
        resolve: fromRow,
      }),
      reviews: t.field({
        type: [ReviewType],
        extensions: many('SanctionReview', reviews, (child) => at(child, 'version')),
        resolve: fromRow,
      }),
      appeal: t.field({
        type: AppealType,
        nullable: true,
        extensions: lastOf('SanctionAppeal', appeals),
        resolve: fromRow,
      }),
      completion: t.field({
        type: CompletionType,
        nullable: true,
        extensions: lastAct('SanctionCompletion', 'complete'),
        resolve: fromRow,
      }),
      lifting: t.field({
        type: LiftingType,
        nullable: true,
        extensions: lastAct('SanctionLifting', 'lift'),
        resolve: fromRow,
      }),
      effect: t.field({
        type: EffectType,
        nullable: true,
        description: 'From its delivery on',
        extensions: one(
          'SanctionEffect',
          (parent, child) => sql`sanction_effect ${sql.raw(child)} on ${facts.on(parent, child)}`,
        ),
        resolve: fromRow,
      }),
      meetingItem: t.field({
        type: SanctionMeetingItemType,
        nullable: true,
        description: 'Of a statement: the meeting that hears it',
        extensions: meetingItem,
        resolve: fromRow,
      }),
    };
  },
});
