import type { Text } from '@plumbline/terms';

/** Words in and behind the charts. */
export const charts = {
  comma: ['，', ', '],
  targetAtLeast: ['目标不低于 {value}', 'target at least {value}'],
  targetAtMost: ['目标不高于 {value}', 'target at most {value}'],
  nowReached: ['现在 {value}，达到', 'now {value}, reached'],
  nowMissed: ['现在 {value}，没达到', 'now {value}, not reached'],
  notMeasured: ['还没有数据', 'no data yet'],
  interval: ['95% 区间 {lo} 到 {hi}', '95% interval {lo} to {hi}'],
  previous: ['去年 {value}', 'last year {value}'],
  baseline: ['前年 {value}', 'the year before {value}'],
  mean: ['平均', 'mean'],
  places: ['名次可能在 {lo} 到 {hi}，共 {of} 个', 'place may be {lo} to {hi} of {of}'],
  dot: ['{name}：{value}', '{name}: {value}'],
  dotTold: ['{name}：{value}，95% 区间 {lo} 到 {hi}', '{name}: {value}, 95% interval {lo} to {hi}'],
  bar: ['{from} 到 {to} 分：{n} 人，占 {share}', '{from} to {to}: {n} pupils, {share}'],
  point: ['{title}：{value}', '{title}: {value}'],
  showTable: ['看数据', 'Show the figures'],
  hideTable: ['收起数据', 'Hide the figures'],
} as const satisfies Record<string, Text>;
