import type { Text } from '@plumbline/terms';
import { placeKey } from '../exam/import/places.ts';
import type { InputFault } from '../record/parse-input.ts';
import { furtherNames, nameInGrade, tellsGrade } from './class-names.ts';
import type { ClassMove, EmptyClass, Intake, NewClass, RolloverChoices } from './plan-type.ts';
import type { UnitRow, YearState } from './state.ts';

/** What becomes of the classes. */
export interface ClassesPlan {
  readonly classes: readonly ClassMove[];
  readonly intakes: readonly Intake[];
  readonly made: readonly NewClass[];
  readonly closed: readonly EmptyClass[];
  readonly faults: readonly InputFault[];
  /** The school that a class belongs to. */
  readonly schoolOf: (classId: number) => number;
}

interface SchoolClass {
  readonly unit: UnitRow;
  readonly grade: number;
  readonly school: UnitRow;
}

/** Most classes that a school begins with. */
const mostIntake = 40;

const schoolOf = (units: ReadonlyMap<number, UnitRow>, unit: UnitRow): UnitRow => {
  for (let at: UnitRow | undefined = unit; at !== undefined; at = units.get(at.parentId ?? -1))
    if (at.kind === 'campus' || at.kind === 'centralSchool') return at;
  return units.get(unit.parentId ?? -1) ?? unit;
};

/** Classes that are there on the last day of the year and whose grade is known, in the order of school, grade and name. */
const classesOf = ({ units, from }: YearState): readonly SchoolClass[] =>
  [...units.values()]
    .flatMap((unit): SchoolClass[] =>
      unit.kind === 'class' && unit.grade !== null && (unit.toOn === null || unit.toOn > from.endsOn)
        ? [{ unit, grade: unit.grade, school: schoolOf(units, unit) }]
        : [],
    )
    .sort(
      (a, b) =>
        a.school.id - b.school.id ||
        a.grade - b.grade ||
        a.unit.name.localeCompare(b.unit.name, 'zh', { numeric: true }) ||
        a.unit.id - b.unit.id,
    );

/** Key of a class that is made. */
export const keyOfNew = (schoolId: number, name: string): string => `${schoolId}/${placeKey(name)}`;

/** The unit below which a class of a grade lies: where its other classes do, or where its pupils come from. */
const parentFor = (all: readonly SchoolClass[], school: UnitRow, grade: number, from: UnitRow | null): number =>
  all.find((each) => each.school.id === school.id && each.grade === grade)?.unit.parentId ??
  from?.parentId ??
  school.id;

const twice = (path: readonly string[], name: string, school: string): InputFault => ({
  path,
  text: [
    `${school}有两个班都升入“${name}”；请给其中一个另取班名`,
    `Two classes of ${school} would become ${name}; give one of them another name`,
  ],
});

/**
 * Where the pupils of each class go with the year: one grade up, under the name that the rule gives or somebody chose; the
 * last grades leave; schools begin with as many classes as they had.
 * @param lastPrimary last grade of primary school; the last of all is the ninth
 */
export const planClasses = (
  state: YearState,
  lastPrimary: number,
  { classes: chosen, intakes: wanted }: Pick<RolloverChoices, 'classes' | 'intakes'>,
): ClassesPlan => {
  const all = classesOf(state);
  const faults: InputFault[] = [];
  const choiceOf = (classId: number) => chosen?.findIndex((each) => each.classId === classId) ?? -1;
  for (const [at, { classId }] of (chosen ?? []).entries())
    if (!all.some(({ unit }) => unit.id === classId))
      faults.push({ path: ['classes', String(at), 'class'], text: noClass });

  const made = new Map<string, NewClass>();
  const targets = new Set<number>();
  const moves = all.map(({ unit, grade, school }): ClassMove => {
    const at = choiceOf(unit.id);
    const choice = chosen?.[at];
    const goesOn =
      grade < 9 && (grade !== lastPrimary || all.some((each) => each.school === school && each.grade === grade + 1));
    const leaves = grade >= 9 || (choice?.leaves ?? !goesOn);
    const move = {
      classId: unit.id,
      name: unit.name,
      school: school.name,
      grade,
      pupils: state.pupils.get(unit.id) ?? 0,
    };
    if (leaves) return { ...move, leaves, toName: null, toGrade: null, toId: null };
    const toGrade = grade + 1;
    const toName = choice?.name?.trim() || nameInGrade(unit.name, toGrade);
    const path = ['classes', String(Math.max(at, 0)), 'name'];
    const there = all.find(
      (each) => each.school === school && each.grade === toGrade && placeKey(each.unit.name) === placeKey(toName),
    );
    if (toName.length > 60) faults.push({ path, text: tooLong(toName) });
    if (there !== undefined) {
      if (targets.has(there.unit.id)) faults.push(twice(path, toName, school.name));
      targets.add(there.unit.id);
    } else {
      const key = keyOfNew(school.id, toName);
      const inUse = all.some(
        (each) =>
          each.school === school &&
          each.unit !== unit &&
          placeKey(each.unit.name) === placeKey(toName) &&
          tellsGrade(each.unit.name, each.grade),
      );
      if (made.has(key)) faults.push(twice(path, toName, school.name));
      if (inUse) faults.push({ path, text: nameInUse(toName, school.name) });
      made.set(key, {
        key,
        parentId: parentFor(all, school, toGrade, unit),
        school: school.name,
        name: toName,
        grade: toGrade,
      });
    }
    return { ...move, leaves, toName, toGrade, toId: there?.unit.id ?? null };
  });

  const kept = new Set<number>();
  const intakes = planIntakes(all, lastPrimary, wanted, faults).map(({ school, grade, count, ...intake }) => {
    const slots = all.filter((each) => each.school === school && each.grade === grade);
    const standing = slots.filter(({ unit }) => tellsGrade(unit.name, grade)).slice(0, count);
    for (const { unit } of standing) kept.add(unit.id);
    const taken = all.filter((each) => each.school === school).map(({ unit }) => unit.name);
    const further = furtherNames(grade, standing[0]?.unit.name ?? null, taken, count - standing.length);
    for (const name of further) {
      const key = keyOfNew(school.id, name);
      made.set(key, { key, parentId: parentFor(all, school, grade, null), school: school.name, name, grade });
    }
    return { ...intake, school: school.name, grade, names: [...standing.map(({ unit }) => unit.name), ...further] };
  });

  const closed = all
    .filter(({ unit }) => !targets.has(unit.id) && !kept.has(unit.id))
    .map(({ unit, school }) => ({ unitId: unit.id, name: unit.name, school: school.name }));
  const schools = new Map(all.map(({ unit, school }) => [unit.id, school.id]));
  const schoolOf = (classId: number): number => schools.get(classId) ?? 0;
  return { classes: moves, intakes, made: [...made.values()], closed, faults, schoolOf };
};

const noClass: Text = ['没有这个班，或它不知道是几年级', 'There is no such class, or its grade is not known'];
const tooLong = (name: string): Text => [`班名“${name}”超过 60 个字`, `The name “${name}” has more than 60 characters`];
const nameInUse = (name: string, school: string): Text => [
  `${school}已有“${name}”，是别的年级的班；请另取班名`,
  `${school} has a class ${name} of another grade; choose another name`,
];

interface PlannedIntake {
  readonly school: UnitRow;
  readonly schoolId: number;
  readonly grade: number;
  readonly before: number;
  readonly count: number;
}

/** Schools that begin with a first grade of primary or lower secondary school, and with how many classes. */
const planIntakes = (
  all: readonly SchoolClass[],
  lastPrimary: number,
  wanted: RolloverChoices['intakes'],
  faults: InputFault[],
): readonly PlannedIntake[] => {
  const schools = [...new Set(all.map(({ school }) => school))];
  const beginning = schools.flatMap((school) =>
    [1, lastPrimary + 1].flatMap((grade): PlannedIntake[] => {
      const before = all.filter((each) => each.school === school && each.grade === grade).length;
      // A school that teaches the grade before gets its own pupils.
      const ownPupils = all.some((each) => each.school === school && each.grade === grade - 1);
      return before === 0 || ownPupils ? [] : [{ school, schoolId: school.id, grade, before, count: before }];
    }),
  );
  return beginning.map((intake) => {
    const at = wanted?.findIndex((each) => each.schoolId === intake.schoolId && each.grade === intake.grade) ?? -1;
    const count = wanted?.[at]?.classes ?? intake.before;
    if (Number.isInteger(count) && count >= 0 && count <= mostIntake) return { ...intake, count };
    faults.push({
      path: ['intakes', String(at), 'classes'],
      text: [
        `${intake.school.name}新生班数写的是 ${count}，应为 0 到 ${mostIntake}`,
        `${intake.school.name} is to begin with ${count} classes; 0 to ${mostIntake} was expected`,
      ],
    });
    return intake;
  });
};
