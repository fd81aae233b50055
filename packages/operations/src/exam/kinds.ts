import type { Text } from '@plumbline/terms';

/** Kinds of session (I8, Q1, Q3); the law's rules stand on them. */
export const examKinds = {
  final: ['期末考试', 'Final examination'],
  midTerm: ['期中考试', 'Mid-term examination'],
  monthly: ['月考', 'Monthly test'],
  weekly: ['周考', 'Weekly test'],
  unit: ['单元测试', 'Unit test'],
  monitoring: ['质量监测', 'Monitoring'],
  schoolCheck: ['校内检测', 'Check within the school'],
} as const satisfies Record<string, Text>;

/** Kind of a session. */
export type ExamKind = keyof typeof examKinds;

/** All kinds, in the order in which they are offered. */
export const examKindCodes = Object.keys(examKinds) as readonly ExamKind[];

/** What pupils of a session are grouped by. */
export const groupings = {
  town: ['全镇', 'The whole town'],
  campus: ['校片', 'Campus'],
  class: ['班级', 'Class'],
  teacher: ['教师', 'Teacher'],
} as const satisfies Record<string, Text>;

/** What pupils are grouped by. */
export type Grouping = keyof typeof groupings;

/** Why a pupil has no mark; words of the import's policy. */
export const scoreStatuses = {
  ABSENT: ['缺考', 'absent'],
  VOID: ['作弊或违纪', 'void'],
  DEFERRED: ['缓考', 'deferred'],
  EXEMPT: ['免考', 'exempt'],
  MISSING: ['没有成绩', 'missing'],
} as const satisfies Record<string, Text>;

/** Why a pupil has no mark. */
export type ScoreStatus = keyof typeof scoreStatuses;

/** Statuses that a session may count as zero; whoever is exempt was not to sit. */
export const zeroStatuses: readonly ScoreStatus[] = ['ABSENT', 'VOID', 'DEFERRED', 'MISSING'];
