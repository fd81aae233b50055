import type { Target } from '@plumbline/workflows';

/** One step of an agreement's story; its day is reckoned from today, before it when negative. */
export type Act = { readonly ago: number } & (
  | { readonly step: 'offer'; readonly answer?: string }
  | { readonly step: 'sign'; readonly by: 'centre' | 'head' }
  | { readonly step: 'signOnPaper' }
  | { readonly step: 'counter'; readonly lower: string; readonly reason: string }
  | { readonly step: 'reviewMidTerm'; readonly notes: string; readonly measures: string }
);

const target = (
  indicator: Target['indicator'],
  comparison: Target['comparison'],
  value: string,
  mandatory: boolean,
): Target => ({ indicator, comparison, value, mandatory });

/** What was agreed last year, on scores alone, which the law profile marks. */
export const lastTargets: readonly Target[] = [
  target('composite', 'atLeast', '72', true),
  target('passRate', 'atLeast', '85', false),
  target('lowRate', 'atMost', '2', false),
];

/** What is added this year to last year's results. */
export const raise = { composite: '0.5', passRate: '0.5', excellentRate: '1', lowRate: '-0.2' } as const;

/** How far this year's agreement of each campus has come; whoever is not named has signed. */
export const thisYear: Readonly<Record<string, readonly Act[]>> = {
  east: [
    { ago: 9, step: 'offer' },
    {
      ago: 7,
      step: 'counter',
      lower: '1',
      reason: '六年级两个班人数变动大，请把综合分目标下调一分；我校愿增加每月一次英语帮扶。',
    },
    { ago: 5, step: 'offer', answer: '同意按今年学生构成下调目标，帮扶安排写入中期评议。' },
    { ago: 4, step: 'sign', by: 'centre' },
  ],
  south: [
    { ago: 9, step: 'offer' },
    { ago: 2, step: 'counter', lower: '2', reason: '英语教师下学期才到岗，请把综合分目标下调两分。' },
  ],
  north: [
    { ago: 9, step: 'offer' },
    { ago: 8, step: 'sign', by: 'centre' },
    { ago: 6, step: 'signOnPaper' },
  ],
  river: [{ ago: 3, step: 'offer' }],
  junior: [],
};

/** An agreement that both have signed. */
export const inForce: readonly Act[] = [
  { ago: 9, step: 'offer' },
  { ago: 8, step: 'sign', by: 'centre' },
  { ago: 7, step: 'sign', by: 'head' },
  {
    ago: 3,
    step: 'reviewMidTerm',
    notes: '六年级数学计算题失分较多，其余按计划推进。',
    measures: '每周安排一次分层练习，学科组月底听课复看。',
  },
];
