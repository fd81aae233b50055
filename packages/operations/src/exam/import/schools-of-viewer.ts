import type { Text } from '@plumbline/terms';
import { allows } from '../../rights/declare.ts';
import { examRights } from '../../rights/exam.ts';
import { pupilRights } from '../../rights/pupil.ts';
import type { ExamFacts } from '../exam.ts';
import { schoolsOf as schoolsWithin } from '../new-exam.ts';
import { mayEnter, type Sight } from '../sight.ts';
import { placeKey } from './places.ts';
import type { SheetProblem } from './source.ts';

/** Which schools' rows somebody may bring in. */
export interface SchoolScope {
  /** Whether all of the town is theirs: then a pupil may come from anywhere. */
  readonly wholeTown: boolean;
  readonly schools: ReadonlySet<number>;
  /** Whether the import may make schools that nobody knows. */
  readonly takesNewSchools: boolean;
}

/** The schools for which somebody imports into a session; without one, those that they head. */
export const scopeOf = (sight: Sight, exam: ExamFacts | null, all: readonly number[]): SchoolScope => {
  const root = [...sight.town.units.values()].find(({ parentId }) => parentId === null)?.id ?? 0;
  const within = exam === null ? null : new Set(schoolsWithin(sight.town, exam.unitId));
  const { viewer, town } = sight;
  const { importRoster, addSchools } = pupilRights.acts;
  const own = all.filter((unitId) =>
    exam === null ? allows(importRoster, viewer, { town, unitId }) : mayEnter(sight, exam, unitId),
  );
  const wholeTown = allows(exam === null ? importRoster : examRights.acts.enter, viewer, { town, unitId: root });
  return {
    wholeTown,
    takesNewSchools:
      wholeTown && allows(addSchools, viewer, { town, unitId: root }) && (exam === null || exam.unitId === root),
    // A session for the whole town takes in schools that were added to it only just now.
    schools: new Set(own.filter((id) => within === null || exam?.unitId === root || within.has(id))),
  };
};

const outside: readonly [reason: Text, remedy: Text] = [
  [
    '这所学校不归您导入，或没有参加这次监测',
    'You do not import for this school, or it does not take part in the session',
  ],
  ['删去这一行；别校的成绩由别校或教导处导入', 'Delete the row; other schools or academic affairs import their own'],
];

/** Says of a school that exists why its rows are refused all the same. */
export const explainScope = (
  problems: readonly SheetProblem[],
  known: ReadonlyMap<string, number>,
): readonly SheetProblem[] =>
  problems.map((problem) =>
    problem.code === 'UNKNOWN_SCHOOL' && known.has(placeKey(problem.found))
      ? { ...problem, reason: outside[0], remedy: outside[1] }
      : problem,
  );
