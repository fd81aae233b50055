import { settings } from '../settings/settings.ts';
import type { RuleSettings } from './facts.ts';

/** What rules A to D read where the plan year sets nothing: the plan's values, and no rule switched on. */
export const usualRuleSettings: RuleSettings = {
  rules: [],
  lastCampuses: settings['sanction.lastCampuses'].default,
  lastOf: settings['agreement.lastOfAll'].default === 0 ? 'missed' : 'all',
  lastTeachers: settings['sanction.lastTeachers'].default,
  improvementBy: settings['sanction.improvementBy'].default === 0 ? 'standardScore' : 'lineRate',
  holdPercent: settings['sanction.holdPercent'].default,
  smallGroup: settings['exam.smallGroup'].default,
};
