import { entries } from '../entries.ts';
import type { PanelMenu } from '../menu.ts';

/** Academic affairs: the whole town. */
export const menu: PanelMenu = {
  entries: [
    entries.ledger,
    entries.inspections,
    entries.exams,
    entries.agreements,
    entries.people,
    entries.units,
    entries.settings,
  ],
  more: [
    entries.sanctions,
    entries.support,
    entries.meetings,
    entries.eligibility,
    entries.rights,
    entries.posts,
    entries.years,
    entries.simulator,
    entries.readLog,
    entries.audit,
  ],
};
