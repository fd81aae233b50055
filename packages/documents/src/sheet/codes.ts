import { fill, type Text } from '@plumbline/terms';

/** Why a row is refused, and what to do about it; names of the outside contract. `{…}` are filled in by `explain`. */
export const rowCodes = {
  COLUMN_COUNT: [
    ['这一行有 {found} 格，标题有 {columns} 格', 'The row has {found} cells, the header {columns}'],
    [
      '看看是不是多了或少了分隔符，内容里的逗号要加引号',
      'Look for a separator too many or too few, or a comma outside quotes',
    ],
  ],
  NAME_MISSING: [
    ['没有姓名', 'The name is missing'],
    ['补上姓名；整行多余就删掉', 'Enter the name, or delete a superfluous row'],
  ],
  NAME_LOOKS_LIKE_FORMULA: [
    ['以 = + - @ 开头，像公式，不像姓名', 'It begins with = + - or @, like a formula and unlike a name'],
    ['改成真实的姓名', 'Enter the person’s name'],
  ],
  NAME_INVALID_CHARACTERS: [
    ['有看不见的控制字符或乱码', 'There are invisible control characters or broken ones'],
    ['删掉这一格重新输入', 'Clear the cell and type it again'],
  ],
  CLASS_MISSING: [
    ['没有班级', 'The class is missing'],
    ['补上班级；整行多余就删掉', 'Enter the class, or delete a superfluous row'],
  ],
  CLASS_LOOKS_LIKE_DATE: [
    ['班级被 Excel 改成了日期', 'Excel has turned the class into a date'],
    ['把单元格设为“文本”，填 {example}', 'Format the cell as text and enter {example}'],
  ],
  UNKNOWN_SCHOOL: [
    ['没有叫这个名字的学校', 'There is no school of this name'],
    ['照“单位”页里的名称写，或先在那里添加', 'Write it as on the page of units, or add it there first'],
  ],
  UNKNOWN_PUPIL: [
    ['名册里没有这名学生', 'The roster has no such pupil'],
    ['核对{column}；新来的学生先导入名册', 'Check the {column}; import the roster first for a new pupil'],
  ],
  ID_MISSING: [
    ['没有{column}', 'The {column} is missing'],
    ['补上{column}；整行多余就删掉', 'Enter it, or delete a superfluous row'],
  ],
  ID_SCIENTIFIC_NOTATION: [
    ['{column}变成了科学计数，后几位已丢失', 'The {column} became scientific notation and lost its last digits'],
    ['把这一列设为“文本”，再重新粘贴', 'Format the column as text and paste it again'],
  ],
  ID_PRECISION_LOST: [
    ['{column}被当成数字，15 位以后已丢失', 'The {column} was taken for a number and lost all after 15 digits'],
    ['把这一列设为“文本”，再重新粘贴', 'Format the column as text and paste it again'],
  ],
  ID_PREFIX_MISSING: [
    ['少了开头的字母', 'The letter in front is missing'],
    ['在前面补上 G、L 或 J', 'Put G, L or J in front'],
  ],
  ID_INVALID: [
    ['{column}的写法不对', 'This is no {column}'],
    [
      '学籍号是 G、L 或 J 加 18 位；学号里不要有空格',
      'A national id is G, L or J and 18 characters; others have no spaces',
    ],
  ],
  ID_CHECKSUM: [
    ['校验位不对，应有一位填错', 'The check character does not fit: one character is wrong'],
    ['对照学籍系统核对最后 4 位', 'Compare the last four characters with the register of pupils'],
  ],
  DUPLICATE_CONFLICT: [
    ['和第 {line} 行是同一个{column}，内容不一致', 'The same {column} as line {line}, with other content'],
    ['留下正确的一行，删掉另一行', 'Keep the right row and delete the other'],
  ],
  NOT_A_NUMBER: [
    ['不是数字', 'This is no number'],
    ['填{example}', 'Enter {example}'],
  ],
  NEGATIVE: [
    ['是负数', 'The number is negative'],
    ['对照答题卡改成实际得分', 'Enter the real score from the answer sheet'],
  ],
  OVER_FULL_MARK: [
    ['超过满分 {fullMark}', 'Above the full mark of {fullMark}'],
    ['对照答题卡改成实际得分', 'Enter the real score from the answer sheet'],
  ],
  TOO_MANY_DECIMALS: [
    ['小数超过两位', 'More than two decimals'],
    ['最多保留两位小数', 'Give two decimals at most'],
  ],
  FORMULA_WITHOUT_VALUE: [
    ['公式没有算出结果', 'The formula has no value'],
    ['在表格软件里打开并保存一次，或改成固定内容', 'Open and save it in a spreadsheet, or type the value'],
  ],
  SUBJECT_MISSING: [
    ['没有学科', 'The subject is missing'],
    ['补上学科；整行多余就删掉', 'Enter the subject, or delete a superfluous row'],
  ],
  GRADE_MISSING: [
    ['没有年级', 'The grade is missing'],
    ['补上年级；整行多余就删掉', 'Enter the grade, or delete a superfluous row'],
  ],
  UNIT_MISSING: [
    ['没有单位', 'The unit is missing'],
    ['补上单位；整行多余就删掉', 'Enter the unit, or delete a superfluous row'],
  ],
  ROLE_MISSING: [
    ['没有岗位', 'The role is missing'],
    ['补上岗位；整行多余就删掉', 'Enter the role, or delete a superfluous row'],
  ],
  UNKNOWN_ROLE: [
    ['没有这种岗位', 'There is no such role'],
    ['照模板第二张表里的岗位写，如 教师、班主任', 'Write it as on the template’s second sheet, like Teacher'],
  ],
  LOGIN_INVALID: [
    ['登录名不能用', 'The login cannot be used'],
    [
      '用 2 到 40 个字母、汉字、数字、点、横线或下划线；不填就自动取拼音',
      'Use 2 to 40 letters, digits, dots, hyphens or underscores; left empty, one is made of the name',
    ],
  ],
  PLACE_BEYOND_COUNT: [
    ['名次大于参评人数', 'The place is beyond the number compared'],
    ['核对名次和参评人数', 'Check the place and the number compared'],
  ],
} as const satisfies Readonly<Record<string, readonly [reason: Text, remedy: Text]>>;

/** What a person should know about a row that goes in nevertheless. */
export const warningCodes = {
  UNKNOWN_COLUMN: ['“{found}”这一列不导入', 'The column “{found}” is not imported'],
  DUPLICATE_IDENTICAL: ['和第 {line} 行完全相同，只收一次', 'The same as line {line}; taken once'],
  SAME_NAME_SAME_CLASS: [
    '和第 {line} 行同校同班同名，但号码不同',
    'The same name in the same class as line {line}, with another id',
  ],
  NAME_UNUSUAL_CHARACTERS: ['姓名里有少见的字符', 'There are unusual characters in the name'],
} as const satisfies Readonly<Record<string, Text>>;

/** Code of a refusal. */
export type RowCode = keyof typeof rowCodes;
/** Code of a warning. */
export type WarningCode = keyof typeof warningCodes;

/** What a text about a row mentions; a single string is the same in both languages. */
export type Mentioned = Readonly<Record<string, string | number | Text>>;

const filled = (text: Text, mentioned: Mentioned): Text => {
  const inLanguage = (at: 0 | 1) =>
    Object.fromEntries(
      Object.entries(mentioned).map(([key, value]) => [key, typeof value === 'object' ? value[at] : value]),
    );
  return [fill(text, inLanguage(0))[0], fill(text, inLanguage(1))[1]];
};

/**
 * Says in words why a row is refused and what to do.
 * @example explain('OVER_FULL_MARK', { fullMark: '100' }).reason[0] // '超过满分 100'
 */
export const explain = (code: RowCode, mentioned: Mentioned): { readonly reason: Text; readonly remedy: Text } => ({
  reason: filled(rowCodes[code][0], mentioned),
  remedy: filled(rowCodes[code][1], mentioned),
});

/** Says a warning in words. */
export const warn = (code: WarningCode, mentioned: Mentioned): Text => filled(warningCodes[code], mentioned);
