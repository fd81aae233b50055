import { fill, type Text } from '@plumbline/terms';

/** Why a row of a staff roster is refused that the file alone does not show to be bad, and what to do about it. */
export const staffCodes = {
  UNKNOWN_UNIT: [
    ['没有叫这个名字的单位', 'There is no unit of this name'],
    ['照“单位”页里的名称写，或先在那里添加', 'Write it as on the page of units, or add it there first'],
  ],
  AMBIGUOUS_UNIT: [
    ['有几个单位都叫这个名字', 'Several units have this name'],
    ['写全：上级/名称，如 东片小学/五（1）班', 'Write it in full: name above/name, as in East/5-1'],
  ],
  NOT_A_DAY: [
    ['不是日期', 'This is no day'],
    ['写成 2026-09-01', 'Write it like 2026-09-01'],
  ],
  LOGIN_TAKEN: [
    ['登录名已有人使用', 'The login is taken'],
    ['换一个；不填就自动取拼音', 'Choose another; left empty, one is made of the name'],
  ],
} as const satisfies Readonly<Record<string, readonly [reason: Text, remedy: Text]>>;

/** Code of such a refusal. */
export type StaffCode = keyof typeof staffCodes;

/** What a person should know about a row that goes in nevertheless. */
export const staffWarnings = {
  OTHER_POSTS: [
    '还有别的岗位：{found}；调走的，请在这个人的页面结束原岗位',
    'There are other posts: {found}; end on the person’s page those that are over',
  ],
  LOGIN_KEPT: ['已有账号，登录名仍是 {found}', 'There is an account already; its login stays {found}'],
} as const satisfies Readonly<Record<string, Text>>;

/** Says such a warning. */
export const warnOfStaff = (code: keyof typeof staffWarnings, found: string): Text =>
  fill(staffWarnings[code], { found });
