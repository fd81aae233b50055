import { sqlOf, type Transaction } from '@plumbline/database';
import { sql } from 'kysely';
import type { ExamResults, GroupResult } from './compute-results.ts';

const rowOf = (result: GroupResult) => ({
  subject: result.subject,
  grouping: result.grouping,
  group_id: result.groupId,
  campus_id: result.campusId,
  grade: result.grade,
  entitled: result.entitled,
  n: result.n,
  sum_hundredths: result.sum,
  passed: result.counts.pass,
  excellent: result.counts.excellent,
  low: result.counts.low,
  small: result.small,
  guarded: result.guarded,
  mean: result.mean,
  sd: result.sd,
  median: result.median,
  quartile_low: result.quartileLow,
  quartile_high: result.quartileHigh,
  composite: result.composite,
  rank: result.rank,
  effect: result.effect,
  se: result.se,
  effect_lo: result.lo,
  effect_hi: result.hi,
  effect_rank: result.effectRank,
  rank_lo: result.rankLo,
  rank_hi: result.rankHi,
  p_last_two: result.pLast2,
  histogram: result.histogram,
});

/** Writes the figures of a session at a revision, in place of those that were there. */
export const writeResults = async (
  tx: Transaction,
  townId: number,
  examId: number,
  revision: number,
  { results, models }: ExamResults,
): Promise<void> => {
  const old = (table: 'exam_result' | 'exam_model') =>
    sqlOf
      .deleteFrom(table)
      .where('town_id', '=', townId)
      .where('exam_id', '=', examId)
      .where('revision', '=', revision);
  await Promise.all([tx.run(old('exam_result')), tx.run(old('exam_model'))]);
  const rows = JSON.stringify(
    results.map((result) => ({ ...rowOf(result), town_id: townId, exam_id: examId, revision })),
  );
  await tx.run(
    sql`insert into exam_result select * from jsonb_populate_recordset(null::exam_result, ${rows}::jsonb)`.compile(
      sqlOf,
    ),
  );
  if (models.length === 0) return;
  await tx.run(
    sqlOf.insertInto('exam_model').values(
      models.map(({ subject, grouping, model }) => ({
        town_id: townId,
        exam_id: examId,
        revision,
        subject,
        grouping,
        intercept: model.intercept,
        slope: model.slope,
        var_group: model.varGroup,
        var_residual: model.varResidual,
      })),
    ),
  );
};
