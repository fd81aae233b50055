import type { Text } from './text.ts';

/** Kinds of organisational unit in a town (plan clause O2). */
export const unitKinds = {
  town: ['镇', 'Town'],
  centralSchool: ['中心校', 'Central school'],
  campus: ['校片', 'Campus'],
  office: ['处室', 'Office'],
  subjectGroup: ['学科组', 'Subject group'],
  researchGroup: ['教研组', 'Research group'],
  grade: ['年级', 'Grade'],
  class: ['班级', 'Class'],
} as const satisfies Record<string, Text>;

/** Code of a unit's kind. */
export type UnitKind = keyof typeof unitKinds;

/** All kinds of unit, from the town down. */
export const unitKindCodes = Object.keys(unitKinds) as readonly UnitKind[];
