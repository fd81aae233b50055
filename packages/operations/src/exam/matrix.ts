import type { Deps } from '../deps.ts';
import type { Viewer } from '../viewer.ts';
import { revisionFor, type ShownResult, shownResults } from './comparison.ts';
import { type ExamFacts, type ExamKey, type ExamSubject, readExam } from './exam.ts';
import { rawDifference, sideOf } from './raw-difference.ts';
import { storedResults } from './results/stored-results.ts';
import { loadSight } from './sight.ts';

/** A subject in a campus: how far it lies from the average of all, in points. */
export interface MatrixCell {
  readonly subject: number;
  readonly campusId: number;
  readonly n: number;
  readonly small: boolean;
  readonly diff: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  /** Given the entry scores; without them the difference of means, with the interval of the mean. */
  readonly adjusted: boolean;
  readonly told: 'above' | 'below' | null;
}

/** Subjects by campuses. */
export interface Matrix {
  readonly exam: ExamFacts;
  readonly revision: number;
  readonly subjects: readonly ExamSubject[];
  readonly campuses: readonly {
    readonly campusId: number;
    readonly name: string;
    readonly n: number;
    readonly small: boolean;
  }[];
  readonly cells: readonly MatrixCell[];
}

const cellOf = (result: ShownResult, total: ShownResult | undefined): MatrixCell => {
  const adjusted = result.effect !== null;
  const { effect: diff, lo, hi } = result;
  const found = adjusted ? { diff, lo, hi } : rawDifference(result, total);
  const { subject, groupId: campusId, n, small } = result;
  return { subject, campusId, n, small, adjusted, ...found, told: sideOf(found) };
};

/**
 * How far each campus lies from the average in each subject, as far as somebody may see it (Q1).
 * @returns `null` where they may see nothing of it
 */
export const subjectMatrix = async (
  deps: Deps,
  viewer: Viewer,
  asked: { readonly exam: ExamKey; readonly revision?: number | null },
): Promise<Matrix | null> => {
  const [sight, exam] = await Promise.all([loadSight(deps, viewer), readExam(deps, viewer, asked.exam)]);
  if (exam === null) return null;
  const revision = revisionFor(sight, exam, asked.revision);
  if (revision === null) return null;
  const { results } = await storedResults(deps, viewer, sight.town, exam, revision, ['town', 'campus']);
  const seen = shownResults(sight, exam, revision, results);
  const campuses = seen.filter(({ grouping }) => grouping === 'campus');
  if (campuses.length === 0) return null;
  const totals = new Map(seen.flatMap((each) => (each.grouping === 'town' ? [[each.subject, each] as const] : [])));
  return {
    exam,
    revision,
    subjects: exam.subjects,
    campuses: campuses
      .filter(({ subject }) => subject === 0)
      .sort((a, b) => (b.effect ?? b.mean ?? 0) - (a.effect ?? a.mean ?? 0))
      .map(({ groupId, name, n, small }) => ({ campusId: groupId, name, n, small })),
    cells: campuses.filter(({ subject }) => subject !== 0).map((each) => cellOf(each, totals.get(each.subject))),
  };
};
