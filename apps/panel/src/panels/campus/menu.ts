import { entries } from '../entries.ts';
import type { PanelMenu } from '../menu.ts';

/** Heads of a campus: its cases and its people. */
export const menu: PanelMenu = {
  entries: [entries.campusCases, entries.exams, entries.agreements, entries.record, entries.people, entries.wall],
  more: [entries.posts, entries.sanctions, entries.support, entries.meetings, entries.eligibility, entries.readLog],
};
