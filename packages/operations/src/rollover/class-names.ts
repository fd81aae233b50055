import { gradeOfClass } from '../exam/import/grade-of-class.ts';
import { className } from '../people/class-name.ts';

const numerals = '零一二三四五六七八九';
/** Where a class's name tells its grade: 初一（1）班, 五（1）班 or 五年级1班, 五1班, 501班. */
const gradePlaces = [
  /^(初)([一二三1-3])/u,
  /^()([一二三四五六七八九1-9])(?=年级|[(（])/u,
  /^()([一二三四五六七八九])(?=\d+班?$)/u,
  /^()([1-9])(?=\d{2}班?$)/u,
];

/**
 * The name of a class in another grade: the grade's place is written anew in the way that it was written. A name that
 * tells no grade stays as it is.
 * @example nameInGrade('一（1）班', 2) // '二（1）班'
 */
export const nameInGrade = (name: string, grade: number): string => {
  for (const place of gradePlaces) {
    const found = place.exec(name);
    if (found === null) continue;
    const [whole, junior = '', told = ''] = found;
    // 初三 is the last of the lower secondary school: there is no 初四.
    const shown = junior === '' ? grade : grade - 6;
    if (shown < 1) return name;
    return junior + (/\d/.test(told) ? String(shown) : (numerals[shown] ?? String(shown))) + name.slice(whole.length);
  }
  return name;
};

/** Whether a class's name tells the grade that it is in: only then does the name stay behind when its pupils move up. */
export const tellsGrade = (name: string, grade: number): boolean => gradeOfClass(name) === grade;

/** The same name with another number; 501班 has the grade in front of it. */
const numbered = (base: string, number: number): string =>
  /^[1-9]\d{2}班?$/u.test(base)
    ? base.slice(0, 1) + String(number).padStart(2, '0') + base.slice(3)
    : base.replace(/\d+(?=[)）]?班?$)/u, String(number));

/**
 * Names of further classes of a grade, after those that are there.
 * @param pattern name of a class of the grade; without one names are written as 一（1）班
 * @param taken names that are in use
 */
export const furtherNames = (
  grade: number,
  pattern: string | null,
  taken: readonly string[],
  count: number,
): readonly string[] => {
  const base = pattern !== null && /\d+(?=[)）]?班?$)/u.test(pattern) ? pattern : className(grade, 1);
  const names: string[] = [];
  for (let number = 1; names.length < count; number += 1) {
    const name = numbered(base, number);
    if (!taken.includes(name)) names.push(name);
  }
  return names;
};
