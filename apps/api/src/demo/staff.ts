import { campuses } from './staff/campuses.ts';
import { centralOffices } from './staff/central-offices.ts';
import { centralTeachers } from './staff/central-teachers.ts';
import { east } from './staff/east.ts';
import { outside } from './staff/outside.ts';
import type { PersonPlan, Tenure } from './staff/types.ts';

export type { PersonPlan } from './staff/types.ts';

/** Everyone of the demo town, in the order of their staff numbers. */
export const staff: readonly PersonPlan[] = [...centralOffices, ...centralTeachers, ...east, ...campuses, ...outside];

/** The login of a person: the role's code for the well-known ones, else the pinyin of the name. */
export const loginOf = (person: PersonPlan): string => (person.demoRole ?? person.key).toLowerCase();

/** The staff number of a person: `QS` and four digits. */
export const staffNumberOf = (person: PersonPlan): string => `QS${String(staff.indexOf(person) + 1).padStart(4, '0')}`;

/**
 * Turns a tenure into the days of a post.
 * @param planYear the calendar year in which the present plan year begins
 */
export const postDates = (tenure: Tenure, planYear: number): { from: string; to: string | null } => ({
  from: tenure === 'sinceThisYear' ? `${planYear}-08-01` : `${planYear - 3}-08-01`,
  to: tenure === 'untilLastYear' ? `${planYear}-07-31` : null,
});
