import type { Text } from '@plumbline/terms';

/** Why a row of county results is refused that the file alone does not show to be bad, and what to do about it. */
export const teacherCodes = {
  UNKNOWN_TEACHER: [
    ['这所学校没有叫这个名字的教师', 'This school has no teacher of this name'],
    [
      '核对姓名和工号，或先在“人员”页里添加',
      'Check name and staff number, or add the person on the page of people first',
    ],
  ],
  AMBIGUOUS_TEACHER: [
    ['这所学校有几位教师都叫这个名字', 'This school has several teachers of this name'],
    ['加一列“工号”，填上工号', 'Add a column “staff number” and fill it in'],
  ],
  UNKNOWN_GRADE: [
    ['看不出是哪个年级', 'It is not clear which grade this is'],
    ['写成“五年级”或 5', 'Write it as 五年级 or 5'],
  ],
} as const satisfies Readonly<Record<string, readonly [reason: Text, remedy: Text]>>;

/** Code of such a refusal. */
export type TeacherCode = keyof typeof teacherCodes;
