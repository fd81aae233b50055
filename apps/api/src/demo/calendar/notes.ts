import type { TermPlan } from '@plumbline/rules';

/** What the term rail shows, by week: inspections, circulars, meetings, training. */
export type Notes = Readonly<Record<number, string>>;

const autumn: Notes = {
  1: '开学工作会，签目标责任书',
  2: '随堂听课开始',
  3: '第1次大型检查：开学常规',
  4: '9月通报',
  5: '国庆假期',
  6: '教学分析会',
  7: '镇级学科培训：大单元备课',
  8: '10月通报',
  9: '教学开放周',
  10: '第2次大型检查：教学六认真',
  11: '镇级学科培训：作业设计',
  12: '教学分析会',
  13: '11月通报',
  14: '第3次大型检查：薄弱帮扶与教研',
  16: '责任书中期评议',
  17: '12月通报',
  19: '期末测试',
  20: '质量分析会',
};

const spring: Notes = {
  1: '开学工作会',
  2: '随堂听课开始',
  4: '第1次大型检查：开学常规',
  5: '3月通报',
  6: '镇级学科培训：课堂提问',
  8: '第2次大型检查：实验与艺体',
  9: '4月通报',
  10: '教学开放周',
  11: '教学分析会',
  13: '第3次大型检查：教学六认真',
  14: '5月通报',
  15: '镇级学科培训：复习课',
  17: '期末工作会',
  18: '6月通报',
  19: '期末测试',
  20: '质量分析会，责任书考核',
};

/** Notes of a term for the term rail. */
export const notesOf = (term: TermPlan): Notes => (term.name === '上学期' ? autumn : spring);
