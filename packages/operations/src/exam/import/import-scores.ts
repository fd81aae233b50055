import { type BulkTransaction, bulkTransaction } from '@plumbline/database';
import type { Text } from '@plumbline/terms';
import type { Deps } from '../../deps.ts';
import { type Answer, type Problem, refuse, refuseInput } from '../../problem.ts';
import type { InputFault } from '../../record/parse-input.ts';
import { forgetTown, planYearOf } from '../../town/facts.ts';
import type { Viewer } from '../../viewer.ts';
import { ensureExam, faultsOfCode } from '../ensure-exam.ts';
import { type ExamFacts, readExam } from '../exam.ts';
import { logReading } from '../read-log.ts';
import { loadSight, type Sight, seesExam } from '../sight.ts';
import { type CellChange, countFates, tellChanges } from './count-fates.ts';
import { type Excluded, excludeRows } from './exclude.ts';
import { type FoundPlaces, findPlaces, type PlaceBook, placeBook, placeKey, schoolsOf } from './places.ts';
import { badRows, mayWrite, type SheetImportOptions, type SheetReport, withFound } from './report.ts';
import { resolveScores } from './resolve-scores.ts';
import { makeRevision } from './revision.ts';
import { explainScope, type SchoolScope, scopeOf } from './schools-of-viewer.ts';
import type { ScoreExpectation, ScoreSheet } from './source.ts';
import { stageRows } from './stage-rows.ts';
import { rejectUnknownPupils } from './unknown-pupils.ts';
import { createPupils, withdrawSecondEntries, writeScores } from './write-scores.ts';

/** How scores are imported. */
export interface ScoreImportOptions extends SheetImportOptions {
  /** Code of the session; one that does not exist is opened, unpublished. */
  readonly exam: string;
  /** Full mark in hundredths of a point of the subjects of a session that is opened; 100 points if left out. */
  readonly fullMark?: number | undefined;
  /** What a column 成绩 stands for, where the session has several subjects or does not exist. */
  readonly subject?: string | undefined;
}

/** The session that scores go into. */
export interface ImportedExam {
  readonly code: string;
  readonly title: string;
  /** Whether it was there before the import. */
  readonly existed: boolean;
  /** Whether figures of it are published: they stay as they are until it is published again. */
  readonly published: boolean;
  readonly subjects: readonly { readonly name: string; readonly fullMark: number }[];
}

/** What an import of scores did, or would do. */
export interface ScoreReport extends SheetReport {
  readonly exam: ImportedExam;
  /** The revision that was made; `null` where nothing changed or nothing was written. */
  readonly revision: number | null;
  /** The first rows that differ from what is on record, cell by cell. */
  readonly changes: readonly CellChange[];
  /** Rows whose pupils are entered but do not count. */
  readonly excluded: readonly Excluded[];
}

/** Opens the sheet once it is known what the session expects. */
export type OpenScores = (expectation: ScoreExpectation) => Promise<ScoreSheet>;

/** Full mark of a subject of which nothing else is known: 100 points. */
const usualFullMark = 10_000;
const usualSubject = '成绩';

const noExam: Text = [
  '没有这次监测；请教导处先开设，或核对代码',
  'There is no such session; ask academic affairs to open it, or check the code',
];
const notAllowed: Text = [
  '您不能导入这次监测的成绩；由教导处和各校负责人导入',
  'You may not import scores of this session; academic affairs and the heads of schools do',
];
const changedMeanwhile: Text = [
  '导入时这次监测的学科被别人改了；请重新核对后再导入',
  'Somebody changed the subjects of the session meanwhile; look at the file again and import it once more',
];
const whichSubject = (found: string, names: readonly string[]): Text => [
  `不知道“${found}”这一列是哪一科；这次监测有：${names.join('、')}。请指明学科，或改列的标题`,
  `It is not clear which subject the column “${found}” is; the session has: ${names.join(', ')}. Name the subject, or correct the header`,
];

/** The refusal of somebody who may not import, before anything is read. */
const refusalOf = (
  sight: Sight,
  exam: ExamFacts | null,
  scope: SchoolScope,
): { ok: false; problems: readonly Problem[] } | null => {
  const { locale } = sight.viewer;
  if (exam === null) {
    if (scope.wholeTown) return null;
    return scope.schools.size > 0
      ? refuse(locale, 'NotFound', noExam, { path: ['exam'] })
      : refuse(locale, 'NotAllowed', notAllowed);
  }
  if (!seesExam(sight, exam)) return refuse(locale, 'NotFound', noExam, { path: ['exam'] });
  return scope.wholeTown || scope.schools.size > 0 ? null : refuse(locale, 'NotAllowed', notAllowed);
};

const expectationOf = (
  exam: ExamFacts | null,
  { fullMark = usualFullMark, subject }: ScoreImportOptions,
  knowsSchool: (name: string) => boolean,
): ScoreExpectation => {
  const [only, ...more] = exam?.subjects ?? [];
  return {
    subjects: exam?.subjects.map(({ name, fullMark: own }) => ({ name, fullMark: own })) ?? null,
    singleSubject: subject ?? (more.length === 0 && only !== undefined ? only.name : usualSubject),
    fullMark,
    allowNegative: exam?.allowNegative ?? false,
    knowsSchool,
  };
};

/** What is wrong with a sheet that was opened, given the session. */
const faultsOfSheet = (sheet: ScoreSheet, exam: ExamFacts | null, { fullMark }: ScoreImportOptions): InputFault[] => {
  const names = exam?.subjects.map(({ name }) => name) ?? sheet.subjects;
  const lacking = sheet.subjects.find((name, at) => !names.includes(name) || sheet.subjects.indexOf(name) < at);
  if (lacking !== undefined) return [{ path: ['subject'], text: whichSubject(lacking, names) }];
  if (exam === null) return [];
  const other = exam.subjects.find(
    ({ name, fullMark: own }) => fullMark !== undefined && own !== fullMark && sheet.subjects.includes(name),
  );
  return other === undefined || fullMark === undefined
    ? []
    : [
        {
          path: ['fullMark'],
          text: [
            `这次监测“${other.name}”的满分是 ${other.fullMark / 100}，不是 ${fullMark / 100}；请改正或不填满分`,
            `The full mark of “${other.name}” in this session is ${other.fullMark / 100}, not ${fullMark / 100}; correct it or leave it out`,
          ],
        },
      ];
};

const positionsIn = (exam: ExamFacts, names: readonly string[]): readonly number[] | null => {
  const positions = names.map((name) => exam.subjects.find((subject) => subject.name === name)?.position ?? 0);
  return positions.includes(0) ? null : positions;
};

/** What all steps of one import work with. */
interface Work {
  readonly deps: Deps;
  readonly sight: Sight;
  readonly options: ScoreImportOptions;
  readonly exam: ExamFacts | null;
  readonly scope: SchoolScope;
  /** Schools of the town by name. */
  readonly known: ReadonlyMap<string, number>;
  readonly sheet: ScoreSheet;
  readonly book: PlaceBook;
}

const newSubjects = ({ sheet, options }: Work) =>
  sheet.subjects.map((name) => ({ name, fullMark: options.fullMark ?? usualFullMark }));

/** The session that rows go into, held until the end; `null` where it changed since the sheet was judged by it. */
const examToWrite = async (tx: BulkTransaction, work: Work): Promise<ExamFacts | null> => {
  const { deps, sight, options, exam: before } = work;
  const exam = await ensureExam(tx, sight.viewer, sight.town, {
    code: options.exam,
    day: sight.today,
    at: deps.clock(),
    subjects: newSubjects(work),
  });
  const expected = before?.subjects ?? newSubjects(work);
  const same =
    exam.subjects.length === expected.length &&
    exam.subjects.every(({ name, fullMark }, at) => expected[at]?.name === name && expected[at]?.fullMark === fullMark);
  return same ? exam : null;
};

const importedExam = (work: Work): ImportedExam => ({
  code: work.options.exam,
  title: work.exam?.title ?? work.options.exam,
  existed: work.exam !== null,
  published: work.exam !== null && work.exam.publishedRevision !== null,
  subjects: (work.exam?.subjects ?? newSubjects(work)).map(({ name, fullMark }) => ({ name, fullMark })),
});

/** Compares the staged rows with the session, and writes what differs where that is wanted. */
const compareAndWrite = async (
  tx: BulkTransaction,
  work: Work,
  exam: ExamFacts | null,
  places: FoundPlaces,
  { write, rows, createdPupils }: { write: boolean; rows: number; createdPupils: number },
) => {
  const { deps, sight, options, sheet } = work;
  const { viewer, town } = sight;
  const heldOn = exam?.heldOn ?? sight.today;
  const positions = exam === null ? sheet.subjects.map((_, at) => at + 1) : (positionsIn(exam, sheet.subjects) ?? []);
  await resolveScores(tx, { townId: town.id, examId: exam?.id ?? 0, heldOn, positions }, places);
  const excluded = await excludeRows(tx, town, { examId: exam?.id ?? 0, heldOn, sampled: exam?.sampled ?? false });
  const { known, ...fates } = await countFates(tx, positions.length);
  const changes = fates.changed === 0 ? [] : await tellChanges(tx, town.id, sheet.subjects, places);
  const at = deps.clock();
  if (known - createdPupils > 0)
    await logReading(tx, viewer, {
      purpose: 'import',
      examId: exam?.id ?? null,
      unitId: null,
      pupils: known - createdPupils,
      at,
    });
  let revision: number | null = null;
  if (write && exam !== null && fates.new + fates.changed > 0) {
    revision = await makeRevision(tx, viewer, exam, {
      kind: 'import',
      at,
      fileDigest: options.fileDigest ?? null,
      rows,
      added: fates.new,
      changed: fates.changed,
      unchanged: fates.unchanged,
    });
    const target = { townId: town.id, examId: exam.id, positions, revision };
    if (exam.doubleEntry) await withdrawSecondEntries(tx, target, viewer.personId);
    await writeScores(tx, target);
  }
  return { fates, known, changes, excluded, revision };
};

const importInto = async (tx: BulkTransaction, work: Work): Promise<Answer<{ report: ScoreReport }>> => {
  const { deps, sight, options, sheet, scope, known, book } = work;
  const { viewer, town } = sight;
  const { createMissing = 'none', onProgress } = options;
  const heldOn = work.exam?.heldOn ?? sight.today;
  const making = { schools: createMissing === 'schools', classes: createMissing !== 'none' };
  const verdict = await stageRows(tx, sheet, book, sheet.subjects.length);
  const where = { townId: town.id, day: heldOn, making };
  const before = await findPlaces(tx, { ...where, write: false }, book);
  const unknown = await rejectUnknownPupils(tx, {
    townId: town.id,
    examId: work.exam?.id ?? 0,
    schools: before.schools,
    scope,
    adding: createMissing !== 'none',
    sheet,
  });
  const bad = badRows(verdict) + unknown.count;
  const staged = verdict.accepted - unknown.count;
  const write = mayWrite(staged, bad, options);
  onProgress?.({ stage: 'writing', done: 0, all: staged });
  const exam = write ? await examToWrite(tx, work) : work.exam;
  if (write && exam === null) return refuse(viewer.locale, 'StaleVersion', changedMeanwhile);
  const places = write ? await findPlaces(tx, { ...where, write }, book) : before;
  const pupils = { townId: town.id, kind: sheet.idKind, fromOn: planYearOf(town, heldOn).startsOn, at: deps.clock() };
  const createdPupils = write && createMissing !== 'none' ? await createPupils(tx, pupils, places) : 0;
  const {
    fates,
    known: knownPupils,
    ...outcome
  } = await compareAndWrite(tx, work, exam, places, {
    write,
    rows: verdict.rows,
    createdPupils,
  });
  onProgress?.({ stage: 'writing', done: staged, all: staged });
  return {
    ok: true,
    report: {
      rows: verdict.rows,
      accepted: write || options.dryRun === true ? staged : 0,
      written: outcome.revision !== null,
      ...withFound(
        { ...verdict, problems: explainScope(verdict.problems, known) },
        unknown.problems,
        unknown.count - unknown.problems.length,
      ),
      warnings: verdict.warnings,
      counts: { ...fates, bad },
      created: {
        schools: places.newSchools,
        classes: places.newClasses,
        pupils: write ? createdPupils : staged - knownPupils,
      },
      exam: importedExam(work),
      ...outcome,
    },
  };
};

/**
 * Imports scores of pupils into a session by the one policy of all imports: every row is judged, any bad one keeps the
 * file out unless the good ones are accepted, and what goes in is one revision of the session, whole or not at all. A file
 * that changes nothing makes none. With double entry it counts as the first entry: somebody else makes the second.
 * @param open opens the sheet; what it throws ends the import, with nothing written
 * @throws the signal's reason where the import was ended
 */
export const importScores = async (
  deps: Deps,
  viewer: Viewer,
  open: OpenScores,
  options: ScoreImportOptions,
): Promise<Answer<{ report: ScoreReport }>> => {
  const [sight, exam] = await Promise.all([loadSight(deps, viewer), readExam(deps, viewer, { code: options.exam })]);
  const { town } = sight;
  const scope = { ...viewer, zone: town.zone, as: 'pupils' } as const;
  const codeFaults = exam === null ? faultsOfCode(options.exam) : [];
  const answer = await bulkTransaction(
    deps.pool,
    scope,
    async (tx): Promise<Answer<{ report: ScoreReport }>> => {
      const known = await schoolsOf(tx, town.id, exam?.heldOn ?? sight.today);
      const own = scopeOf(sight, exam, [...known.values()]);
      const refusal = refusalOf(sight, exam, own);
      if (refusal !== null) return refusal;
      if (codeFaults.length > 0) return refuseInput(viewer.locale, codeFaults);
      const adding = options.createMissing === 'schools';
      if (adding && !own.takesNewSchools)
        return refuse(viewer.locale, 'NotAllowed', noNewSchools, { path: ['createMissing'] });
      const sheet = await open(
        expectationOf(exam, options, (name) => {
          const id = known.get(placeKey(name));
          return id === undefined ? adding : own.schools.has(id);
        }),
      );
      const faults = faultsOfSheet(sheet, exam, options);
      if (faults.length > 0) return refuseInput(viewer.locale, faults);
      return importInto(tx, { deps, sight, options, exam, scope: own, known, sheet, book: placeBook() });
    },
    options.signal,
  );
  if (answer.ok && answer.report.created.schools.length + answer.report.created.classes.length > 0)
    forgetTown(deps, town.id);
  return answer;
};

const noNewSchools: Text = [
  '只有教导处能在导入时添加学校，而且只在全镇的监测里',
  'Only academic affairs may add schools by an import, and only in a session for the whole town',
];
