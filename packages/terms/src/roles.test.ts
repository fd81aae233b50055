import { describe, expect, it } from 'vitest';
import { isRole, roleCodes, roles, unitRoles } from './roles.ts';
import { unitKinds } from './units.ts';

/** The codes of the outside contract, in its order. */
const contract = [
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

describe('roles', () => {
  it('are those of the contract', () => {
    expect(roleCodes).toEqual(contract);
  });

  it.each([...Object.entries(roles), ...Object.entries(unitKinds)])('name %s in both languages', (_, [zh, en]) => {
    expect(zh).toMatch(/^\p{Script=Han}+$/u);
    expect(en).toMatch(/^[A-Z][a-z ]+$/);
  });

  it('have titles of their own', () => {
    for (const language of [0, 1] as const)
      expect(new Set(Object.values(roles).map((title) => title[language])).size).toBe(roleCodes.length);
  });

  it('are told from other words, also from what every object has', () => {
    expect([isRole('teacher'), isRole('Teacher'), isRole(''), isRole('toString'), isRole('__proto__')]).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('of a unit are roles', () => {
    expect([...unitRoles].every(isRole)).toBe(true);
  });
});
