import type { Relation, Reminder } from './define.ts';

/** Academic affairs of the central school, held by whoever has that post. */
export const office = {
  title: ['教导处', 'Academic affairs'],
  heldBy: { roles: ['admin'], over: 'town' },
} as const satisfies Relation;

/** The head and the deputies of the leading group, held by whoever has such a post. */
export const group = {
  title: ['领导小组', 'Leading group'],
  heldBy: { roles: ['groupHead', 'groupDeputy'], over: 'town' },
} as const satisfies Relation;

/** What is long overdue is told to the leading group. */
export const escalateToGroup = {
  title: ['报领导小组', 'Escalated to the leading group'],
  to: ['group'],
  orElse: ['office'],
} as const satisfies Reminder<'group' | 'office'>;
