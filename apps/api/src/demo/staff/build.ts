import type { Role } from '@plumbline/terms';
import { classKey, grade } from '../town.ts';
import type { PersonPlan, PostPlan, Tenure } from './types.ts';

/** A post; standing unless said otherwise. */
export const post = (role: Role, unit: string, title: string, tenure: Tenure = 'standing'): PostPlan => ({
  role,
  unit,
  title,
  tenure,
});

/** The post of a class teacher, with the subject that they teach. */
export const classTeacher = (
  school: string,
  gradeNumber: number,
  classNumber: number,
  subject: string,
  tenure: Tenure = 'standing',
): PostPlan =>
  post(
    'classTeacher',
    classKey(school, gradeNumber, classNumber),
    `${grade(gradeNumber)}（${classNumber}）班班主任、${subject}教师`,
    tenure,
  );

/** The post of a teacher without a class of their own. */
export const teacher = (school: string, subject: string, tenure: Tenure = 'standing'): PostPlan =>
  post('teacher', school, `${subject}教师`, tenure);

/** The people of one school, written as rows of key, name, posts and, for the well-known logins, the role. */
export const people = (
  school: string,
  rows: readonly (readonly [key: string, name: string, posts: readonly PostPlan[], demoRole?: Role])[],
): PersonPlan[] =>
  rows.map(([key, name, posts, demoRole]) => ({ key, name, school, posts, ...(demoRole ? { demoRole } : {}) }));
