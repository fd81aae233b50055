import { readOnce, sqlOf } from '@plumbline/database';
import type { Deps } from '../deps.ts';
import { type Act, allows, allowsSomewhere, holdsFor } from '../rights/declare.ts';
import { examRights } from '../rights/exam.ts';
import { type TownFacts, todayOf, townFacts, unitAndAbove } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { type ClassStep, classThen } from './class-then.ts';
import type { ExamFacts } from './exam.ts';
import type { Grouping } from './kinds.ts';

/** What somebody teaches: a class in a subject, from a day to a day. */
export interface Taught {
  readonly classId: number;
  readonly subject: string;
  readonly fromOn: string;
  readonly toOn: string;
}

/** Who looks at a session, and what they teach. */
export interface Sight {
  readonly viewer: Viewer;
  readonly town: TownFacts;
  readonly today: string;
  readonly taught: readonly Taught[];
  /** Where pupils went with each year: a class of today was another one before. */
  readonly steps: readonly ClassStep[];
}

/** A group whose figures somebody may or may not see. */
export interface SeenGroup {
  readonly grouping: Grouping;
  readonly groupId: number;
  readonly campusId: number | null;
  /** Name of the subject; `null` for all together. */
  readonly subject: string | null;
  /** A small group, or one from which the figures of a small group beside it could be worked out. */
  readonly small: boolean;
}

/** How much of a group's figures is shown: all of them, only how many pupils it has, or not even that it is there. */
export type Shown = 'figures' | 'count' | 'nothing';

const { acts } = examRights;

/** Reads what decides how much of sessions somebody sees. */
export const loadSight = async (deps: Deps, viewer: Viewer): Promise<Sight> => {
  const { townId, personId } = viewer;
  const [town, taught, steps] = await Promise.all([
    townFacts(deps, townId),
    readOnce(
      deps.pool,
      viewer,
      sqlOf
        .selectFrom('teaching')
        .where('town_id', '=', townId)
        .where('person_id', '=', personId)
        .select(['class_id as classId', 'subject', 'from_on as fromOn', 'to_on as toOn']),
    ),
    readOnce(
      deps.pool,
      viewer,
      sqlOf
        .selectFrom('class_succession')
        .where('town_id', '=', townId)
        .select(['starts_on as startsOn', 'from_id as fromId', 'to_id as toId']),
    ),
  ]);
  return { viewer, town, today: todayOf(town, deps.clock()), taught, steps };
};

/** Whether somebody's posts let them do an act in a unit; of `null`, in the whole town. */
const may = ({ viewer, town }: Sight, act: Act, unitId: number | null, own = false): boolean =>
  unitId === null ? allows(act, viewer) : allows(act, viewer, { town, unitId, own });

const concerns = (town: TownFacts, { unitId }: Pick<ExamFacts, 'unitId'>, unit: number): boolean =>
  unitAndAbove(town, unit).includes(unitId) || unitAndAbove(town, unitId).includes(unit);

/** Whether somebody may know of a session: its title, day and subjects. */
export const seesExam = (sight: Sight, exam: Pick<ExamFacts, 'unitId' | 'tasks'>): boolean =>
  may(
    sight,
    examRights.read,
    exam.unitId,
    sight.taught.some(({ classId }) => concerns(sight.town, exam, classId)) ||
      exam.tasks.some(({ personId }) => personId === sight.viewer.personId),
  );

const taughtOn = ({ taught }: Sight, ...days: readonly string[]): readonly Taught[] =>
  taught.filter(({ fromOn, toOn }) => days.some((day) => fromOn <= day && day <= toOn));

/** Whether the pupils of a class of today are those of a class in a session, wherever they were then. */
const areThoseOf = ({ steps, today }: Sight, own: number, { heldOn }: Pick<ExamFacts, 'heldOn'>, classId: number) =>
  classThen(steps, own, today, heldOn) === classId;

/**
 * Subjects of a session's class whose marks somebody may read with names today: all for the class teacher of its pupils,
 * else those in which they are taught. Who has the class of that name this year has other pupils, and reads nothing.
 */
export const subjectsRead = (
  sight: Sight,
  exam: Pick<ExamFacts, 'heldOn'>,
  classId: number,
): 'all' | readonly string[] =>
  sight.viewer.posts.some(({ role, unitId }) => role === 'classTeacher' && areThoseOf(sight, unitId, exam, classId))
    ? 'all'
    : taughtOn(sight, sight.today).flatMap((each) =>
        areThoseOf(sight, each.classId, exam, classId) ? [each.subject] : [],
      );

const shownOfClass = (sight: Sight, exam: Pick<ExamFacts, 'heldOn'>, group: SeenGroup): Shown => {
  const { groupId, subject, small } = group;
  const read = subjectsRead(sight, exam, groupId);
  if (read === 'all' || (subject !== null && read.includes(subject))) return 'figures';
  const taught = taughtOn(sight, exam.heldOn).some(
    (each) => each.classId === groupId && (subject === null ? false : each.subject === subject),
  );
  if (!taught && !may(sight, acts.readOfClass, groupId)) return 'nothing';
  return small ? 'count' : 'figures';
};

const shownOfCampus = (sight: Sight, { groupId, small }: SeenGroup): Shown => {
  if (may(sight, acts.readOfCampus, groupId)) return 'figures';
  if (!may(sight, acts.compareCampuses, null)) return 'nothing';
  return small ? 'count' : 'figures';
};

const shownOfTeacher = (sight: Sight, { groupId, campusId, small }: SeenGroup): Shown => {
  if (groupId === sight.viewer.personId) return 'figures';
  if (!may(sight, acts.readOfTeacher, campusId)) return 'nothing';
  return small ? 'count' : 'figures';
};

/** How much of a group's figures somebody may see, once the session is published. */
export const shownOf = (sight: Sight, exam: ExamFacts, group: SeenGroup): Shown => {
  if (!seesExam(sight, exam)) return 'nothing';
  switch (group.grouping) {
    case 'town':
      return !group.small || may(sight, acts.readSmall, null) ? 'figures' : 'count';
    case 'campus':
      return shownOfCampus(sight, group);
    case 'class':
      return shownOfClass(sight, exam, group);
    case 'teacher':
      return shownOfTeacher(sight, group);
  }
};

/** How much of a group's figures somebody may see while they are not published: academic affairs all, a campus its own. */
export const shownOfDraft = (sight: Sight, exam: ExamFacts, group: SeenGroup): Shown =>
  may(sight, acts.readDrafts, group.campusId) ? shownOf(sight, exam, group) : 'nothing';

/** Whether somebody may see any figure that is not published yet. */
export const seesDrafts = (sight: Sight, exam: ExamFacts): boolean =>
  may(sight, acts.readDrafts, null) || (allowsSomewhere(acts.readDrafts, sight.viewer) && seesExam(sight, exam));

/** Whether somebody enters scores of a unit without being named by a session, and corrects what is published. */
export const correctsIn = (sight: Sight, unitId: number): boolean => may(sight, acts.correct, unitId);

/** Whether somebody opens and publishes a session: academic affairs, and a head for checks within the campus. */
export const mayRun = (sight: Sight, { kind, unitId }: Pick<ExamFacts, 'kind' | 'unitId'>): boolean =>
  may(sight, acts.run, kind === 'schoolCheck' ? unitId : null);

/** Whether somebody enters scores of a campus: its head, whoever the session names, and academic affairs. */
export const mayEnter = (sight: Sight, exam: ExamFacts, campusId: number): boolean =>
  may(
    sight,
    acts.enter,
    campusId,
    exam.tasks.some(({ unitId, personId }) => personId === sight.viewer.personId && unitId === campusId),
  );

/** Whether somebody reads and writes the written analysis of a unit; `null` is the whole session. */
export const mayWriteAnalysis = (sight: Sight, unitId: number | null): boolean =>
  may(sight, acts.writeAnalysis, unitId);

/** Whether somebody reads the written analysis of a unit; `null` is the whole session. */
export const readsAnalysis = (sight: Sight, unitId: number | null): boolean =>
  may(sight, unitId === null ? acts.readAnalysis : acts.readAnalysisOfUnit, unitId);

/** By what somebody may compare the groups of a session; the town is in every comparison as the whole. */
export const groupingsSeen = (sight: Sight, exam: ExamFacts): readonly Exclude<Grouping, 'town'>[] => {
  if (!seesExam(sight, exam)) return [];
  const { viewer } = sight;
  const teaches = taughtOn(sight, sight.today, exam.heldOn).length > 0;
  const ownClass = teaches || viewer.posts.some(({ role }) => role === 'classTeacher');
  return [
    ...(allowsSomewhere(acts.compareCampuses, viewer) ? (['campus'] as const) : []),
    ...(holdsFor(acts.readOfClass, viewer) || ownClass ? (['class'] as const) : []),
    ...(holdsFor(acts.readOfTeacher, viewer) || teaches ? (['teacher'] as const) : []),
  ];
};

/** Whether somebody sees what the agreement of a campus asks for. */
export const seesTargets = (sight: Sight, campusId: number): boolean => may(sight, acts.readTargets, campusId);
