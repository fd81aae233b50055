import { type SettingKey, settingValue } from '@plumbline/rules';
import type { UnitKind } from '@plumbline/terms';
import { checkText } from '../people/check-text.ts';
import type { InputFault } from '../record/parse-input.ts';
import { planYearOf, type TownFacts, unitAndAbove, unitAndBelow } from '../town/facts.ts';
import { type ExamKind, examKinds, type ScoreStatus, zeroStatuses } from './kinds.ts';

/** A subject of a new session; what is left out comes from the plan year's settings. */
export interface NewSubject {
  readonly name: string;
  /** Points, as a decimal with at most two places. */
  readonly fullMark: string;
  /** Thresholds in percent of the full mark. */
  readonly passPercent?: string | null | undefined;
  readonly excellentPercent?: string | null | undefined;
  readonly lowPercent?: string | null | undefined;
  readonly weight?: string | null | undefined;
}

/** Why somebody goes on although the law profile objects. */
export interface GoOn {
  readonly reason: string;
  readonly legalBasis: string;
}

/** What is wanted of a new session (I8, Q1, Q3). */
export interface NewExam {
  readonly code: string;
  readonly title: string;
  readonly kind: ExamKind;
  readonly heldOn: string;
  /** The town, a campus or a class. */
  readonly unitId: number;
  /** Empty: all. */
  readonly grades?: readonly number[] | null | undefined;
  readonly subjects: readonly NewSubject[];
  readonly written?: boolean | null | undefined;
  readonly allowNegative?: boolean | null | undefined;
  readonly doubleEntry?: boolean | null | undefined;
  readonly zeroFor?: readonly string[] | null | undefined;
  readonly enterBy?: string | null | undefined;
  /** Without them one for each school in the unit, that its head does. */
  readonly tasks?:
    | readonly { readonly unitId: number; readonly personId?: number | null; readonly enterBy?: string | null }[]
    | null
    | undefined;
  /** Pupils drawn in each school; without it all sit. */
  readonly sample?: { readonly size: number; readonly seed?: string | null | undefined } | null | undefined;
  readonly goOn?: GoOn | null | undefined;
}

/** A subject as it is written: decimals complete. */
export type SubjectRow = {
  readonly [Key in keyof NewSubject]-?: string;
};

const schoolKinds: readonly UnitKind[] = ['campus', 'centralSchool'];

/** Schools in a unit, or the one that it belongs to. */
export const schoolsOf = (town: TownFacts, unitId: number): readonly number[] => {
  const isSchool = (id: number) => schoolKinds.includes(town.units.get(id)?.kind ?? 'town');
  const inside = unitAndBelow(town, unitId).filter(isSchool);
  return inside.length > 0 ? inside : unitAndAbove(town, unitId).filter(isSchool).slice(0, 1);
};

const isDecimal = (text: string, places: number): boolean => new RegExp(`^\\d{1,4}(\\.\\d{1,${places}})?$`).test(text);

const defaults: Readonly<Record<'passPercent' | 'excellentPercent' | 'lowPercent', SettingKey>> = {
  passPercent: 'exam.passPercent',
  excellentPercent: 'exam.excellentPercent',
  lowPercent: 'exam.lowPercent',
};

/** A subject with what its plan year says where nothing else was asked for. */
export const completeSubject = (town: TownFacts, heldOn: string, subject: NewSubject): SubjectRow => {
  const own = planYearOf(town, heldOn).settings;
  const percent = (key: keyof typeof defaults) => subject[key] ?? String(settingValue(own, defaults[key]));
  return {
    name: subject.name.trim(),
    fullMark: subject.fullMark,
    passPercent: percent('passPercent'),
    excellentPercent: percent('excellentPercent'),
    lowPercent: percent('lowPercent'),
    weight: subject.weight ?? '1',
  };
};

const faultsOfSubject = (subject: SubjectRow, index: number): InputFault[] => {
  const path = (field: string) => ['subjects', String(index), field];
  const faults = checkText('name', ['学科', 'Subject'], subject.name, 20).map((fault) => ({
    ...fault,
    path: path('name'),
  }));
  const say = (field: string, found: string, zh: string, en: string) =>
    faults.push({
      path: path(field),
      text: [`“${subject.name}”填的是 ${found}，${zh}`, `For “${subject.name}” ${found} was given; ${en}`],
    });
  if (!isDecimal(subject.fullMark, 2) || Number(subject.fullMark) === 0)
    say(
      'fullMark',
      subject.fullMark,
      '满分应大于 0，最多两位小数',
      'a full mark is above 0, with at most two decimals',
    );
  const percents = ['passPercent', 'excellentPercent', 'lowPercent'] as const;
  const wrong = percents.filter((key) => !isDecimal(subject[key], 2) || Number(subject[key]) > 100);
  for (const key of wrong)
    say(key, subject[key], '应为 0 到 100 之间的百分数', 'a percentage from 0 to 100 was expected');
  const [low, pass, excellent] = [subject.lowPercent, subject.passPercent, subject.excellentPercent].map(Number);
  if (wrong.length === 0 && !((low ?? 0) <= (pass ?? 0) && (pass ?? 0) <= (excellent ?? 0)))
    say(
      'passPercent',
      `${low} / ${pass} / ${excellent}`,
      '低分线、及格线、优秀线应依次不降低',
      'the lines for low, pass and excellent have to rise',
    );
  if (!isDecimal(subject.weight, 4)) say('weight', subject.weight, '权重应为不小于 0 的数', 'a weight is 0 or above');
  return faults;
};

const faultsOfSubjects = (subjects: readonly SubjectRow[]): InputFault[] => {
  const faults = subjects.flatMap(faultsOfSubject);
  const twice = subjects.findIndex(({ name }, index) => subjects.findIndex((each) => each.name === name) < index);
  if (subjects.length === 0 || subjects.length > 20)
    faults.push({
      path: ['subjects'],
      text: [
        `学科有 ${subjects.length} 个，应为 1 到 20 个`,
        `There are ${subjects.length} subjects; 1 to 20 are taken`,
      ],
    });
  else if (twice >= 0)
    faults.push({
      path: ['subjects', String(twice), 'name'],
      text: [`学科“${subjects[twice]?.name}”写了两次`, `The subject “${subjects[twice]?.name}” was given twice`],
    });
  else if (subjects.every(({ weight }) => Number(weight) === 0))
    faults.push({
      path: ['subjects'],
      text: ['至少一个学科的权重要大于 0', 'At least one subject needs a weight above 0'],
    });
  return faults;
};

/** What is wrong with a session that is wanted, as far as it and the town tell. */
export const faultsOfExam = (
  town: TownFacts,
  exam: NewExam,
  subjects: readonly SubjectRow[],
): readonly InputFault[] => {
  const { code, title, kind, heldOn, unitId, grades, zeroFor, enterBy, tasks, sample } = exam;
  const faults: InputFault[] = checkText('title', ['名称', 'Title'], title, 80);
  const add = (field: string, zh: string, en: string) => faults.push({ path: [field], text: [zh, en] });
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(code))
    add(
      'code',
      `编号“${code}”不能用；要用 1 到 40 个字母、数字、点、横线或下划线`,
      `The code “${code}” cannot be used; it takes 1 to 40 letters, digits, dots, hyphens or underscores`,
    );
  if (!Object.hasOwn(examKinds, kind)) add('kind', '没有这种监测', 'There is no such kind of session');
  const unit = town.units.get(unitId);
  if (unit === undefined || !['town', 'campus', 'centralSchool', 'class'].includes(unit.kind))
    add('unit', '请选全镇、一个校片或一个班级', 'Please choose the town, a campus or a class');
  if (!town.planYears.some(({ startsOn, endsOn }) => startsOn <= heldOn && heldOn <= endsOn))
    add('heldOn', `${heldOn} 不在任何学年里；请先录入学年`, `${heldOn} lies in no plan year; please enter it first`);
  if ((grades ?? []).some((grade) => !Number.isInteger(grade) || grade < 1 || grade > 9))
    add('grades', '年级应为 1 到 9', 'Grades are 1 to 9');
  if ((zeroFor ?? []).some((status) => !zeroStatuses.includes(status as ScoreStatus)))
    add('zeroFor', `按零分计的只能是 ${zeroStatuses.join('、')}`, `Only ${zeroStatuses.join(', ')} may count as zero`);
  if (enterBy && enterBy < heldOn)
    add(
      'enterBy',
      `录入期限 ${enterBy} 早于监测日 ${heldOn}`,
      `Entry by ${enterBy} is before the session on ${heldOn}`,
    );
  const schools = schoolsOf(town, unitId);
  if ((tasks ?? []).some((task) => !schools.includes(task.unitId)))
    add('tasks', '录入任务只能给参加监测的学校', 'Tasks are for schools that take part');
  if (new Set((tasks ?? []).map((task) => task.unitId)).size < (tasks ?? []).length)
    add('tasks', '同一学校写了两次', 'A school was given twice');
  if (sample && !(Number.isInteger(sample.size) && sample.size > 0 && sample.size <= 10_000))
    add(
      'sample',
      `每校抽 ${sample.size} 人，应为 1 到 10000`,
      `${sample.size} pupils of each school; 1 to 10000 are taken`,
    );
  if (sample?.seed && !/^[\x21-\x7e]{1,80}$/.test(sample.seed))
    add('sample', '种子要用 1 到 80 个可见 ASCII 字符', 'A seed takes 1 to 80 visible ASCII characters');
  return [...faults, ...faultsOfSubjects(subjects)];
};
