import { entries } from '../entries.ts';
import type { PanelMenu } from '../menu.ts';

/** Teachers and all whose own matters are in view. */
export const menu: PanelMenu = {
  entries: [entries.myCases, entries.exams, entries.myAgreements],
  more: [entries.sanctions, entries.support, entries.eligibility],
};
