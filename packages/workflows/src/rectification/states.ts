import type { State } from '../define.ts';
import type { deadlines } from './deadlines.ts';
import type { relations } from './relations.ts';

/** Where a case can stand. */
export const states = {
  recorded: {
    title: ['待下发', 'To be issued'],
    tone: 'neutral',
    tags: ['open'],
    deadline: 'issue',
    task: ['下发通知', 'Issue the notice'],
    turn: ['office'],
  },
  noticed: {
    title: ['待签收', 'To be acknowledged'],
    tone: 'responsible',
    tags: ['open'],
    deadline: 'acknowledge',
    task: ['签收', 'Acknowledge'],
    turn: ['responsible'],
  },
  planning: {
    title: ['待报方案', 'Plan awaited'],
    tone: 'responsible',
    tags: ['open'],
    deadline: 'plan',
    task: ['报方案', 'Submit the plan'],
    turn: ['responsible'],
  },
  planSubmitted: {
    title: ['方案待审', 'Plan to be reviewed'],
    tone: 'office',
    tags: ['open'],
    deadline: 'review',
    task: ['审核方案', 'Review the plan'],
    turn: ['issuer'],
  },
  rectifying: {
    title: ['整改中', 'Being rectified'],
    tone: 'responsible',
    tags: ['open'],
    deadline: 'rectify',
    task: ['报整改', 'Submit the report'],
    turn: ['responsible'],
  },
  reported: {
    title: ['待复查', 'To be re-inspected'],
    tone: 'office',
    tags: ['open'],
    deadline: 'reinspect',
    task: ['复查', 'Re-inspect'],
    turn: ['inspector', 'issuer'],
  },
  objected: {
    title: ['申辩待答复', 'Objection to be answered'],
    tone: 'office',
    tags: ['open'],
    deadline: 'hear',
    task: ['答复申辩', 'Answer the objection'],
    turn: ['office'],
  },
  closed: {
    title: ['已销号', 'Closed'],
    tone: 'done',
    tags: ['closed'],
    deadline: 'lookBack',
    task: ['回头看', 'Look back'],
    turn: ['inspector'],
    turnFrom: 'dueDay',
  },
  upheld: { title: ['申辩成立', 'Objection upheld'], tone: 'neutral', tags: ['void'], final: true },
  voided: { title: ['已作废', 'Voided'], tone: 'neutral', tags: ['void'], final: true },
} as const satisfies Readonly<Record<string, State<keyof typeof deadlines, keyof typeof relations>>>;

/** States after the notice in which a finding is being worked on. */
export const open = ['noticed', 'objected', 'planning', 'planSubmitted', 'rectifying', 'reported'] as const;
