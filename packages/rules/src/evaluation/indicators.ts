import type { Text } from '@plumbline/terms';

/** Those with whom a target agreement 目标责任书 is made (Q4). */
export type Party = 'campusHead' | 'department' | 'leaderInCharge' | 'linkedLeader' | 'teacher';

/** What a target can be set for. */
export interface IndicatorDeclaration {
  readonly title: Text;
  readonly unit: Text;
  readonly clause: string;
  /** Comes from pupils' scores: the law does not let an agreement rest on such alone. */
  readonly fromScores: boolean;
  /** How a target for it usually compares. */
  readonly comparison: 'atLeast' | 'atMost';
  readonly parties: readonly Party[];
}

const everybody: readonly Party[] = ['campusHead', 'department', 'leaderInCharge', 'linkedLeader', 'teacher'];
const points: Text = ['分', 'points'];
const percent: Text = ['%', '%'];

/** Every indicator by key. */
export const indicators = {
  composite: {
    title: ['综合分', 'Composite'],
    unit: points,
    clause: 'Q4',
    fromScores: true,
    comparison: 'atLeast',
    parties: everybody,
  },
  meanScore: {
    title: ['平均分（折合百分）', 'Mean, as percent of the full mark'],
    unit: percent,
    clause: 'Q1',
    fromScores: true,
    comparison: 'atLeast',
    parties: everybody,
  },
  passRate: {
    title: ['及格率', 'Pass rate'],
    unit: percent,
    clause: 'Q1',
    fromScores: true,
    comparison: 'atLeast',
    parties: everybody,
  },
  excellentRate: {
    title: ['优秀率', 'Excellent rate'],
    unit: percent,
    clause: 'Q1',
    fromScores: true,
    comparison: 'atLeast',
    parties: everybody,
  },
  lowRate: {
    title: ['低分率', 'Low rate'],
    unit: percent,
    clause: 'Q1',
    fromScores: true,
    comparison: 'atMost',
    parties: everybody,
  },
  rectifiedOnTime: {
    title: ['整改按期销号率', 'Rectification cases closed on time'],
    unit: percent,
    clause: 'I6',
    fromScores: false,
    comparison: 'atLeast',
    parties: everybody,
  },
} as const satisfies Record<string, IndicatorDeclaration>;

/** Key of an indicator. */
export type IndicatorKey = keyof typeof indicators;

/** All keys in order. */
export const indicatorKeys = Object.keys(indicators) as readonly IndicatorKey[];

/** Tells whether a text is the key of an indicator. */
export const isIndicator = (key: string): key is IndicatorKey => Object.hasOwn(indicators, key);
