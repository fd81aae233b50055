import type { Transaction } from '@plumbline/database';
import {
  analyse,
  type CompositeParts,
  composite,
  compositePartsOf,
  type Description,
  type GroupEffect,
  type Model,
  type SubjectAnalysis,
  settingValue,
  type WeightedTally,
} from '@plumbline/rules';
import type { TownFacts } from '../../town/facts.ts';
import type { ExamFacts, ExamSubject } from '../exam.ts';
import type { Grouping } from '../kinds.ts';
import { type Column, columnOf, columnOfAll } from './columns.ts';
import { type Rows, rowsOf, schoolsOfTeachers, type TeachingOfDay, teachingOn } from './group-rows.ts';
import { guardedAmong } from './guard.ts';
import { isEntitled, type MarkTable, readMarks } from './read-marks.ts';

/** Figures of a group in a subject; subject 0 is all together, in percent of the full marks. */
export interface GroupResult extends Description, GroupEffect {
  readonly subject: number;
  readonly grouping: Grouping;
  /** The unit, or of a teacher the person. */
  readonly groupId: number;
  readonly campusId: number | null;
  readonly grade: number | null;
  /** 0 to 100, as a decimal; `null` where a subject that counts has no mark. */
  readonly composite: string | null;
  readonly rank: number | null;
  /** Withheld from whoever may not see the small group beside it. */
  readonly guarded: boolean;
}

/** The line through all pupils of a subject by which groups were compared. */
export interface GroupModel {
  readonly subject: number;
  readonly grouping: Grouping;
  readonly model: Model;
}

/** Everything that is computed from the marks of a session. */
export interface ExamResults {
  /** Pupils whose marks were read. */
  readonly pupils: number;
  readonly results: readonly GroupResult[];
  readonly models: readonly GroupModel[];
}

const analyseColumn = (column: Column, rows: Rows, table: MarkTable, smallGroup: number, alone: boolean) => {
  const marks = column.marks(rows);
  const keys = [...new Set(rows.key)].filter((key) => key !== 0).sort((a, b) => a - b);
  const places = new Map(keys.map((key, place) => [key, place]));
  const group = Int32Array.from(rows.key, (key, row) => (isEntitled(marks[row] ?? 0) ? (places.get(key) ?? -1) : -1));
  const { prior } = table;
  const entry = prior === undefined || alone ? {} : { prior: Float64Array.from(rows.pupil, (at) => prior[at] ?? 0) };
  const [analysis] = analyse({
    groups: keys.map(String),
    smallGroup,
    subjects: [
      {
        subject: column.name,
        fullMark: column.fullMark,
        thresholds: column.thresholds,
        rows: { group, marks, ...entry },
      },
    ],
  });
  return analysis as SubjectAnalysis;
};

const placeOf = (
  grouping: Grouping,
  groupId: number,
  town: TownFacts,
): { campusId: number | null; grade: number | null } => {
  if (grouping === 'campus') return { campusId: groupId, grade: null };
  const unit = grouping === 'class' ? town.units.get(groupId) : undefined;
  return { campusId: unit === undefined ? null : schoolOf(town, unit.id), grade: unit?.grade ?? null };
};

/** The school that a unit belongs to. */
export const schoolOf = (town: TownFacts, unitId: number): number | null => {
  for (let unit = town.units.get(unitId); unit !== undefined; unit = town.units.get(unit.parentId ?? 0))
    if (unit.kind === 'campus' || unit.kind === 'centralSchool') return unit.id;
  return null;
};

const compositeOf = (tallies: readonly WeightedTally[], parts: CompositeParts): string | null => {
  const found = composite(tallies, parts);
  return found.ok ? found.text : null;
};

/** Tallies of the subjects of each group by its number. */
const talliesOf = (bySubject: readonly { subject: ExamSubject; analysis: SubjectAnalysis }[]) => {
  const tallies = new Map<string, WeightedTally[]>();
  for (const { subject, analysis } of bySubject)
    for (const group of analysis.groups)
      tallies.set(group.group, [
        ...(tallies.get(group.group) ?? []),
        { weight: subject.weight, tally: tallyOf(group) },
      ]);
  return tallies;
};

const tallyOf = ({ fullMark, n, sum, counts }: Description) => ({ fullMark, n, sum, counts });

const computeGrouping = (
  grouping: Grouping,
  given: {
    readonly town: TownFacts;
    readonly exam: ExamFacts;
    readonly table: MarkTable;
    readonly teaching: readonly TeachingOfDay[];
    readonly parts: CompositeParts;
    readonly smallGroup: number;
    readonly all: (grouping: Grouping) => Column;
  },
): Pick<ExamResults, 'results' | 'models'> => {
  const { town, exam, table, teaching, parts, smallGroup } = given;
  const run = (column: Column, names: readonly string[]) => {
    const rows = rowsOf(grouping, table, exam, teaching, names);
    return { rows, analysis: analyseColumn(column, rows, table, smallGroup, grouping === 'town') };
  };
  const bySubject = exam.subjects.map((subject, at) => ({
    subject,
    ...run(columnOf(subject, table.marks[at] ?? new Int32Array()), [subject.name]),
  }));
  const together = run(
    given.all(grouping),
    exam.subjects.map(({ name }) => name),
  );
  const schools = grouping === 'teacher' ? schoolsOfTeachers(together.rows, table) : new Map<number, number>();
  const tallies = talliesOf(bySubject);
  const resultsOf = (position: number, analysis: SubjectAnalysis, compositeOfGroup: (group: string) => string | null) =>
    analysis.groups.map((group): GroupResult => {
      const { group: name, ...figures } = group;
      const groupId = Number(name);
      const place = placeOf(grouping, groupId, town);
      return {
        ...figures,
        subject: position,
        grouping,
        groupId,
        ...place,
        campusId: schools.get(groupId) ?? place.campusId,
        composite: compositeOfGroup(name),
        guarded: false,
      };
    });
  const results = [
    ...bySubject.flatMap(({ subject, analysis }) => {
      const own = new Map(analysis.groups.map((group) => [group.group, tallyOf(group)]));
      return resultsOf(subject.position, analysis, (name) => {
        const tally = own.get(name);
        return tally === undefined ? null : compositeOf([{ weight: '1', tally }], parts);
      });
    }),
    ...resultsOf(0, together.analysis, (name) => compositeOf(tallies.get(name) ?? [], parts)),
  ];
  const models = [
    ...bySubject.map(({ subject, analysis }) => [subject.position, analysis] as const),
    [0, together.analysis] as const,
  ].flatMap(([subject, { model }]): GroupModel[] => (model === null ? [] : [{ subject, grouping, model }]));
  return { results, models };
};

/** What pupils are put together by, in the order in which it is computed. */
const allGroupings: readonly Grouping[] = ['town', 'campus', 'class', 'teacher'];

/**
 * Computes the figures of every group of a session at a revision: by town, school, class and teacher, for each subject and
 * for all together (Q1). Teachers are those of the classes on the day of the session.
 * @param tx a transaction as `pupils`; whoever it is for, the reading is to be logged
 * @param wanted only these groupings
 */
export const computeResults = async (
  tx: Transaction,
  town: TownFacts,
  exam: ExamFacts,
  revision: number,
  wanted: readonly Grouping[] = allGroupings,
): Promise<ExamResults> => {
  const [table, teaching] = await Promise.all([
    readMarks(tx, town.id, exam, revision),
    teachingOn(tx, town.id, exam.heldOn),
  ]);
  const year = town.planYears.find(({ id }) => id === exam.planYearId);
  if (year === undefined) throw new Error(`Session ${exam.code} lies in no plan year of the town.`);
  const given = {
    town,
    exam,
    table,
    teaching,
    parts: compositePartsOf((key) => settingValue(year.settings, key)),
    smallGroup: settingValue(year.settings, 'exam.smallGroup'),
    all: columnOfAll(exam, table, teaching),
  };
  const parts = wanted.map((grouping) => computeGrouping(grouping, given));
  const results = parts.flatMap((part) => part.results);
  const guarded = guardedAmong(results, given.smallGroup);
  return {
    pupils: table.pupils,
    results: results.map((result) => ({ ...result, guarded: guarded.has(result) })),
    models: parts.flatMap(({ models }) => models),
  };
};
