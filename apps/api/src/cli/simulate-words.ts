import type { HoldReason, Outcome, RuleNote, SanctionMeasure, SanctionRule } from '@plumbline/rules';
import type { Text } from '@plumbline/terms';
import { sanctionMeasures, sanctionRules } from '@plumbline/workflows';

/** Outcomes of an agreement in words. */
export const outcomeWords: Readonly<Record<Outcome, Text>> = {
  met: ['完成', 'met'],
  missed: ['未完成', 'missed'],
  notEvaluated: ['不评', 'not evaluated'],
};

/** Rules in words. */
export const ruleWords: Readonly<Record<SanctionRule, Text>> = sanctionRules;

/** Measures in words. */
export const measureWords: Readonly<Record<SanctionMeasure, Text>> = sanctionMeasures;

/** Why a proposal is held, in words. */
export const holdWords: Readonly<Record<HoldReason, Text>> = {
  smallGroup: ['不足 {smallGroup} 人', 'fewer than {smallGroup} pupils'],
  notSurelyLast: [
    '真在末位的概率 {pLast}，低于 {holdPercent}%',
    'chance of truly being among the last {pLast}, below {holdPercent} %',
  ],
  includesAverage: ['区间 {lo} 到 {hi} 含平均', 'interval {lo} to {hi} includes the average'],
  notAvailable: ['算不出概率', 'no probability available'],
};

/** Why a rule says nothing, in words. */
export const noteWords: Readonly<Record<RuleNote['code'], Text>> = {
  off: ['未启用', 'switched off'],
  noCountyFigures: ['没有全县数据，不提建议', 'no county figures, so nothing is proposed'],
  noFigures: ['没有数据，不作判断', 'no data, so nothing is said'],
  notEvaluated: ['责任书未评', 'the agreement is not evaluated'],
  noHead: ['没有片校长', 'there is no campus head'],
  firstYear: ['第一年，没有上年', 'first year: there is no year before'],
  paused: ['今年没有数据，暂停', 'no data this year: paused'],
};
