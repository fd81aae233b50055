import type { Feature } from '../record/feature.ts';
import { keepRequirement } from './issue-notice.ts';
import { fillContent } from './record.ts';

/** Rectification 整改 (I6) in the database. */
export const rectificationFeature: Feature = {
  table: 'rectification',
  facts: (setting) => ({ reinspectionsNeeded: setting('rectification.reinspectionsNeeded') }),
  effects: { record: fillContent, issueNotice: keepRequirement },
};
