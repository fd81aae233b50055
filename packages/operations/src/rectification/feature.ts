import type { Feature } from '../record/feature.ts';
import { correctContent } from './correct.ts';
import { keepRequirement } from './issue-notice.ts';
import { needsNewDay } from './new-day.ts';
import { fillContent } from './record.ts';
import { linkRecurrence } from './reopen.ts';

/** Rectification 整改 (I6) in the database. */
export const rectificationFeature: Feature = {
  table: 'rectification',
  facts: (setting, { withinPlanYear }) => ({
    reinspectionsNeeded: setting('rectification.reinspectionsNeeded'),
    withinPlanYear,
  }),
  gather: { returnReport: needsNewDay, rejectObjection: needsNewDay },
  effects: { record: fillContent, issueNotice: keepRequirement, reopen: linkRecurrence, correct: correctContent },
};
