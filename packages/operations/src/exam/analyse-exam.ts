import type { Deps } from '../deps.ts';
import type { Viewer } from '../viewer.ts';
import { shownResults } from './comparison.ts';
import { readExam } from './exam.ts';
import type { Grouping } from './kinds.ts';
import { storedResults } from './results/stored-results.ts';
import { loadSight, seesDrafts, seesExam } from './sight.ts';

/** A group as the command `analyse` answers it: rates from 0 to 1, ranks from 1 at the top. */
export interface AnalysedGroup {
  readonly group: string;
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly pass: number | null;
  readonly excellent: number | null;
  readonly low: number | null;
  readonly rank: number | null;
  readonly effect: number | null;
  readonly se: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly effectRank: number | null;
  readonly rankLo: number | null;
  readonly rankHi: number | null;
  readonly pLast2: number | null;
}

/** A subject as the command `analyse` answers it. */
export interface AnalysedSubject {
  readonly subject: string;
  readonly model: {
    readonly intercept: number;
    readonly slope: number | null;
    readonly varGroup: number;
    readonly varResidual: number;
  } | null;
  readonly groups: readonly AnalysedGroup[];
}

const byRank = (a: AnalysedGroup, b: AnalysedGroup): number =>
  (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY) || a.group.localeCompare(b.group, 'zh');

/**
 * Analyses the latest scores of a session, published or not, subject by subject, as far as somebody may see them.
 * @param by what pupils are grouped by
 * @returns `null` where there is no such session for them
 */
export const analyseExam = async (
  deps: Deps,
  viewer: Viewer,
  code: string,
  by: Exclude<Grouping, 'town'>,
): Promise<readonly AnalysedSubject[] | null> => {
  const [sight, exam] = await Promise.all([loadSight(deps, viewer), readExam(deps, viewer, { code })]);
  if (exam === null || !seesExam(sight, exam)) return null;
  const revision = seesDrafts(sight, exam) ? exam.revision : exam.publishedRevision;
  if (revision === null) return null;
  const { results, models } = await storedResults(deps, viewer, sight.town, exam, revision, [by]);
  const seen = shownResults(sight, exam, revision, results);
  return exam.subjects.map(({ position, name }): AnalysedSubject => {
    const model = models.find((each) => each.subject === position);
    const groups = seen.filter(({ subject }) => subject === position);
    return {
      subject: name,
      model:
        model === undefined
          ? null
          : {
              intercept: model.intercept,
              slope: model.slope,
              varGroup: model.varGroup,
              varResidual: model.varResidual,
            },
      groups: groups
        .map(({ shown, ...each }): AnalysedGroup => {
          const rate = (count: number) => (shown === 'figures' && each.n > 0 ? count / each.n : null);
          return {
            group: each.name,
            n: each.n,
            mean: each.mean,
            sd: each.sd,
            pass: rate(each.passed),
            excellent: rate(each.excellent),
            low: rate(each.low),
            rank: each.rank,
            effect: each.effect,
            se: each.se,
            lo: each.lo,
            hi: each.hi,
            effectRank: each.effectRank,
            rankLo: each.rankLo,
            rankHi: each.rankHi,
            pLast2: each.pLastTwo,
          };
        })
        .sort(byRank),
    };
  });
};
