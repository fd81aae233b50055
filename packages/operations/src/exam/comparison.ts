import { say } from '@plumbline/terms';
import type { Deps } from '../deps.ts';
import type { Viewer } from '../viewer.ts';
import { agreedTargets } from './agreed-targets.ts';
import { type ExamFacts, type ExamKey, readExam, subjectAt } from './exam.ts';
import { type Grouping, groupings } from './kinds.ts';
import { type Difference, rawDifference, sideOf } from './raw-difference.ts';
import { type StoredModel, type StoredResult, storedResults } from './results/stored-results.ts';
import { allSubjects, scopeWords, sentencesOf } from './sentences.ts';
import {
  loadSight,
  type Shown,
  type Sight,
  seesDrafts,
  seesExam,
  seesTargets,
  shownOf,
  shownOfDraft,
} from './sight.ts';

/** Figures as somebody is shown them; of a small group often no more than how many pupils it has. */
export interface ShownResult extends StoredResult {
  readonly shown: Exclude<Shown, 'nothing'>;
  /** Whether its interval lies wholly above or below the average of all; `null` where it cannot be told apart. */
  readonly differs: 'above' | 'below' | null;
}

/** A group beside the others: its raw distance from the mean of all, and what its agreement asks for. */
export interface ComparedGroup extends ShownResult {
  readonly raw: Difference;
  /** The composite agreed to for the plan year, where the reader sees agreements. */
  readonly target: string | null;
  readonly targetMet: boolean | null;
}

/** A comparison as somebody sees it. */
export interface Comparison {
  readonly exam: ExamFacts;
  readonly revision: number;
  readonly published: boolean;
  readonly by: Grouping;
  /** 0: all subjects together. */
  readonly subject: number;
  readonly subjectName: string;
  /** Which pupils it is about, and what it may be used for. */
  readonly scope: string;
  readonly model: StoredModel | null;
  readonly total: ComparedGroup | null;
  readonly groups: readonly ComparedGroup[];
  /** What the figures say, and above all what they do not say. */
  readonly sentences: readonly string[];
}

const withheld = {
  sum: 0,
  passed: 0,
  excellent: 0,
  low: 0,
  mean: null,
  sd: null,
  median: null,
  quartileLow: null,
  quartileHigh: null,
  composite: null,
  rank: null,
  effect: null,
  se: null,
  lo: null,
  hi: null,
  effectRank: null,
  rankLo: null,
  rankHi: null,
  pLastTwo: null,
  histogram: [],
} as const satisfies Partial<StoredResult>;

/** The revision that somebody looks at: what they ask for if they may, else the published one; `null` where there is none. */
export const revisionFor = (sight: Sight, exam: ExamFacts, asked: number | null | undefined): number | null => {
  if (!seesExam(sight, exam)) return null;
  const drafts = seesDrafts(sight, exam);
  if (asked === null || asked === undefined)
    return exam.publishedRevision ?? (drafts && exam.revision > 0 ? exam.revision : null);
  if (asked === exam.publishedRevision) return asked;
  return drafts && asked >= 1 && asked <= exam.revision ? asked : null;
};

/** Results as somebody may see them: without those of groups that they may not, and without figures of small ones. */
export const shownResults = (
  sight: Sight,
  exam: ExamFacts,
  revision: number,
  results: readonly StoredResult[],
): readonly ShownResult[] => {
  const isPublished = revision === exam.publishedRevision;
  return results.flatMap((result): ShownResult[] => {
    const subject = result.subject === 0 ? null : (subjectAt(exam, result.subject)?.name ?? null);
    const { grouping, groupId, campusId } = result;
    const small = result.small || result.guarded;
    const shown = (isPublished ? shownOf : shownOfDraft)(sight, exam, { grouping, groupId, campusId, subject, small });
    if (shown === 'nothing') return [];
    return [
      { ...result, ...(shown === 'count' && withheld), shown, differs: shown === 'count' ? null : sideOf(result) },
    ];
  });
};

/** The subject that somebody asks for; a session with one subject has nothing to put together. */
const subjectFor = ({ subjects }: ExamFacts, asked: number | null | undefined): number =>
  asked ?? (subjects.length === 1 ? (subjects[0]?.position ?? 0) : 0);

const byEffectThenMean = (a: ShownResult, b: ShownResult): number =>
  (b.effect ?? Number.NEGATIVE_INFINITY) - (a.effect ?? Number.NEGATIVE_INFINITY) ||
  (b.mean ?? Number.NEGATIVE_INFINITY) - (a.mean ?? Number.NEGATIVE_INFINITY) ||
  a.groupId - b.groupId;

const isIn = (campusId: number | null, wanted: number | null | undefined): boolean =>
  wanted === null || wanted === undefined || campusId === wanted;

/**
 * Compares the groups of a session (Q1) as far as somebody may see them.
 * @param by what pupils are grouped by; the town is in every comparison as the whole
 * @returns `null` where they may see nothing of it, exactly as where there is no such session
 */
export const compareGroups = async (
  deps: Deps,
  viewer: Viewer,
  asked: {
    readonly exam: ExamKey;
    readonly by: Grouping;
    readonly subject?: number | null;
    readonly revision?: number | null;
    /** Only classes or teachers of this campus. */
    readonly campusId?: number | null;
  },
): Promise<Comparison | null> => {
  const [sight, exam] = await Promise.all([loadSight(deps, viewer), readExam(deps, viewer, asked.exam)]);
  if (exam === null) return null;
  const revision = revisionFor(sight, exam, asked.revision);
  const subject = subjectFor(exam, asked.subject);
  if (revision === null || (subject !== 0 && subjectAt(exam, subject) === undefined)) return null;
  const { by } = asked;
  const { results, models } = await storedResults(deps, viewer, sight.town, exam, revision, ['town', by]);
  const seen = shownResults(
    sight,
    exam,
    revision,
    results.filter((result) => result.subject === subject),
  );
  const whole = seen.find(({ grouping }) => grouping === 'town') ?? null;
  const targets = by === 'campus' ? await agreedTargets(deps, viewer, exam, revision) : [];
  const compared = (result: ShownResult): ComparedGroup => {
    const agreed = targets.find(({ campusId }) => campusId === result.groupId && seesTargets(sight, campusId));
    const raw = rawDifference(result, whole);
    return { ...result, raw, target: agreed?.value ?? null, targetMet: agreed?.met ?? null };
  };
  const total = whole === null ? null : compared(whole);
  const groups = seen
    .filter(({ grouping, campusId }) => grouping === by && by !== 'town' && isIn(campusId, asked.campusId))
    .sort(byEffectThenMean)
    .map(compared);
  if (by === 'town' ? total === null : groups.length === 0) return null;
  const { locale } = viewer;
  return {
    exam,
    revision,
    published: revision === exam.publishedRevision,
    by,
    subject,
    subjectName: subjectAt(exam, subject)?.name ?? say(allSubjects, locale),
    scope: say(scopeWords(sight.town, exam, { by, total, groups }), locale),
    model: models.find((model) => model.grouping === by && model.subject === subject) ?? null,
    total,
    groups,
    sentences: sentencesOf(groupings[by], groups).map((sentence) => say(sentence, locale)),
  };
};
