import type { State } from '../define.ts';

/** Where an agreement can stand. */
export const states = {
  drafted: {
    title: ['拟稿', 'Drafted'],
    tone: 'neutral',
    tags: ['open'],
    task: ['送签', 'Offer it'],
    turn: ['drafter'],
  },
  offered: {
    title: ['待双方签署', 'To be signed by both'],
    tone: 'responsible',
    tags: ['open', 'awaited'],
    deadline: 'sign',
    task: ['签署', 'Sign'],
    turn: ['partyA', 'partyB'],
  },
  halfSigned: {
    title: ['一方已签', 'Signed by one'],
    tone: 'responsible',
    tags: ['open', 'awaited'],
    deadline: 'sign',
    task: ['签署', 'Sign'],
    turn: ['partyA', 'partyB'],
  },
  countered: {
    title: ['有修改意见', 'Counter-proposal to be answered'],
    tone: 'office',
    tags: ['open', 'awaited'],
    deadline: 'sign',
    task: ['答复修改意见', 'Answer the counter-proposal'],
    turn: ['drafter', 'office'],
  },
  refused: {
    title: ['拒签', 'Refused'],
    tone: 'office',
    tags: ['open'],
    task: ['重新送签或撤回', 'Offer again or withdraw'],
    turn: ['drafter', 'office'],
  },
  inForce: {
    title: ['已生效', 'In force'],
    tone: 'done',
    tags: ['open', 'binding'],
    task: ['评价', 'Evaluate'],
    turn: ['drafter', 'office'],
    turnFrom: 'dueDay',
  },
  met: {
    title: ['已完成', 'Met'],
    tone: 'done',
    tags: ['open', 'binding'],
    task: ['办结或再评价', 'Close or evaluate again'],
    turn: ['drafter', 'office'],
    turnFrom: 'dueDay',
  },
  missed: {
    title: ['未完成', 'Missed'],
    tone: 'office',
    tags: ['open', 'binding'],
    task: ['办结或再评价', 'Close or evaluate again'],
    turn: ['drafter', 'office'],
    turnFrom: 'dueDay',
  },
  unevaluated: {
    title: ['未评', 'Not evaluated'],
    tone: 'office',
    tags: ['open', 'binding'],
    task: ['补齐数据再评价，或办结', 'Evaluate again with the data, or close'],
    turn: ['drafter', 'office'],
  },
  closed: { title: ['已办结', 'Closed'], tone: 'done', tags: ['closed'], final: true },
  withdrawn: { title: ['已撤回', 'Withdrawn'], tone: 'neutral', tags: ['void'], final: true },
} as const satisfies Readonly<Record<string, State>>;

/** States in which the text is still open or waits for signatures. */
export const unsigned = ['drafted', 'offered', 'halfSigned', 'countered', 'refused'] as const;
/** States after a result was found. */
export const evaluated = ['met', 'missed', 'unevaluated'] as const;
/** States in which the parties sign. */
export const signable = ['offered', 'halfSigned'] as const;
/** A signature by the second party brings it into force. */
export const afterSigning = { offered: 'halfSigned', halfSigned: 'inForce' } as const;
