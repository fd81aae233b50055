import { addDays, weekdayOf } from '../../shared/calendarDay.ts';

/** When something is due, seen from today; in the order of the workbench. */
const dueGroups = ['overdue', 'today', 'tomorrow', 'week', 'later', 'none'] as const;
export type DueGroup = (typeof dueGroups)[number];

/** The group of one due day. `overdue` is the server's word, since a term may end later than its day. */
export const dueGroupOf = (item: { dueOn: string | null; overdue: boolean }, today: string): DueGroup => {
  if (item.overdue) return 'overdue';
  if (item.dueOn === null) return 'none';
  if (item.dueOn <= today) return 'today';
  if (item.dueOn === addDays(today, 1)) return 'tomorrow';
  return item.dueOn <= addDays(today, 7 - weekdayOf(today)) ? 'week' : 'later';
};

/** Groups to-dos by due day; empty groups are left out, the order within a group is kept. */
export const groupByDay = <Item extends { dueOn: string | null; overdue: boolean }>(
  items: readonly Item[],
  today: string,
): { group: DueGroup; items: Item[] }[] =>
  dueGroups
    .map((group) => ({ group, items: items.filter((item) => dueGroupOf(item, today) === group) }))
    .filter(({ items: inGroup }) => inGroup.length > 0);
