import type { Deadline, Reminder } from '../define.ts';
import type { Context } from './context.ts';
import type { relations } from './relations.ts';

/** What is sent as a deadline comes near or has passed. */
export const reminders = {
  remind: { title: ['到期提醒', 'Reminder'], to: 'turn', orElse: ['handler', 'chair'] },
  remindBody: { title: ['表决提醒', 'Reminder to vote'], to: 'turn', orElse: ['chair'] },
  tellHandler: { title: ['逾期提醒承办人', 'Overdue, to the case officer'], to: ['handler'], orElse: ['chair'] },
} as const satisfies Readonly<Record<string, Reminder<keyof typeof relations>>>;

/** By when a state should be left. */
export const deadlines = {
  screen: {
    title: ['审查期限', 'Screen by'],
    days: 'sanction.screenDays',
    rungs: [
      [-1, 'remind'],
      [1, 'remind'],
    ],
  },
  notify: {
    title: ['告知期限', 'Notify by'],
    days: 'sanction.noticeDays',
    rungs: [
      [-1, 'remind'],
      [1, 'remind'],
    ],
  },
  receive: {
    title: ['签收期限', 'Confirm receipt by'],
    days: 'sanction.receiptDays',
    rungs: [
      [0, 'remind'],
      [1, 'tellHandler'],
    ],
  },
  defend: {
    title: ['陈述申辩期限', 'State your defence by'],
    days: 'sanction.defenceDays',
    passed: 'lapseDefence',
    rungs: [[-1, 'remind']],
  },
  decide: {
    title: ['议决期限', 'Decide by'],
    days: 'sanction.decideDays',
    rungs: [
      [-2, 'remindBody'],
      [1, 'remindBody'],
    ],
  },
  deliver: {
    title: ['送达期限', 'Deliver by'],
    days: 'sanction.deliverDays',
    rungs: [
      [0, 'remind'],
      [2, 'remind'],
    ],
  },
  review: {
    title: ['申请复核期限', 'Ask for a review by'],
    calendarDays: 'sanction.reviewDays',
    rungs: [],
  },
  answerReview: {
    title: ['复核答复期限', 'Answer the review by'],
    calendarDays: 'sanction.answerDays',
    rungs: [
      [-5, 'remindBody'],
      [1, 'remindBody'],
    ],
  },
  appeal: { title: ['申诉期限', 'Appeal by'], calendarDays: 'sanction.appealDays', rungs: [] },
  answerAppeal: {
    title: ['申诉答复期限', 'Answer of the appeal by'],
    calendarDays: 'sanction.answerDays',
    rungs: [[1, 'remind']],
  },
  effect: {
    title: ['结束日期', 'Ends on'],
    on: (context) => context.endsOn,
    passed: 'expire',
    rungs: [[-5, 'tellHandler']],
  },
} as const satisfies Readonly<Record<string, Deadline<Context, keyof typeof reminders>>>;
