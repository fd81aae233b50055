import { type BulkTransaction, bulkTransaction, sqlOf } from '@plumbline/database';
import type { Text } from '@plumbline/terms';
import { sql } from 'kysely';
import type { Deps } from '../../deps.ts';
import { type Answer, refuse, refuseInput } from '../../problem.ts';
import type { InputFault } from '../../record/parse-input.ts';
import { forgetTown, planYearOf } from '../../town/facts.ts';
import type { Viewer } from '../../viewer.ts';
import { logReading } from '../read-log.ts';
import { loadSight, type Sight } from '../sight.ts';
import { findLeavers, type Leavers, writeLeavers } from './leave-roster.ts';
import { findPlaces, placeBook, placeKey, schoolsOf } from './places.ts';
import { badRows, mayWrite, type SheetImportOptions, type SheetReport, withFound } from './report.ts';
import { countRoster, type Move, resolveRoster, tellMoves, writeRoster } from './resolve-roster.ts';
import { explainScope, type SchoolScope, scopeOf } from './schools-of-viewer.ts';
import type { PupilSheet } from './source.ts';
import { stageRows } from './stage-rows.ts';
import { rejectUnknownPupils } from './unknown-pupils.ts';

/** How a roster is imported. */
export interface RosterImportOptions extends SheetImportOptions {
  /** Day from which moves and newcomers count; today if left out. */
  readonly from?: string | undefined;
  /** The file is the whole roster of the schools that it names: whoever it lacks leaves them on the day before. */
  readonly complete?: boolean | undefined;
}

/** What an import of a roster did, or would do. */
export interface RosterReport extends SheetReport {
  /** How many change school or class, and the first of them. */
  readonly moved: number;
  readonly moves: readonly Move[];
  /** Who leaves; `null` where the roster is not said to be complete, or bad rows keep it from telling who is missing. */
  readonly left: Leavers | null;
}

/** Opens the roster once it is known whose rows may come in. */
export type OpenRoster = (expectation: { readonly knowsSchool: (name: string) => boolean }) => Promise<PupilSheet>;

const notAllowed: Text = [
  '您不能导入名册；由教导处和各校负责人导入',
  'You may not import rosters; academic affairs and the heads of schools do',
];
const noNewSchools: Text = ['只有教导处能在导入时添加学校', 'Only academic affairs may add schools by an import'];

const partOfWhole: Text = [
  '完整名册不能只导入没有问题的行：有问题的行里的学生会被当成离校。请改好全部行再导入，或不选“完整名册”',
  'A complete roster cannot be taken without its bad rows: the pupils in them would count as gone. Mend all rows and import it again, or do not call it complete',
];

const faultsOfDay = (sight: Sight, from: string | undefined): InputFault[] =>
  from === undefined || (/^\d{4}-\d{2}-\d{2}$/u.test(from) && !Number.isNaN(Date.parse(from)) && from <= sight.today)
    ? []
    : [
        {
          path: ['from'],
          text: [
            `起算日是“${from.slice(0, 20)}”，应为今天或以前的日期，如 2026-09-01`,
            `The day is “${from.slice(0, 20)}”; expected is today or an earlier day, as in 2026-09-01`,
          ],
        },
      ];

const faultsOf = (sight: Sight, { from, complete, acceptGoodRows }: RosterImportOptions): InputFault[] => [
  ...faultsOfDay(sight, from),
  ...(complete === true && acceptGoodRows === true ? [{ path: ['complete'], text: partOfWhole }] : []),
];

/** First key of the lock under which rosters are written one after the other; the second is the town. */
const rosterLock = 1305;

const importInto = async (
  tx: BulkTransaction,
  {
    deps,
    sight,
    options,
    scope,
    known,
  }: {
    deps: Deps;
    sight: Sight;
    options: RosterImportOptions;
    scope: SchoolScope;
    known: ReadonlyMap<string, number>;
  },
  sheet: PupilSheet,
): Promise<RosterReport> => {
  const { viewer, town, today } = sight;
  const day = options.from ?? today;
  const book = placeBook();
  const verdict = await stageRows(tx, sheet, book, 0);
  const making = { schools: options.createMissing === 'schools', classes: true };
  const where = { townId: town.id, day, making };
  const before = await findPlaces(tx, { ...where, write: false }, book);
  const unknown = await rejectUnknownPupils(tx, {
    townId: town.id,
    examId: 0,
    schools: before.schools,
    scope,
    adding: true,
    sheet,
  });
  const bad = badRows(verdict) + unknown.count;
  const good = verdict.accepted - unknown.count;
  const write = mayWrite(good, bad, options);
  options.onProgress?.({ stage: 'writing', done: 0, all: good });
  if (write) await tx.run(sql`select pg_advisory_xact_lock(${rosterLock}, ${town.id}::int)`.compile(sqlOf));
  const places = write ? await findPlaces(tx, { ...where, write }, book) : before;
  await resolveRoster(tx, town.id, day, places);
  const { moved, known: knownPupils, ...fates } = await countRoster(tx);
  const moves = moved === 0 ? [] : await tellMoves(tx, town.id, places);
  const left = options.complete === true && bad === 0 ? await findLeavers(tx, town.id, day, places.schools) : null;
  const at = deps.clock();
  const pupils = knownPupils + (left?.count ?? 0);
  if (pupils > 0) await logReading(tx, viewer, { purpose: 'import', examId: null, unitId: null, pupils, at });
  const changes = fates.new + fates.changed + (left?.count ?? 0) > 0;
  const target = {
    townId: town.id,
    kind: sheet.idKind,
    day,
    firstDay: options.from ?? planYearOf(town, day).startsOn,
    at,
  };
  if (write && changes) {
    await writeRoster(tx, target);
    if (left !== null) await writeLeavers(tx, target);
  }
  options.onProgress?.({ stage: 'writing', done: good, all: good });
  return {
    rows: verdict.rows,
    accepted: write || options.dryRun === true ? good : 0,
    written: write && changes,
    ...withFound(
      { ...verdict, problems: explainScope(verdict.problems, known) },
      unknown.problems,
      unknown.count - unknown.problems.length,
    ),
    warnings: verdict.warnings,
    counts: { ...fates, bad },
    created: { schools: places.newSchools, classes: places.newClasses, pupils: good - knownPupils },
    moved,
    moves,
    left,
  };
};

/**
 * Imports a roster 名册 by the one policy of all imports: pupils who are not known are added, those who changed school or
 * class are moved from a day on (their earlier enrolment ends the day before), names are corrected. Pupils whom the file
 * does not name stay where they are, unless it is said to be the complete roster of its schools: then they leave. The first roster of a campus counts from the beginning of the plan year; whoever is
 * added later counts from the day on, so that a newcomer is told from somebody who was always there.
 * @param open opens the sheet; what it throws ends the import, with nothing written
 */
export const importRoster = async (
  deps: Deps,
  viewer: Viewer,
  open: OpenRoster,
  options: RosterImportOptions,
): Promise<Answer<{ report: RosterReport }>> => {
  const sight = await loadSight(deps, viewer);
  const { town } = sight;
  const answer = await bulkTransaction(
    deps.pool,
    { ...viewer, zone: town.zone, as: 'pupils' },
    async (tx): Promise<Answer<{ report: RosterReport }>> => {
      const known = await schoolsOf(tx, town.id, sight.today);
      const scope = scopeOf(sight, null, [...known.values()]);
      if (!scope.wholeTown && scope.schools.size === 0) return refuse(viewer.locale, 'NotAllowed', notAllowed);
      const faults = faultsOf(sight, options);
      if (faults.length > 0) return refuseInput(viewer.locale, faults);
      const adding = options.createMissing === 'schools';
      if (adding && !scope.takesNewSchools)
        return refuse(viewer.locale, 'NotAllowed', noNewSchools, { path: ['createMissing'] });
      const knowsSchool = (name: string): boolean => {
        const id = known.get(placeKey(name));
        return id === undefined ? adding : scope.schools.has(id);
      };
      const sheet = await open({ knowsSchool });
      return { ok: true, report: await importInto(tx, { deps, sight, options, scope, known }, sheet) };
    },
    options.signal,
  );
  if (answer.ok && answer.report.created.schools.length + answer.report.created.classes.length > 0)
    forgetTown(deps, town.id);
  return answer;
};
