import { roleCodes } from '@plumbline/terms';
import { describe, expect, it } from 'vitest';
import { demoAccounts } from './accounts.ts';
import { loginOf, staff, staffNumberOf } from './staff.ts';
import { offices, schools, units } from './town.ts';

const unitKeys = new Set(units.map(({ key }) => key));
const present = staff.map((person) => ({
  ...person,
  posts: person.posts.filter(({ tenure }) => tenure !== 'untilLastYear'),
}));
const holders = (role: string) => present.filter(({ posts }) => posts.some((post) => post.role === role));

describe('the town', () => {
  it('has a central school, six campuses, five offices and sixty classes', () => {
    expect(schools).toHaveLength(7);
    expect(schools.map(({ name }) => name)).toEqual(expect.arrayContaining(['中心校', '东片小学']));
    expect(offices.map(([, name]) => name)).toEqual(
      expect.arrayContaining(['党支部', '教导处', '教科室', '办公室', '德育处', '督导组', '领导小组']),
    );
    expect(units.filter(({ kind }) => kind === 'class')).toHaveLength(60);
  });

  it('names every unit once and each after its parent', () => {
    expect(unitKeys.size).toBe(units.length);
    const before = new Set<string | null>([null]);
    for (const { key, parent } of units) {
      expect(before).toContain(parent);
      before.add(key);
    }
  });
});

describe('the staff', () => {
  it('are about 140 people with unique logins and staff numbers', () => {
    expect(staff.length).toBeGreaterThanOrEqual(135);
    expect(staff.length).toBeLessThanOrEqual(145);
    expect(new Set(staff.map(loginOf)).size).toBe(staff.length);
    expect(new Set(staff.map(staffNumberOf)).size).toBe(staff.length);
  });

  it('hold posts in units that exist', () => {
    for (const { posts } of staff) for (const { unit } of posts) expect(unitKeys).toContain(unit);
  });

  it('have one pair of namesakes', () => {
    expect(staff.length - new Set(staff.map(({ name }) => name)).size).toBe(1);
  });

  it('fill every role, with three administrators and four inspectors at least', () => {
    for (const role of roleCodes) expect(holders(role), role).not.toEqual([]);
    expect(holders('admin').length).toBeGreaterThanOrEqual(3);
    expect(holders('inspector').length).toBeGreaterThanOrEqual(4);
  });

  it('give every class exactly one class teacher, from the same school', () => {
    for (const { key, kind, parent } of units.filter((unit) => unit.kind === 'class')) {
      const teachers = present.filter(({ posts }) =>
        posts.some((post) => post.role === 'classTeacher' && post.unit === key),
      );
      expect(
        teachers.map(({ school }) => school),
        `${kind} ${key}`,
      ).toEqual([parent]);
    }
  });

  it.each(['campusHead', 'campusDeputy'])('give every school one %s', (role) => {
    const schoolsLed = present.flatMap(({ posts }) =>
      posts.filter((post) => post.role === role).map(({ unit }) => unit),
    );
    expect(schoolsLed.toSorted()).toEqual(schools.map(({ key }) => key).toSorted());
  });

  it('have people with several posts and people whose posts ended', () => {
    expect(present.filter(({ posts }) => posts.length > 1).length).toBeGreaterThan(10);
    expect(present.filter(({ posts }) => posts.length === 0).length).toBeGreaterThan(0);
  });

  it('stand for every role with a well-known account', () => {
    expect(demoAccounts().map(({ role }) => role)).toEqual(roleCodes);
    for (const person of staff)
      if (person.demoRole) expect(person.posts.map(({ role }) => role)).toContain(person.demoRole);
  });
});
