import type { Text } from '@plumbline/terms';
import { subjectNamed } from '../scores/subjects.ts';
import { judgeToken } from '../sheet/judge-id.ts';
import { judgeName, judgeSchool, judgeWords } from '../sheet/judge-name.ts';
import { judgeCount, judgeDecimal } from '../sheet/judge-number.ts';
import type { ColumnSpec, RequiredColumn, RowFault, SheetSpec } from '../sheet/spec.ts';
import { type CellJudge, kept, remembering, type Verdict } from '../sheet/verdict.ts';

/** What an import of county results knows of the town. */
export interface CountyOptions {
  /** Whether there is a school of this name; without it every name passes, as where the file holds the whole county. */
  readonly isKnownSchool?: ((name: string) => boolean) | undefined;
}

const judgeSubjectWords = judgeWords('SUBJECT_MISSING');

const judgeSubject: CellJudge = (text, kind) => {
  const verdict = judgeSubjectWords(text, kind);
  return verdict.code === null ? kept(subjectNamed(text)) : verdict;
};

const columns = ({ isKnownSchool }: CountyOptions): readonly ColumnSpec[] => [
  {
    key: 'school',
    title: ['学校', 'School'],
    words: ['学校', '学校名称', '所在学校', '单位', 'school', 'campus'],
    judge: () => remembering(judgeSchool(isKnownSchool)),
  },
  {
    key: 'teacher',
    title: ['教师', 'Teacher'],
    words: ['教师', '教师姓名', '任课教师', '姓名', 'teacher', 'name'],
    judge: () => judgeName,
  },
  {
    key: 'staffNo',
    title: ['工号', 'Staff number'],
    words: ['工号', '教师工号', 'staffNo', 'staff number'],
    judge: judgeToken,
  },
  {
    key: 'subject',
    title: ['学科', 'Subject'],
    words: ['学科', '科目', '任教学科', 'subject'],
    judge: () => remembering(judgeSubject),
  },
  {
    key: 'grade',
    title: ['年级', 'Grade'],
    words: ['年级', '任教年级', 'grade'],
    judge: () => remembering(judgeWords('GRADE_MISSING')),
  },
  {
    key: 'mean',
    title: ['平均分', 'Mean'],
    words: ['平均分', '均分', '平均成绩', '县平均分', 'mean', 'average'],
    judge: () => judgeDecimal(),
  },
  {
    key: 'place',
    title: ['名次', 'Place'],
    words: ['名次', '排名', '县名次', '位次', 'place', 'rank'],
    judge: () => judgeCount,
  },
  {
    key: 'of',
    title: ['参评人数', 'Number compared'],
    words: ['参评人数', '参评教师数', '参评数', '总人数', 'of', 'number compared'],
    judge: () => judgeCount,
  },
  {
    key: 'sd',
    title: ['标准差', 'Standard deviation'],
    words: ['标准差', '县标准差', 'sd', 'standard deviation'],
    judge: () => judgeDecimal(),
  },
];

const needed = (keys: readonly string[], title: Text): RequiredColumn => ({ keys, title });

const ofBoth = [
  needed(['subject'], ['学科', 'subject']),
  needed(['grade'], ['年级', 'grade']),
  needed(['mean'], ['平均分', 'mean']),
];
const ofTeachers = [
  needed(['school'], ['学校', 'school']),
  needed(['teacher', 'staffNo'], ['教师（或工号）', 'teacher']),
  ...ofBoth,
  needed(['place'], ['名次', 'place']),
  needed(['of'], ['参评人数', 'of']),
];
const ofGroups = [...ofBoth, needed(['sd'], ['标准差', 'sd'])];

/** How a file of county results is laid out: a row per teacher, or a row per subject and grade. */
export type CountyLayout = 'teachers' | 'groups';

/** The layout, by the columns that a file has. */
export const countyLayout = (keys: ReadonlySet<string>): CountyLayout =>
  ['teacher', 'staffNo', 'place', 'of'].some((key) => keys.has(key)) ? 'teachers' : 'groups';

const judgePlace = (verdictOf: (key: string) => Verdict | undefined): RowFault | null =>
  Number(verdictOf('place')?.text ?? 0) > Number(verdictOf('of')?.text ?? Number.POSITIVE_INFINITY)
    ? { key: 'place', code: 'PLACE_BEYOND_COUNT' }
    : null;

/** County results, in either layout. */
export const countySpec = (options: CountyOptions = {}): SheetSpec => ({
  columns: columns(options),
  required: (keys) => (countyLayout(keys) === 'teachers' ? ofTeachers : ofGroups),
  identity: [
    ['staffNo', 'subject', 'grade'],
    ['school', 'teacher', 'subject', 'grade'],
    ['subject', 'grade'],
  ],
  judgeRow: judgePlace,
});
