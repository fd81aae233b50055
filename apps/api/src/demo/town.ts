import type { UnitKind } from '@plumbline/terms';

/** A unit of the demo town; `key` is how the other demo files name it, and the unit's code. */
export interface UnitPlan {
  readonly key: string;
  readonly kind: UnitKind;
  readonly name: string;
  readonly parent: string | null;
  /** Of a class. */
  readonly grade?: number;
}

/** A school of the demo town with the grades that it teaches and the number of classes in each. */
export interface SchoolPlan {
  readonly key: string;
  readonly name: string;
  readonly grades: readonly number[];
  readonly classesPerGrade: number;
  readonly researchGroups: readonly string[];
  /** Groups of grade heads: the key and the name of each. */
  readonly gradeGroups: readonly (readonly [key: string, name: string])[];
}

/** The invented town: its code is part of what people type when they sign in. */
export const town = { code: 'qingshi', name: '青石镇', zone: 'Asia/Shanghai' } as const;

const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** Writes a grade as schools do: `grade(3)` is `三`. */
export const grade = (number: number): string => numerals[number] ?? String(number);

const primary = [1, 2, 3, 4, 5, 6] as const;

/** The central school and the six campuses. */
export const schools: readonly SchoolPlan[] = [
  {
    key: 'central',
    name: '中心校',
    grades: primary,
    classesPerGrade: 3,
    researchGroups: ['语文', '数学', '英语', '综合'],
    gradeGroups: primary.map((number) => [String(number), `${grade(number)}年级组`] as const),
  },
  {
    key: 'east',
    name: '东片小学',
    grades: primary,
    classesPerGrade: 2,
    researchGroups: ['语文', '数学'],
    gradeGroups: [
      ['low', '低段年级组'],
      ['middle', '中段年级组'],
      ['high', '高段年级组'],
    ],
  },
  ...(
    [
      ['west', '西片小学'],
      ['south', '南片小学'],
      ['north', '北片小学'],
      ['river', '河湾小学'],
    ] as const
  ).map(([key, name]) => ({
    key,
    name,
    grades: primary,
    classesPerGrade: 1,
    researchGroups: ['综合'],
    gradeGroups: [],
  })),
  {
    key: 'junior',
    name: '青石初中',
    grades: [7, 8, 9],
    classesPerGrade: 2,
    researchGroups: ['文科', '理科'],
    gradeGroups: [7, 8, 9].map((number) => [String(number), `${grade(number)}年级组`] as const),
  },
];

/** Offices of the central school, and the two bodies that the plan gives duties to (clauses O1, O2, I3). */
export const offices = [
  ['party', '党支部'],
  ['academic', '教导处'],
  ['research', '教科室'],
  ['general', '办公室'],
  ['moral', '德育处'],
  ['supervision', '督导组'],
  ['leading', '领导小组'],
] as const;

/** Subject groups of the whole town (clause O5). */
const subjects = ['语文', '数学', '英语', '科学', '艺体'] as const;

/** Key of a class: `classKey('east', 5, 1)` is `east-5-1`. */
export const classKey = (school: string, gradeNumber: number, classNumber: number): string =>
  `${school}-${gradeNumber}-${classNumber}`;

const unitsOfSchool = (school: SchoolPlan): UnitPlan[] => [
  {
    key: school.key,
    kind: school.key === 'central' ? 'centralSchool' : 'campus',
    name: school.name,
    parent: 'town',
  },
  ...school.gradeGroups.map(([key, name]) => ({
    key: `${school.key}-grade-${key}`,
    kind: 'grade' as const,
    name,
    parent: school.key,
  })),
  ...school.researchGroups.map((name) => ({
    key: `${school.key}-research-${name}`,
    kind: 'researchGroup' as const,
    name: `${name}教研组`,
    parent: school.key,
  })),
  ...school.grades.flatMap((gradeNumber) =>
    Array.from({ length: school.classesPerGrade }, (_, index) => ({
      key: classKey(school.key, gradeNumber, index + 1),
      kind: 'class' as const,
      name: `${grade(gradeNumber)}（${index + 1}）班`,
      parent: school.key,
      grade: gradeNumber,
    })),
  ),
];

/** Every unit of the town, parents before children. */
export const units: readonly UnitPlan[] = [
  { key: 'town', kind: 'town', name: town.name, parent: null },
  ...schools.flatMap(unitsOfSchool),
  ...offices.map(([key, name]) => ({ key, kind: 'office' as const, name, parent: 'central' })),
  ...subjects.map((name) => ({
    key: `subject-${name}`,
    kind: 'subjectGroup' as const,
    name: `${name}学科组`,
    parent: 'town',
  })),
];
