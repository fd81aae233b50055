import { declareRights } from './declare.ts';

/** Addresses under which somebody subscribes to their deadlines. */
export const calendarFeedRights = declareRights({
  type: 'CalendarFeed',
  title: ['日历订阅', 'Calendar address'],
  read: { title: ['查看', 'Read'], grants: [{ to: 'everybody', over: 'own' }] },
  acts: { make: { title: ['生成、撤回', 'Make and withdraw'], grants: [{ to: 'everybody', over: 'own' }] } },
});
