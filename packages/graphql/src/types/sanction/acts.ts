import { say } from '@plumbline/terms';
import { type Field, type Workflow, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import { builder } from '../../builder.ts';
import { actor, filesOf, given, givenFlag, said } from '../../read/acts.ts';
import { at, byKey, column, computed, fromRow, hidden, instant, named, one } from '../../read/fields.ts';
import type { Row } from '../../read/read.ts';
import { stepChoice } from '../step-choices.ts';

const workflow: Workflow = workflows.sanction;

type Types = Parameters<Parameters<ReturnType<typeof builder.objectRef<Row>>['implement']>[0]['fields'] & {}>[0];

/** When and by whom. */
const whenAndWho = (t: Types) => ({
  at: t.field({ type: 'DateTime', extensions: instant('at'), resolve: fromRow }),
  by: t.field({ type: 'Person', nullable: true, extensions: actor, resolve: fromRow }),
});

const files = (t: Types, version?: string) =>
  t.field({ type: ['File'], extensions: filesOf(version), resolve: fromRow });

const text = (t: Types, name: string, payload?: string) =>
  t.field({ type: 'String', nullable: true, extensions: said(name, payload), resolve: fromRow });

/** The title of a choice that was made at a step. */
const titleOf = (t: Types, step: string, field: string, needs: `$${string}`) =>
  t.field({
    type: 'String',
    nullable: true,
    extensions: computed(needs),
    resolve: (row, _args, { viewer }) => {
      const options = (workflow.steps[step]?.input?.[field] as Field | undefined)?.options ?? {};
      const title = options[String(hidden<string | null>(row, needs))];
      return title === undefined ? null : say(title, viewer.locale);
    },
  });

const choiceColumn = (name: string) => (alias: string) => sql`${at(alias, 'input')} ->> ${sql.lit(name)}`;

/** How the chair broke a tie. */
export const TieBreakType = builder.objectRef<Row>('SanctionTieBreak').implement({
  description: 'How the chair broke a tie at the boundary of a rank · 同分的决定',
  fields: (t) => ({
    ...whenAndWho(t),
    goesOn: t.field({
      type: 'Boolean',
      extensions: column((alias) => sql`${at(alias, 'input')} ->> 'finding' = 'goOn'`),
      resolve: fromRow,
    }),
    reason: text(t, 'reason'),
  }),
});

/** What the screening found. */
export const ScreeningType = builder.objectRef<Row>('SanctionScreening').implement({
  description: 'What the screening found: competence, exemptions, help given · 审查',
  extensions: { hidden: { $ground: choiceColumn('ground') } },
  fields: (t) => ({
    ...whenAndWho(t),
    competent: t.field({ type: 'Boolean', extensions: givenFlag('competent'), resolve: fromRow }),
    exempt: t.field({
      type: 'Boolean',
      extensions: column((alias) => sql`${at(alias, 'input')} ->> 'finding' = 'exempt'`),
      resolve: fromRow,
    }),
    ground: t.field({
      type: stepChoice('sanction', 'screen', 'ground'),
      nullable: true,
      extensions: given('ground'),
      resolve: fromRow,
    }),
    groundTitle: titleOf(t, 'screen', 'ground', '$ground'),
    opinion: text(t, 'opinion'),
    support: text(t, 'support'),
  }),
});

/** The notice that was served. */
export const SanctionNoticeType = builder.objectRef<Row>('SanctionNotice').implement({
  description: 'The notice that was served before anything is decided · 告知书',
  fields: (t) => ({ ...whenAndWho(t), note: text(t, 'note'), files: files(t) }),
});

/** That the notice was received. */
export const ReceiptType = builder.objectRef<Row>('SanctionReceipt').implement({
  description: 'That the notice was received: signed for, or refused before witnesses · 签收',
  fields: (t) => ({
    ...whenAndWho(t),
    witnessed: t.field({
      type: 'Boolean',
      extensions: column((alias) => sql`${at(alias, 'step')} = 'witnessRefusal'`),
      resolve: fromRow,
    }),
    witnesses: text(t, 'witnesses'),
    what: text(t, 'what'),
    files: files(t),
  }),
});

/** The statement of defence. */
export const DefenceType = builder.objectRef<Row>('SanctionDefence').implement({
  description: 'The statement of defence, or that its days passed without one; silence is no admission · 陈述申辩',
  fields: (t) => ({
    ...whenAndWho(t),
    lapsed: t.field({
      type: 'Boolean',
      extensions: column((alias) => sql`${at(alias, 'step')} = 'lapseDefence'`),
      resolve: fromRow,
    }),
    byHandler: t.field({
      type: 'Boolean',
      description: 'Spoken, and written down by the case officer with the signed sheet',
      extensions: column((alias) => sql`${at(alias, 'step')} = 'submitDefence' and not ${at(alias, 'by_concerned')}`),
      resolve: fromRow,
    }),
    statement: text(t, 'statement'),
    files: files(t),
  }),
});

/** What somebody was asked, and answered. */
export const OpinionType = builder.objectRef<Row>('SanctionOpinion').implement({
  description: 'What somebody was asked, and answered · 征求意见',
  fields: (t) => ({
    whom: t.field({
      type: 'Person',
      nullable: true,
      extensions: byKey('Person', 'person', 'whom_id'),
      resolve: fromRow,
    }),
    askedBy: t.field({ type: 'Person', nullable: true, extensions: actor, resolve: fromRow }),
    question: t.field({ type: 'String', nullable: true, extensions: named('question'), resolve: fromRow }),
    askedAt: t.field({ type: 'DateTime', extensions: instant('at'), resolve: fromRow }),
    opinion: t.field({ type: 'String', nullable: true, extensions: named('opinion'), resolve: fromRow }),
    answeredAt: t.field({ type: 'DateTime', nullable: true, extensions: instant('answer_at'), resolve: fromRow }),
    files: files(t, 'answer_version'),
  }),
});

/** What the chair announced. */
export const DecisionType = builder.objectRef<Row>('SanctionDecision').implement({
  description: 'What the chair announced after the vote, with its reasons · 决定',
  extensions: { hidden: { $state: (alias: string) => at(alias, 'state') } },
  fields: (t) => ({
    ...whenAndWho(t),
    reason: text(t, 'reason'),
    carried: t.field({
      type: 'Boolean',
      description: 'More votes were for it',
      extensions: computed('$state'),
      resolve: (row) => workflow.states[hidden<string>(row, '$state')]?.tags.includes('decided') === true,
    }),
  }),
});

/** That it was let go. */
export const WaiverType = builder.objectRef<Row>('SanctionWaiver').implement({
  description: 'That the chair let it go, with the reason · 不予处置',
  fields: (t) => ({ ...whenAndWho(t), reason: text(t, 'reason') }),
});

/** How the decision was delivered. */
export const DeliveryType = builder.objectRef<Row>('SanctionDelivery').implement({
  description: 'How the decision was delivered · 送达',
  extensions: { hidden: { $how: choiceColumn('how') } },
  fields: (t) => ({
    ...whenAndWho(t),
    how: t.field({ type: stepChoice('sanction', 'deliver', 'how'), extensions: given('how'), resolve: fromRow }),
    howTitle: titleOf(t, 'deliver', 'how', '$how'),
    deliveredOn: t.field({ type: 'Date', extensions: given('deliveredOn'), resolve: fromRow }),
    witnesses: text(t, 'witnesses'),
    files: files(t),
  }),
});

/** How an answer to a review or an appeal ended. */
const upheld = (t: Types, isUpheld: (row: Row) => boolean) =>
  t.field({
    type: 'Boolean',
    nullable: true,
    description: 'None before it was answered',
    extensions: computed('$answerStep', '$answerState'),
    resolve: (row) => (hidden<string | null>(row, '$answerStep') === null ? null : isUpheld(row)),
  });

const answerColumns = {
  $answerStep: (alias: string) => at(alias, 'answer_step'),
  $answerState: (alias: string) => at(alias, 'answer_state'),
};

/** A review by the body that decided. */
export const ReviewType = builder.objectRef<Row>('SanctionReview').implement({
  description:
    'A review by the body that decided: asked for by the person concerned, or due as the basis changed · 复核',
  extensions: { hidden: answerColumns },
  fields: (t) => ({
    at: t.field({ type: 'DateTime', extensions: instant('at'), resolve: fromRow }),
    bySystem: t.field({
      type: 'Boolean',
      description: 'Nobody asked for it: the evaluation that it rests on was corrected',
      extensions: column((alias) => sql`${at(alias, 'step')} = 'reconsider'`),
      resolve: fromRow,
    }),
    grounds: text(t, 'grounds'),
    files: files(t),
    answeredAt: t.field({ type: 'DateTime', nullable: true, extensions: instant('answer_at'), resolve: fromRow }),
    answeredBy: t.field({
      type: 'Person',
      nullable: true,
      extensions: byKey('Person', 'person', 'answer_actor_id'),
      resolve: fromRow,
    }),
    answer: text(t, 'answer', 'answer_payload'),
    answerFiles: files(t, 'answer_version'),
    upheld: upheld(t, (row) => workflow.states[hidden<string>(row, '$answerState')]?.tags.includes('binding') === true),
  }),
});

/** An appeal to the next body. */
export const AppealType = builder.objectRef<Row>('SanctionAppeal').implement({
  description: 'An appeal to the next body; its answer is entered with a scan · 申诉',
  extensions: { hidden: answerColumns },
  fields: (t) => ({
    at: t.field({ type: 'DateTime', extensions: instant('at'), resolve: fromRow }),
    grounds: text(t, 'grounds'),
    files: files(t),
    answeredAt: t.field({ type: 'DateTime', nullable: true, extensions: instant('answer_at'), resolve: fromRow }),
    authority: text(t, 'authority', 'answer_payload'),
    answeredOn: t.field({
      type: 'Date',
      nullable: true,
      extensions: given('answeredOn', 'answer_input'),
      resolve: fromRow,
    }),
    answer: text(t, 'answer', 'answer_payload'),
    scan: files(t, 'answer_version'),
    upheld: upheld(t, (row) => hidden<string>(row, '$answerStep') === 'uphold'),
  }),
});

/** That it was carried out. */
export const CompletionType = builder.objectRef<Row>('SanctionCompletion').implement({
  description: 'That it was carried out, with what belongs to each measure · 执行情况',
  fields: (t) => ({
    ...whenAndWho(t),
    doneOn: t.field({ type: 'Date', extensions: given('doneOn'), resolve: fromRow }),
    statement: text(t, 'statement'),
    talk: text(t, 'talk'),
    course: text(t, 'course'),
    attendance: text(t, 'attendance'),
    passed: t.field({
      type: 'Boolean',
      nullable: true,
      extensions: column((alias) => sql`${at(alias, 'input')} ->> 'result' = 'passed'`),
      resolve: fromRow,
    }),
    toUnit: t.field({
      type: 'Unit',
      nullable: true,
      extensions: one(
        'Unit',
        (parent, child) =>
          sql`unit ${sql.raw(child)} on ${at(child, 'town_id')} = ${at(parent, 'town_id')} and ${at(child, 'id')} = (${at(parent, 'input')} ->> 'toUnit')::bigint`,
      ),
      resolve: fromRow,
    }),
    consents: t.field({
      type: 'Boolean',
      nullable: true,
      extensions: column((alias) => sql`${at(alias, 'input')} ->> 'consent' = 'consents'`),
      resolve: fromRow,
    }),
    consentReasons: text(t, 'consentReasons'),
    order: text(t, 'order'),
    files: files(t),
  }),
});

/** That it was lifted early. */
export const LiftingType = builder.objectRef<Row>('SanctionLifting').implement({
  description: 'That it was lifted early, with the reason · 提前解除',
  fields: (t) => ({ ...whenAndWho(t), reason: text(t, 'reason') }),
});
