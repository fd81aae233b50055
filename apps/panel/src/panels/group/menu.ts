import { entries } from '../entries.ts';
import type { PanelMenu } from '../menu.ts';

/** The leading group: what it has to decide, then the whole town. */
export const menu: PanelMenu = {
  entries: [
    entries.overview,
    entries.decisions,
    entries.simulator,
    entries.ledger,
    entries.agreements,
    entries.exams,
    entries.inspections,
    entries.people,
    entries.units,
    entries.settings,
  ],
  more: [entries.posts, entries.years, entries.support, entries.meetings, entries.eligibility, entries.audit],
};
