import type { Text } from '@plumbline/terms';

/** A number of the plan: a setting of the plan year, with the plan's value as default and its clause beside it. */
export interface SettingDeclaration {
  readonly title: Text;
  /** Id of the plan's clause. */
  readonly clause: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly unit: Text;
  /** What 0 and 1 stand for, where it is a choice and not a number. */
  readonly choices?: readonly [Text, Text];
}

/** Declares numbers of one unit: clause, the plan's value, the bounds that a town may set it within, title. */
const inUnit =
  (unit: Text) =>
  (clause: string, usual: number, [min, max]: readonly [number, number], title: Text): SettingDeclaration => ({
    title,
    clause,
    default: usual,
    min,
    max,
    unit,
  });

export const workingDays = inUnit(['个工作日', 'working days']);
export const days = inUnit(['天', 'days']);
export const times = inUnit(['次', 'times']);
export const grade = inUnit(['年级', 'grade']);
export const pupils = inUnit(['名学生', 'pupils']);
export const campuses = inUnit(['个校片', 'campuses']);
export const teachers = inUnit(['名教师', 'teachers']);
export const ofFullMark = inUnit(['%（占满分）', '% of the full mark']);
export const ofComposite = inUnit(['%（权重）', '% of the composite']);
export const ofTerm = inUnit(['%（学期天数）', '% of the term']);
export const ofMembers = inUnit(['%（应投票人）', '% of those who may vote']);
export const probability = inUnit(['%（概率）', '% probability']);

/** Declares a choice of two: clause, the plan's choice (0 the first, 1 the second), title, what they are called. */
export const choice = (
  clause: string,
  usual: 0 | 1,
  title: Text,
  choices: readonly [Text, Text],
): SettingDeclaration => ({ ...inUnit(['（选项）', 'choice'])(clause, usual, [0, 1], title), choices });

/** Whether something of the plan is in use. */
export const onOff = (clause: string, usual: 0 | 1, title: Text): SettingDeclaration =>
  choice(clause, usual, title, [
    ['停用', 'Off'],
    ['启用', 'On'],
  ]);

/** Whether a measure waits while a review or an appeal is open. */
export const waits = (clause: string, usual: 0 | 1, title: Text): SettingDeclaration =>
  choice(clause, usual, title, [
    ['照常执行', 'Goes on'],
    ['暂缓执行', 'Waits'],
  ]);
