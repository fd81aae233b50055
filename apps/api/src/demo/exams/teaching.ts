import { readOnce, sqlOf } from '@plumbline/database';
import { type Deps, setTeaching, type Viewer } from '@plumbline/operations';
import type { CreatedTown } from '../create-town.ts';
import { expectOk } from '../expect-ok.ts';
import { staff } from '../staff.ts';
import { classKey, type SchoolPlan, schools } from '../town.ts';
import { type Subject, subjects } from './marks.ts';

interface Teacher {
  readonly key: string;
  /** Class of which they are the class teacher. */
  readonly classKey: string | null;
  readonly words: string;
}

const teachersOf = (school: SchoolPlan): Teacher[] =>
  staff.flatMap(({ key, school: own, posts }) => {
    const standing = posts.filter(({ tenure, role }) => tenure !== 'untilLastYear' && /teacher/i.test(role));
    if (own !== school.key || standing.length === 0) return [];
    const unit = standing.find(({ role }) => role === 'classTeacher')?.unit ?? null;
    return [{ key, classKey: unit, words: standing.map(({ title }) => title).join(' ') }];
  });

/** Who teaches a subject in each class of a school: its class teacher where that is their subject, else the subject's teachers in turn. */
const planOf = (school: SchoolPlan, subject: Subject): ReadonlyMap<string, string> => {
  const teachers = teachersOf(school);
  const able = teachers.filter(({ words }) => words.includes(subject));
  const free = able.filter((each) => each.classKey === null);
  const inTurn = free.length > 0 ? free : able.length > 0 ? able : teachers;
  const classes = school.grades.flatMap((grade) =>
    Array.from({ length: school.classesPerGrade }, (_, index) => classKey(school.key, grade, index + 1)),
  );
  return new Map(
    classes.flatMap((key, index) => {
      const own = able.find((each) => each.classKey === key);
      const chosen = own ?? inTurn[index % Math.max(1, inTurn.length)];
      return chosen === undefined ? [] : [[key, chosen.key] as const];
    }),
  );
};

/**
 * Enters who teaches what, where nobody is entered yet.
 * @param fromOn first day of the teaching
 */
export const enterTeaching = async (
  deps: Deps,
  administrator: Viewer,
  { townId, units, people }: CreatedTown,
  fromOn: string,
): Promise<void> => {
  const known = await readOnce(
    deps.pool,
    { townId, personId: null },
    sqlOf.selectFrom('teaching').where('town_id', '=', townId).select(['class_id', 'subject']),
  );
  const there = new Set(known.map(({ class_id, subject }) => `${class_id} ${subject}`));
  for (const school of schools) {
    for (const subject of subjects) {
      for (const [key, teacher] of planOf(school, subject)) {
        const [classId, personId] = [units.get(key) ?? 0, people.get(teacher) ?? 0];
        if (there.has(`${classId} ${subject}`)) continue;
        expectOk(await setTeaching(deps, administrator, { classId, subject, personId, fromOn }), `${key} ${subject}`);
      }
    }
  }
};
