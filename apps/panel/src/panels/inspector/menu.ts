import { entries } from '../entries.ts';
import type { PanelMenu } from '../menu.ts';

/** The supervision group: record, and see what became of it. */
export const menu: PanelMenu = {
  entries: [entries.record, entries.ledger, entries.inspections],
};
