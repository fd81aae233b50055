import type { Deadline, Reminder } from '../define.ts';
import { escalateToGroup } from '../offices.ts';
import type { Context } from './context.ts';
import type { relations } from './relations.ts';

/** What is sent as a deadline comes near or has passed. */
export const reminders = {
  remind: { title: ['到期提醒', 'Reminder before the day'], to: 'turn', orElse: ['office'] },
  escalateToLeader: {
    title: ['报挂钩领导', 'Escalated to the linked leader'],
    to: ['linkedLeader'],
    orElse: ['campusHead', 'office'],
  },
  escalateToGroup,
  dueForLookBack: { title: ['该回头看了', 'Due for the look back'], to: 'turn', orElse: ['office'] },
} as const satisfies Readonly<Record<string, Reminder<keyof typeof relations>>>;

/** By when a state should be left. */
export const deadlines = {
  issue: { title: ['下发期限', 'Issue by'], days: 'rectification.issueDays', rungs: [[1, 'remind']] },
  acknowledge: {
    title: ['签收期限', 'Acknowledge by'],
    days: 'rectification.acknowledgeDays',
    rungs: [
      [0, 'remind'],
      [2, 'escalateToLeader'],
    ],
  },
  plan: {
    title: ['报方案期限', 'Plan by'],
    days: 'rectification.planDays',
    rungs: [
      [-1, 'remind'],
      [2, 'escalateToLeader'],
    ],
  },
  review: { title: ['审方案期限', 'Review by'], days: 'rectification.reviewDays', rungs: [[0, 'remind']] },
  rectify: {
    title: ['整改期限', 'Rectify by'],
    on: (context) => context.rectifyBy,
    rungs: [
      [-3, 'remind'],
      [1, 'escalateToLeader'],
      [5, 'escalateToGroup'],
    ],
  },
  reinspect: { title: ['复查期限', 'Re-inspect by'], days: 'rectification.reinspectDays', rungs: [[0, 'remind']] },
  hear: {
    title: ['答复申辩期限', 'Answer the objection by'],
    days: 'rectification.hearDays',
    rungs: [
      [0, 'remind'],
      [2, 'escalateToGroup'],
    ],
  },
  lookBack: {
    title: ['回头看', 'Look back'],
    on: (context) => context.lookBackOn,
    rungs: [[0, 'dueForLookBack']],
  },
  afterClosing: {
    title: ['销号后回头看', 'Look back after closing'],
    calendarDays: 'rectification.lookBackDays',
    rungs: [],
  },
  again: { title: ['下次复查', 'Next re-inspection'], days: 'rectification.againDays', rungs: [] },
} as const satisfies Readonly<Record<string, Deadline<Context, keyof typeof reminders>>>;
