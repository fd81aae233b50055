import type { LadderStep } from '@plumbline/rules';
import { ballots, eligibilityMatters, sanctionMeasures, sanctionRules, supportKinds } from '@plumbline/workflows';
import { choices, codes } from '../choices.ts';

/** Which rule a consequence follows. */
export const SanctionRuleEnum = choices(
  'SanctionRule',
  'A rule that proposes a consequence (Q5 to Q8) · 规则',
  sanctionRules,
);

/** What a consequence consists of. */
export const SanctionMeasureEnum = choices(
  'SanctionMeasure',
  'What a consequence consists of · 处置内容',
  sanctionMeasures,
);

/** Matters in which rule C makes ineligible. */
export const EligibilityMatterEnum = choices(
  'EligibilityMatter',
  'A matter in which somebody may be not eligible for a time (Q7) · 事项',
  eligibilityMatters,
);

/** How a member votes. */
export const BallotEnum = choices('Ballot', 'How a member of the body votes · 表决意见', ballots);

/** What help somebody is given. */
export const SupportKindEnum = choices('SupportKind', 'What help somebody is given (I3) · 帮扶方式', supportKinds);

/** Bodies that decide, in words. */
export const bodies = {
  group: ['领导小组', 'Leading group'],
  branch: ['党支部', 'Party branch'],
} as const;
/** The body that decides. */
export const SanctionBodyEnum = choices('SanctionBody', 'The body that may decide a consequence · 决定机构', bodies);

/** How a member of the body stands to the vote. */
export const ballotStatuses = {
  voted: ['已投票', 'Has voted'],
  waiting: ['未投票', 'Has not voted'],
  recused: ['回避', 'Recused'],
  proposer: ['提出人，不投票', 'Proposed it and does not vote'],
  concerned: ['当事人，不投票', 'Is concerned and does not vote'],
} as const;
/** How a member of the body stands to the vote. */
export const BallotStatusEnum = choices(
  'BallotStatus',
  'How a member of the body stands to the vote · 表决情况',
  ballotStatuses,
);

const rungs = ['none', 'flagged', 'training', 'rotation', 'paused'] as const satisfies readonly LadderStep['rung'][];
/** A rung of rule D's ladder. */
export const SanctionRungEnum = codes('SanctionRung', 'Where rule D’s ladder stands in a plan year (Q8) · 阶梯', rungs);

/** Which campuses rule A compares. */
export const SanctionLastOfEnum = codes(
  'SanctionLastOf',
  'The last of those that missed their target, or the last of all that in addition missed (Q5) · 比较范围',
  ['missed', 'all'] as const,
);
