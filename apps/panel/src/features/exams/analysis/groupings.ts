import type { VariablesOf } from '../../../data/graphql.ts';
import type { ComparisonQuery } from './documents.ts';

/** What pupils are grouped by. */
export type Grouping = Exclude<VariablesOf<typeof ComparisonQuery>['by'], 'TOWN'>;

const every: readonly Grouping[] = ['CAMPUS', 'CLASS', 'TEACHER'];

/** Comparisons that a post opens; a hint for the switch, the server decides what is in them. */
const byRole: Readonly<Record<string, readonly Grouping[]>> = {
  admin: every,
  campusHead: every,
  campusDeputy: every,
  groupHead: ['CAMPUS', 'CLASS'],
  groupDeputy: ['CAMPUS', 'CLASS'],
  groupMember: ['CAMPUS', 'CLASS'],
  linkedLeader: ['CAMPUS'],
  subjectAdmin: ['CAMPUS'],
  subjectLead: ['CAMPUS'],
  teachingResearch: ['CAMPUS'],
  gradeHead: ['CLASS'],
  classTeacher: ['CLASS'],
  teacher: ['CLASS', 'TEACHER'],
};

/** Comparisons that somebody's posts open, in the order of the switch. */
export const groupingsOf = (roles: readonly string[]): Grouping[] => {
  const open = new Set(roles.flatMap((role) => byRole[role] ?? []));
  return every.filter((grouping) => open.has(grouping));
};

/** Roles that see names of other groups; a teacher sees the own ones only. */
export const comparesOthers = (roles: readonly string[]): boolean =>
  roles.some((role) => role !== 'teacher' && role !== 'classTeacher' && role in byRole);
