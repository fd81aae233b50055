import { z } from 'zod';
import { declareFrame } from '../define.ts';
import { oneOf } from '../field.ts';
import { escalateToGroup, group, office } from '../offices.ts';
import { states } from './states.ts';
import { parties } from './words.ts';

export const { frame, step } = declareFrame({
  name: 'agreement',
  title: ['责任书', 'Target agreement'],
  version: 1,
  clause: 'Q4',
  series: '责任书',
  context: z.strictObject({
    party: oneOf(parties),
    examId: z.int().nullable(),
    signBy: z.iso.date(),
    versionNo: z.int().min(1),
    signatures: z.int().min(0).max(2),
    counters: z.int().min(0),
    reviews: z.int().min(0),
    evaluations: z.int().min(0),
  }),
  facts: z.strictObject({
    /** What an evaluation found; known only while one is made. */
    outcome: z.enum(['met', 'missed', 'notEvaluated']).nullable(),
    /** Whether what is offered differs from the version on the table. */
    changed: z.boolean(),
  }),
  relations: {
    partyA: { title: ['甲方', 'Party A'] },
    partyB: { title: ['乙方', 'Party B'] },
    signed: { title: ['签署人', 'Signatory'] },
    drafter: { title: ['拟稿人', 'Drafter'] },
    office,
    group,
    campusHead: { title: ['片校长', 'Campus head'], heldBy: { roles: ['campusHead'], over: 'unit' } },
  },
  permissions: {
    'agreement:draft': ['admin', 'campusHead'],
    'agreement:evaluate': ['admin', 'campusHead'],
  },
  separation: { 'agreement:draft': ['partyB'], 'agreement:evaluate': ['partyB'] },
  readers: { town: ['admin', 'groupHead', 'groupDeputy', 'groupMember'], unit: ['campusHead'] },
  guards: {
    hasMet: {
      test: ({ facts }) => facts.outcome === 'met',
      reason: ['必达目标全部达到', 'Every mandatory target is reached'],
    },
    hasMissed: {
      test: ({ facts }) => facts.outcome === 'missed',
      reason: ['有必达目标没有达到', 'A mandatory target is missed'],
    },
  },
  reminders: {
    remind: { title: ['签署提醒', 'Reminder to sign'], to: 'turn', orElse: ['drafter', 'office'] },
    escalateToGroup,
  },
  deadlines: {
    sign: {
      title: ['签署期限', 'Sign by'],
      on: (context) => context.signBy,
      rungs: [
        [-3, 'remind'],
        [1, 'remind'],
        [3, 'escalateToGroup'],
      ],
    },
  },
  initial: 'drafted',
  states,
});
