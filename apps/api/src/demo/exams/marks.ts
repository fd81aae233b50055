import { chance } from './chance.ts';
import type { PupilPlan } from './pupils.ts';

/** Subjects that are monitored. */
export const subjects = ['语文', '数学', '英语'] as const;
export type Subject = (typeof subjects)[number];

/** What a school adds to what its pupils bring along, in points; invented so that two schools stand out and the others do not. */
const added: Readonly<Record<string, number>> = { central: 3, east: 1.5, west: 0, south: -0.5, north: -4, river: 1 };

/** How a school's intake differs, in points. */
const intake: Readonly<Record<string, number>> = { central: 4, east: 0, west: -1, south: 2, north: -2, river: 0 };

const rounded = (mark: number): number => Math.min(100, Math.max(0, Math.round(mark * 2) / 2));

/** What a pupil brought along: the score on entering the stage. */
export const priorOf = ({ number, school }: PupilPlan): number =>
  rounded(74 + (intake[school] ?? 0) + 11 * chance(`able ${number}`).normal());

/** A mark as a sheet holds it: a number, or the word for why there is none. */
export const markOf = (pupil: PupilPlan, subject: Subject, session: string): string => {
  const { number, school, grade, classNumber } = pupil;
  const luck = chance(`${session} ${number} ${subject}`);
  if (luck.next() < 0.006) return '缺考';
  const classEffect = 1.5 * chance(`${session} ${school} ${grade} ${classNumber} ${subject}`).normal();
  const subjectEffect = { 语文: 3, 数学: 0, 英语: -2 }[subject];
  const expected = 76 + 0.75 * (priorOf(pupil) - 74) + (added[school] ?? 0) + classEffect + subjectEffect;
  return String(rounded(expected + 7.5 * luck.normal()));
};

/** The sheet of a session as a school would hand it in: comma separated, with a heading. */
export const scoreSheet = (pupils: readonly PupilPlan[], session: string): string =>
  [
    ['学校', '班级', '姓名', '学号', ...subjects, '入学成绩'].join(','),
    ...pupils.map((pupil) =>
      [
        pupil.schoolName,
        pupil.className,
        pupil.name,
        pupil.number,
        ...subjects.map((subject) => markOf(pupil, subject, session)),
        priorOf(pupil),
      ].join(','),
    ),
  ].join('\n');

/** The sheet of pupils as a school's register gives it out. */
export const rosterSheet = (pupils: readonly PupilPlan[]): string =>
  [
    '学校,班级,姓名,学号',
    ...pupils.map(({ schoolName, className, name, number }) => [schoolName, className, name, number].join(',')),
  ].join('\n');
