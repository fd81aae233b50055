import type { Text } from './text.ts';

/** Posts that carry rights, by the codes of the outside contract (plan clauses O1, O2). */
export const roles = {
  admin: ['教导处', 'Academic affairs'],
  groupHead: ['领导小组组长', 'Head of the leading group'],
  groupDeputy: ['领导小组副组长', 'Deputy head of the leading group'],
  groupMember: ['领导小组成员', 'Member of the leading group'],
  campusHead: ['片校长', 'Campus head'],
  campusDeputy: ['副校长', 'Deputy campus head'],
  inspector: ['督导组', 'Supervision group'],
  linkedLeader: ['挂钩领导', 'Linked leader'],
  subjectAdmin: ['学科组管理组长', 'Subject group administrator'],
  subjectLead: ['学科组业务组长', 'Subject group lead'],
  researchLead: ['教研组长', 'Research group lead'],
  gradeHead: ['年级组长', 'Head of grade'],
  classTeacher: ['班主任', 'Class teacher'],
  teacher: ['教师', 'Teacher'],
  moralEducation: ['德育处', 'Moral education'],
  teachingResearch: ['教科室', 'Teaching research'],
  generalOffice: ['办公室', 'General office'],
  partySecretary: ['党支部书记', 'Party branch secretary'],
  partyMember: ['党支部委员', 'Party branch member'],
  countyViewer: ['县级查看', 'County viewer'],
  integrator: ['数据对接', 'Integrator'],
} as const satisfies Record<string, Text>;

/** Code of a post that carries rights. */
export type Role = keyof typeof roles;

/** All role codes, in the order of the contract. */
export const roleCodes = Object.keys(roles) as readonly Role[];

/** Tells whether a string is a role code. */
export const isRole = (value: string): value is Role => Object.hasOwn(roles, value);

/** Roles whose rights end at their own unit; all others act for the whole town. */
export const unitRoles: ReadonlySet<Role> = new Set([
  'campusHead',
  'campusDeputy',
  'gradeHead',
  'classTeacher',
  'teacher',
]);
