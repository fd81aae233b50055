import { entries } from '../entries.ts';
import type { PanelMenu } from '../menu.ts';

/** The Party branch: what it has to decide, and the talks that follow. */
export const menu: PanelMenu = {
  entries: [entries.decisions, entries.talks],
  more: [entries.myCases, entries.myAgreements, entries.eligibility],
};
