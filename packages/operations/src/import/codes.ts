import { fill, type Text } from '@plumbline/terms';
import type { FindingColumn, RowFault, RowWarning } from './finding-row.ts';

/** Why a row is refused, and what to do about it. */
export const rowCodes = {
  COLUMN_COUNT: [
    ['这一行的格数和标题不一样', 'The row has more cells than there are columns'],
    ['看看是不是多了分隔符，或内容里有没加引号的逗号', 'Look for a superfluous separator, or a comma outside quotes'],
  ],
  FORMULA_WITHOUT_VALUE: [
    ['公式还没有算出结果', 'The formula has no computed value'],
    ['在表格软件里打开并保存一次，或改成固定内容', 'Open and save it in a spreadsheet, or type the value'],
  ],
  INVALID_CHARACTERS: [
    ['有看不见的控制字符', 'There are invisible control characters'],
    ['删掉这一格重新输入', 'Clear the cell and type it again'],
  ],
  TITLE_MISSING: [
    ['没有写问题', 'The finding is missing'],
    ['补上问题；整行多余就删掉', 'Enter the finding, or delete a superfluous row'],
  ],
  UNIT_MISSING: [
    ['没有写校片', 'The campus is missing'],
    ['补上校片的名称', 'Enter the name of the campus'],
  ],
  UNKNOWN_UNIT: [
    ['没有叫这个名字的单位', 'There is no unit of this name'],
    ['照“单位”页里的名称写，或先在那里添加', 'Write it as on the page of units, or add it there first'],
  ],
  AMBIGUOUS_UNIT: [
    ['有几个单位都叫这个名字', 'Several units have this name'],
    ['写全：上级名称/本单位名称', 'Write it in full: name above/name'],
  ],
  UNKNOWN_PERSON: [
    ['没有叫这个名字、今天在岗的人', 'Nobody of this name holds a post today'],
    ['核对姓名，或先在“人员”页里添加', 'Check the name, or add the person on the page of people first'],
  ],
  AMBIGUOUS_PERSON: [
    ['有几个人都叫这个名字', 'Several people have this name'],
    ['在姓名后加工号，如：王丽（T012）', 'Add the staff number, as in 王丽 (T012)'],
  ],
  PERSON_NOT_ALLOWED: [
    ['这个人的岗位不能做复查', 'This person’s posts do not allow re-inspection'],
    ['换一位检查人，或把这一格留空', 'Name another inspector, or leave the cell empty'],
  ],
  NOT_A_DAY: [
    ['不是日期', 'This is no day'],
    ['写成 2026-11-24 这样', 'Write it like 2026-11-24'],
  ],
  DAY_PASSED: [
    ['期限已经过了，新问题不能用', 'The day has passed and cannot be used for a new finding'],
    ['改成今天或以后的日期', 'Change it to today or a later day'],
  ],
  TOO_LONG: [
    ['内容太长', 'The text is too long'],
    ['删减后再导入', 'Shorten it'],
  ],
  UNKNOWN_CATEGORY: [
    ['没有这个类别', 'There is no such category'],
    ['写 立行立改、限期整改 或 长期坚持', 'Write On the spot, By a deadline or Long term'],
  ],
  UNKNOWN_WEIGHT: [
    ['没有这种轻重', 'There is no such weight'],
    ['写 轻微、一般 或 严重', 'Write Light, Ordinary or Serious'],
  ],
  UNKNOWN_NUMBER: [
    ['没有这个编号，或您无权查看', 'There is no such number, or you may not see it'],
    ['核对编号；新问题请把编号留空', 'Check the number; leave it empty for a new finding'],
  ],
  UNKNOWN_INSPECTION: [
    ['没有这次检查', 'There is no such inspection'],
    ['请教导处先在“检查”页里添加', 'Ask academic affairs to add it on the page of inspections first'],
  ],
  INSPECTION_DAY_MISSING: [
    ['没有这次检查，又没有写检查日期，无法新建', 'There is no such inspection, and none can be made without its day'],
    ['补上检查日期', 'Enter the day of the inspection'],
  ],
  AMBIGUOUS_INSPECTION: [
    ['有几次检查都叫这个名字', 'Several inspections have this name'],
    ['补上检查日期', 'Enter the day of the inspection'],
  ],
  CANNOT_CHANGE: [
    ['系统里是“{kept}”；导入不会改动已有的整改单', '“{kept}” is on record; an import changes no existing case'],
    [
      '请打开这件，用“改派”“更正”等步骤来改；或把这一格改回去',
      'Open the case and change it by its steps, or put the cell back',
    ],
  ],
  CLOSED_WITHOUT_NUMBER: [
    [
      '没有编号，状态却是“{found}”；办结的旧问题不能当新问题导入',
      'It is “{found}” but has no number; what is settled cannot come in as new',
    ],
    ['删掉这一行；确实还要整改的，把状态留空', 'Delete the row, or clear its state if it is still to be rectified'],
  ],
  DUPLICATE_CONFLICT: [
    ['同一个编号有几行，内容不一样', 'Several rows have this number and differ'],
    ['留下正确的一行，删掉其余的', 'Keep the right one and delete the others'],
  ],
  NOT_ALLOWED: [
    ['您的岗位不能在这个单位记录问题', 'Your posts do not allow you to record findings there'],
    ['请教导处导入', 'Ask academic affairs to import it'],
  ],
  REFUSED: [
    ['{why}', '{why}'],
    ['改好后把原文件再导入一次', 'Mend it and import the same file again'],
  ],
} as const satisfies Readonly<Record<string, readonly [reason: Text, remedy: Text]>>;

/** What a person should know about a row that goes in nevertheless. */
export const warningCodes = {
  UNKNOWN_COLUMN: ['“{found}”这一列不导入', 'The column “{found}” is not imported'],
  DUPLICATE_IDENTICAL: ['和第 {found} 行完全相同，只收一次', 'The same as row {found}; taken once'],
  NOTICE_INCOMPLETE: [
    '缺少{found}，只记录问题，不下发通知',
    'Without {found} the finding is recorded and no notice issued',
  ],
  NOTICE_NOT_ALLOWED: [
    '您不能下发通知：只记录问题，整改要求不保存，由教导处下发时再填',
    'You may not issue notices: the finding is recorded without its requirement, which academic affairs enters',
  ],
  OUT_OF_DATE: [
    '“{found}”和系统里的不同；以系统为准，不改动',
    '“{found}” differs from what is on record, which stays as it is',
  ],
} as const satisfies Readonly<Record<string, Text>>;

/** Code of a refusal. */
export type RowCode = keyof typeof rowCodes;
/** Code of a warning. */
export type WarningCode = keyof typeof warningCodes;

/** A fault in a column, in words. */
export const rowFault = (
  code: RowCode,
  column: FindingColumn | null,
  found: string,
  values: Readonly<Record<string, string>> = {},
): RowFault => {
  const [reason, remedy] = rowCodes[code];
  return { column, code, found, reason: fill(reason, { found, ...values }), remedy };
};

/** A warning in words; `found` in both languages where it is a word of ours. */
export const rowWarning = (code: WarningCode, found: string | Text = ''): RowWarning => {
  const [zh, en] = typeof found === 'string' ? [found, found] : found;
  return {
    code,
    found: zh,
    reason: [fill(warningCodes[code], { found: zh })[0], fill(warningCodes[code], { found: en })[1]],
  };
};
