import { readOnce, sqlOf, transaction } from '@plumbline/database';
import { sql } from 'kysely';
import type { Deps } from '../../deps.ts';
import type { TownFacts } from '../../town/facts.ts';
import type { Viewer } from '../../viewer.ts';
import { type ExamFacts, lockExam } from '../exam.ts';
import type { Grouping } from '../kinds.ts';
import { logReading } from '../read-log.ts';
import { computeResults } from './compute-results.ts';
import { writeResults } from './write-results.ts';

/** Figures of a group as they are kept, with the name that it goes by. */
export interface StoredResult {
  readonly subject: number;
  readonly grouping: Grouping;
  readonly groupId: number;
  readonly name: string;
  readonly campusId: number | null;
  readonly campus: string | null;
  readonly grade: number | null;
  readonly entitled: number;
  readonly n: number;
  readonly sum: number;
  readonly passed: number;
  readonly excellent: number;
  readonly low: number;
  readonly small: boolean;
  /** Withheld from whoever may not see the small group beside it. */
  readonly guarded: boolean;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly median: number | null;
  readonly quartileLow: number | null;
  readonly quartileHigh: number | null;
  readonly composite: string | null;
  readonly rank: number | null;
  readonly effect: number | null;
  readonly se: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly effectRank: number | null;
  readonly rankLo: number | null;
  readonly rankHi: number | null;
  readonly pLastTwo: number | null;
  readonly histogram: readonly number[];
}

/** The model that groups were compared by. */
export interface StoredModel {
  readonly subject: number;
  readonly grouping: Grouping;
  readonly intercept: number;
  readonly slope: number | null;
  readonly varGroup: number;
  readonly varResidual: number;
}

/** Columns of a stored result, of the table under the alias `r` with unit, person and campus beside it. */
export const storedColumns = sql`r.subject, r.grouping, r.group_id as "groupId", coalesce(p.name, u.name, '') as name,
  r.campus_id as "campusId", c.name as campus, r.grade, r.entitled, r.n, r.sum_hundredths as sum, r.passed, r.excellent, r.low, r.small, r.guarded,
  r.mean, r.sd, r.median, r.quartile_low as "quartileLow", r.quartile_high as "quartileHigh", r.composite, r.rank,
  r.effect, r.se, r.effect_lo as lo, r.effect_hi as hi, r.effect_rank as "effectRank", r.rank_lo as "rankLo",
  r.rank_hi as "rankHi", r.p_last_two as "pLastTwo", r.histogram`;

/** The tables that `storedColumns` stand on. */
export const storedTables = sql`exam_result r
  left join person p on r.grouping = 'teacher' and p.town_id = r.town_id and p.id = r.group_id
  left join unit u on r.grouping <> 'teacher' and u.town_id = r.town_id and u.id = r.group_id
  left join unit c on c.town_id = r.town_id and c.id = r.campus_id`;

const stored = (townId: number, { id }: ExamFacts, revision: number, wanted: readonly Grouping[]) =>
  sql<StoredResult>`select ${storedColumns} from ${storedTables}
    where r.town_id = ${townId} and r.exam_id = ${id} and r.revision = ${revision} and r.grouping = any(${wanted}::text[])
    order by r.subject, r.grouping, r.group_id`.compile(sqlOf);

const models = (townId: number, { id }: ExamFacts, revision: number, wanted: readonly Grouping[]) =>
  sql<StoredModel>`select subject, grouping, intercept, slope, var_group as "varGroup", var_residual as "varResidual" from exam_model
    where town_id = ${townId} and exam_id = ${id} and revision = ${revision} and grouping = any(${wanted}::text[])`.compile(
    sqlOf,
  );

/** Whether the figures of a revision are kept already; a revision without a pupil has none. */
const areKept = (townId: number, { id }: ExamFacts, revision: number) =>
  sqlOf
    .selectFrom('exam_result')
    .where('town_id', '=', townId)
    .where('exam_id', '=', id)
    .where('revision', '=', revision)
    .select('subject')
    .limit(1);

/** Computes and keeps the figures of a revision that nobody has looked at yet. */
const keep = (deps: Deps, viewer: Viewer, town: TownFacts, exam: ExamFacts, revision: number): Promise<void> =>
  transaction(deps.pool, { ...viewer, as: 'pupils' }, async (tx) => {
    await lockExam(tx, town.id, { id: exam.id });
    if ((await tx.first(areKept(town.id, exam, revision))) !== undefined) return;
    const found = await computeResults(tx, town, exam, revision);
    await writeResults(tx, town.id, exam.id, revision, found);
    const { pupils } = found;
    await logReading(tx, viewer, {
      purpose: 'results',
      examId: exam.id,
      unitId: exam.unitId,
      pupils,
      at: deps.clock(),
    });
  });

/**
 * Figures of a session at a revision; those of a draft are computed when somebody first asks for them.
 * @param viewer for whom the pupils' marks are read, where they have to be
 */
export const storedResults = async (
  deps: Deps,
  viewer: Viewer,
  town: TownFacts,
  exam: ExamFacts,
  revision: number,
  wanted: readonly Grouping[],
): Promise<{ readonly results: readonly StoredResult[]; readonly models: readonly StoredModel[] }> => {
  const [kept] = await readOnce(deps.pool, viewer, areKept(town.id, exam, revision));
  if (kept === undefined) await keep(deps, viewer, town, exam, revision);
  const [results, found] = await Promise.all([
    readOnce<StoredResult>(deps.pool, viewer, stored(town.id, exam, revision, wanted)),
    readOnce<StoredModel>(deps.pool, viewer, models(town.id, exam, revision, wanted)),
  ]);
  return { results, models: found };
};
