import type { When } from './findings/types.ts';

/** Keys of the demo town's large inspections (clause I6). */
export type InspectionKey =
  | 'lastAutumnStart'
  | 'lastAutumnMarking'
  | 'lastAutumnHelp'
  | 'lastSpringStart'
  | 'lastSpringLabs'
  | 'lastSpringMarking'
  | 'thisStart'
  | 'thisMarking';

/** A large inspection of the whole town by the supervision group. */
export interface InspectionPlan {
  readonly key: InspectionKey;
  /** What it looks at; the title adds plan year, term and number. */
  readonly topic: string;
  readonly when: Exclude<When, { inspection: InspectionKey }>;
  readonly inspectors: readonly string[];
}

/** The large inspections of last plan year, three a term as the plan asks, and two of the last weeks. */
export const inspections: readonly InspectionPlan[] = [
  {
    key: 'lastAutumnStart',
    topic: '开学常规',
    when: { lastYear: 0.07 },
    inspectors: ['heshouyi', 'randegui', 'luzhiping'],
  },
  {
    key: 'lastAutumnMarking',
    topic: '教学六认真',
    when: { lastYear: 0.228 },
    inspectors: ['heshouyi', 'pengxiaolan', 'wenguoqiang', 'luzhiping'],
  },
  {
    key: 'lastAutumnHelp',
    topic: '薄弱帮扶与教研',
    when: { lastYear: 0.335 },
    inspectors: ['heshouyi', 'randegui', 'wenguoqiang'],
  },
  {
    key: 'lastSpringStart',
    topic: '开学常规',
    when: { lastYear: 0.6 },
    inspectors: ['randegui', 'pengxiaolan'],
  },
  {
    key: 'lastSpringLabs',
    topic: '实验与艺体',
    when: { lastYear: 0.7 },
    inspectors: ['heshouyi', 'pengxiaolan', 'wenguoqiang'],
  },
  {
    key: 'lastSpringMarking',
    topic: '教学六认真',
    when: { lastYear: 0.82 },
    inspectors: ['heshouyi', 'pengxiaolan', 'wenguoqiang'],
  },
  { key: 'thisStart', topic: '开学常规', when: { ago: 39 }, inspectors: ['heshouyi', 'randegui', 'pengxiaolan'] },
  {
    key: 'thisMarking',
    topic: '教学六认真',
    when: { ago: 9 },
    inspectors: ['heshouyi', 'randegui', 'pengxiaolan', 'wenguoqiang'],
  },
];
