import type { Text } from '@plumbline/terms';
import { judgeClass } from '../sheet/judge-class.ts';
import { judgeNationalId, judgeToken } from '../sheet/judge-id.ts';
import { judgeName, judgeSchool } from '../sheet/judge-name.ts';
import { judgeDecimal } from '../sheet/judge-number.ts';
import type { ColumnSpec, RequiredColumn, SheetSpec } from '../sheet/spec.ts';
import { remembering } from '../sheet/verdict.ts';

const priorExample: Text = [
  '入学成绩，如 87.5；都没有的删去整列',
  'the entry score as in 87.5, or delete the column where nobody has one',
];

/** What an import of pupils knows of the town. */
export interface PupilOptions {
  /** Whether there is a school of this name; without it every name passes. */
  readonly isKnownSchool?: ((name: string) => boolean) | undefined;
}

/** Columns that say who a pupil is. */
export const pupilColumns = ({ isKnownSchool }: PupilOptions): readonly ColumnSpec[] => [
  {
    key: 'school',
    title: ['学校', 'School'],
    words: ['学校', '学校名称', '所在学校', '校片', '片校', '校区', 'school', 'campus'],
    judge: () => remembering(judgeSchool(isKnownSchool)),
  },
  {
    key: 'class',
    title: ['班级', 'Class'],
    words: ['班级', '班', '班别', '班级名称', '所在班级', 'class'],
    judge: () => remembering(judgeClass),
  },
  {
    key: 'name',
    title: ['姓名', 'Name'],
    words: ['姓名', '学生姓名', '名字', 'name', 'pupil name', 'student name'],
    judge: () => judgeName,
  },
  {
    key: 'nationalId',
    title: ['学籍号', 'National id'],
    words: ['学籍号', '全国学籍号', '学籍编号', '国家学籍号', '学籍号码', 'national id'],
    judge: judgeNationalId,
  },
  {
    key: 'pupil',
    title: ['学号', 'Pupil'],
    words: ['学号', '学生编号', '学生号', 'pupil', 'pupil id', 'student id'],
    judge: judgeToken,
  },
  {
    key: 'prior',
    title: ['入学成绩', 'Entry score'],
    words: ['入学成绩', '入学分', '入学分数', '入口成绩', 'prior', 'entry score'],
    judge: () => remembering(judgeDecimal({ allowNegative: true, example: priorExample })),
  },
];

/** Every sheet of pupils names the school and one id. */
export const requiredOfPupils: readonly RequiredColumn[] = [
  { title: ['学校', 'school'], keys: ['school'] },
  { title: ['学籍号（或学号）', 'pupil'], keys: ['nationalId', 'pupil'] },
];

/** What tells pupils apart. */
export const pupilIdentity = [['nationalId'], ['pupil']] as const;
/** Two pupils of one name in one class. */
export const pupilNamesake = ['school', 'class', 'name'] as const;

/** A roster 名册 of pupils. */
export const rosterSpec = (options: PupilOptions = {}): SheetSpec => ({
  columns: pupilColumns(options),
  required: () => requiredOfPupils,
  identity: pupilIdentity,
  namesake: pupilNamesake,
});
