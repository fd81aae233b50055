export {
  addDays,
  addWorkingDays,
  type DayKind,
  daysBetween,
  type Exceptions,
  isWorkingDay,
  localDay,
  mondayOf,
  schoolWeek,
  weekday,
  weeksOf,
  workingDaysLeft,
} from './calendar/calendar.ts';
export {
  noteOfDay,
  type ProposedYear,
  planYearOfDay,
  proposedYear,
  readNote,
  type SpecialDay,
  specialDaysOf,
} from './calendar/plan-year.ts';
export type { TermPlan } from './calendar/terms.ts';
export { type Evaluation, evaluate, type Outcome, type Target, type TargetResult } from './evaluation/evaluate.ts';
export { evaluateResults } from './evaluation/evaluate-results.ts';
export { examFigures, type Figures, partFigures, rectificationFigures } from './evaluation/figures.ts';
export {
  type IndicatorDeclaration,
  type IndicatorKey,
  indicatorKeys,
  indicators,
  isIndicator,
  type Party,
} from './evaluation/indicators.ts';
export { type CountsAt, countsAt, type Enrolment, type Stay } from './exam/counts-at.ts';
export { compositePartsOf, type SettingOf, thresholdsOf } from './exam/exam-settings.ts';
export { type MarkFault, type ReadMark, readMark } from './exam/read-mark.ts';
export { askLaw, askLawAboutTargets, type LawBreach, type Offer } from './law/ask-law.ts';
export { moe2021 } from './law/moe-2021.ts';
export {
  type LawCheck,
  type LawProfile,
  type LawRule,
  type LawSession,
  type SessionKind,
  sessionKinds,
} from './law/profile.ts';
export { lawProfiles, suspendedClauses } from './law/profiles.ts';
export { type RetentionDuty, type RetentionDutyName, retentionDuties } from './law/retention.ts';
export { InputFault } from './reading/input-fault.ts';
export { listAt, objectAt, textAt } from './reading/read-at.ts';
export { type Results, resultsAt, targetsAt } from './reading/read-targets.ts';
export { askRules } from './sanction/ask-rules.ts';
export {
  type ConsequenceEffect,
  type Eligibility,
  eligibleOn,
  type IneligibleMatter,
  ineligibleMatters,
  isInForce,
} from './sanction/eligible-on.ts';
export type {
  AgreementFacts,
  CampusFacts,
  ComparedCampus,
  Computation,
  CountyFacts,
  Estimate,
  Evidence,
  LadderGroup,
  LadderStep,
  PersonFacts,
  Placing,
  Proposal,
  RuleNote,
  RuleSettings,
  RulesAnswer,
  RulesInput,
  SanctionMeasure,
  SanctionRule,
  TeacherYear,
} from './sanction/facts.ts';
export { type AtStake, type Ladder, ladderOf } from './sanction/ladder.ts';
export { readRulesInput } from './sanction/read-rules-input.ts';
export { usualRuleSettings } from './sanction/rule-settings.ts';
export { simulateTargets } from './sanction/simulate-targets.ts';
export type {
  SimulatedParty,
  SimulatedResult,
  SimulatedRule,
  SimulatedSet,
  SimulatedTouch,
  SimulatedYear,
  SimulatedYearAnswer,
  SimulationAnswer,
  SimulationInput,
  TargetSet,
} from './sanction/simulation.ts';
export { type SettingKey, settingKeys, settings, settingValue } from './settings/settings.ts';
export {
  type Analysis,
  analyse,
  type GroupAnalysis,
  type GroupEffect,
  type Rows,
  type SubjectAnalysis,
  type SubjectRows,
} from './statistics/analyse.ts';
export {
  type Composite,
  type CompositeParts,
  compareComposite,
  compareWith,
  composite,
  meanPercent,
  ratePercent,
  type WeightedTally,
  weighted,
} from './statistics/composite.ts';
export {
  cutOff,
  type Description,
  describe,
  noMark,
  type Scale,
  type Tally,
  type Thresholds,
} from './statistics/describe.ts';
export type { Effects } from './statistics/effects.ts';
export {
  compareFractions,
  decimal,
  decimalText,
  type Fraction,
  fraction,
  minus,
  plus,
  readDecimal,
  times,
} from './statistics/fraction.ts';
export type { NoEstimate, Sample } from './statistics/group-sums.ts';
export { type HoldReason, holdReasons, type RankEvidence } from './statistics/hold.ts';
export type { Spread } from './statistics/integration-points.ts';
export { chanceOfLast, chancesOfLast } from './statistics/last-k.ts';
export { type Moments, moments } from './statistics/moments.ts';
export { twoSided95 } from './statistics/normal.ts';
export { compareMeans, type Mean, ranksByDecimal, ranksByMean, ranksOf } from './statistics/rank.ts';
export { type RankInterval, rankDistribution, rankIntervals } from './statistics/rank-interval.ts';
export { type Model, type ValueAdded, valueAdded } from './statistics/value-added.ts';
