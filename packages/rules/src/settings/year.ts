import { grade } from './declaration.ts';

/** How a plan year turns into the next (O2). */
export const year = {
  'year.lastPrimaryGrade': grade(
    'O2',
    6,
    [5, 6],
    ['小学最高年级（其毕业班在学年末离校）', 'Last grade of primary school, whose classes leave with the year'],
  ),
};
