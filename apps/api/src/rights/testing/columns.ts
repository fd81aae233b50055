import type { Role } from '@plumbline/terms';

/** The leading group, whose members see the town. */
export const group: readonly Role[] = ['groupHead', 'groupDeputy', 'groupMember'];
/** Heads of the campus in the east. */
export const heads: readonly Role[] = ['campusHead', 'campusDeputy'];

const everybody: readonly Role[] = [
  'admin',
  'groupHead',
  'groupDeputy',
  'groupMember',
  'campusHead',
  'campusDeputy',
  'inspector',
  'linkedLeader',
  'subjectAdmin',
  'subjectLead',
  'researchLead',
  'gradeHead',
  'classTeacher',
  'teacher',
  'moralEducation',
  'teachingResearch',
  'generalOffice',
  'partySecretary',
  'partyMember',
  'countyViewer',
  'integrator',
];

/** Every role but some. */
export const allBut = (...named: readonly Role[]): readonly Role[] => everybody.filter((role) => !named.includes(role));
