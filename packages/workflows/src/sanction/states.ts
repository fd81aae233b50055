import type { State } from '../define.ts';
import type { deadlines } from './deadlines.ts';
import type { relations } from './relations.ts';

/** Where a consequence can stand. */
export const states = {
  proposed: {
    title: ['待审查', 'To be screened'],
    tone: 'office',
    tags: ['open'],
    deadline: 'screen',
    task: ['审查', 'Screen'],
    turn: ['handler'],
  },
  screened: {
    title: ['待告知', 'To be notified'],
    tone: 'office',
    tags: ['open'],
    deadline: 'notify',
    task: ['送告知书', 'Serve the notice'],
    turn: ['handler'],
  },
  noticed: {
    title: ['已告知待签收', 'Notified, receipt to be confirmed'],
    tone: 'responsible',
    tags: ['open', 'awaited'],
    deadline: 'receive',
    task: ['签收告知书', 'Confirm receipt'],
    turn: ['concerned'],
  },
  defending: {
    title: ['陈述申辩期', 'Time for the defence'],
    tone: 'responsible',
    tags: ['open', 'awaited'],
    deadline: 'defend',
    task: ['写陈述申辩', 'State your defence'],
    turn: ['concerned'],
  },
  deciding: {
    title: ['待表决', 'To be voted on'],
    tone: 'office',
    tags: ['open', 'voting'],
    deadline: 'decide',
    task: ['表决', 'Vote'],
    turn: ['member'],
    // All have voted and it is level: the chair settles it.
    turnElse: ['chair'],
  },
  counted: {
    title: ['待宣布决定', 'Decision to be announced'],
    tone: 'office',
    tags: ['open', 'voting'],
    deadline: 'decide',
    task: ['宣布决定', 'Announce the decision'],
    turn: ['chair'],
  },
  decided: {
    title: ['已决定待送达', 'Decided, to be delivered'],
    tone: 'office',
    tags: ['open', 'decided'],
    deadline: 'deliver',
    task: ['送达决定', 'Deliver the decision'],
    turn: ['handler'],
  },
  inEffect: {
    title: ['执行中', 'In effect'],
    tone: 'responsible',
    tags: ['open', 'decided', 'binding'],
    deadline: 'effect',
    task: ['登记执行情况', 'Record that it was carried out'],
    turn: ['handler'],
    turnFrom: 'dueDay',
  },
  underReview: {
    title: ['复核中', 'Under review'],
    tone: 'office',
    tags: ['open', 'decided', 'binding', 'voting'],
    deadline: 'answerReview',
    task: ['表决复核', 'Vote on the review'],
    turn: ['member'],
  },
  reviewCounted: {
    title: ['复核待宣布', 'Review to be announced'],
    tone: 'office',
    tags: ['open', 'decided', 'binding', 'voting'],
    deadline: 'answerReview',
    task: ['宣布复核结果', 'Announce the review'],
    turn: ['chair'],
  },
  underAppeal: {
    title: ['申诉中', 'Under appeal'],
    tone: 'office',
    tags: ['open', 'decided', 'binding'],
    deadline: 'answerAppeal',
    task: ['登记申诉答复', 'Record the answer to the appeal'],
    turn: ['handler'],
  },
  completed: { title: ['已执行', 'Carried out'], tone: 'done', tags: ['closed', 'decided', 'binding'] },
  expired: { title: ['已到期', 'Ended by its day'], tone: 'done', tags: ['closed', 'decided', 'binding'] },
  lifted: { title: ['已提前解除', 'Lifted early'], tone: 'done', tags: ['closed', 'decided'], final: true },
  revoked: { title: ['已撤销', 'Revoked'], tone: 'done', tags: ['closed', 'decided'], final: true },
  waived: { title: ['不予处置', 'Waived'], tone: 'done', tags: ['closed'], final: true },
} as const satisfies Readonly<Record<string, State<keyof typeof deadlines, keyof typeof relations>>>;

/** States before anything was decided. */
export const undecided = ['proposed', 'screened', 'noticed', 'defending', 'deciding', 'counted'] as const;
/** States in which the body's members vote. */
export const voting = ['deciding', 'counted', 'underReview', 'reviewCounted'] as const;
/** Where a vote or a recusal leads: to be announced once enough have voted and neither side is level. */
const decision = [['settled', 'counted'], 'deciding'] as const;
const review = [['reviewSettled', 'reviewCounted'], 'underReview'] as const;
export const afterVote = { deciding: decision, counted: decision, underReview: review, reviewCounted: review } as const;
/** Where a consequence goes on after a review or an appeal that changed nothing. */
export const asBefore = [['carriedOut', 'completed'], 'inEffect'] as const;
