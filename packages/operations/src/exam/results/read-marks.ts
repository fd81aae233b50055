import { sqlOf, type Transaction } from '@plumbline/database';
import { sql } from 'kysely';
import type { ExamFacts } from '../exam.ts';
import type { ScoreStatus } from '../kinds.ts';

/** Stands in a column of marks for a pupil who was to sit and has no mark; as the statistics expect it. */
export const noMark = -1;
/** Stands there for a pupil who was not to sit. */
const exempt = -2_147_483_648;

/** The pupils of a session at a revision, in columns: one place per pupil. */
export interface MarkTable {
  readonly pupils: number;
  /** The school, by number. */
  readonly unitId: Float64Array;
  /** The class, by number; 0 where it is not known. */
  readonly classId: Float64Array;
  /** Entry scores, NaN where there is none; nothing where nobody has one. */
  readonly prior: Float64Array | undefined;
  /** Per subject in the order of positions: marks in hundredths of a point, `noMark`, or `exempt`. */
  readonly marks: readonly Int32Array[];
}

/** Whether a pupil was to sit, by what a column holds. */
export const isEntitled = (mark: number): boolean => mark !== exempt;

interface EntrantRow {
  readonly pupil: number;
  readonly unit: number;
  readonly class: number | null;
  readonly prior: string | null;
}
interface ScoreRow {
  readonly subject: number;
  readonly pupil: number;
  readonly mark: number | null;
  readonly status: ScoreStatus | null;
}

const at = (alias: string, revision: number) =>
  sql`${sql.raw(alias)}.from_revision <= ${revision} and ${revision} < ${sql.raw(alias)}.to_revision`;

/** Pupils whose results count: not left out by the rule for transfers, and drawn where the session draws a sample. */
const entrants = (townId: number, exam: ExamFacts, revision: number) =>
  sql<EntrantRow>`select e.pupil_id as pupil, e.unit_id as unit, e.class_id as class, e.prior from pupils.entrant e
    where e.town_id = ${townId} and e.exam_id = ${exam.id} and ${at('e', revision)} and e.excluded is null
      and (not ${exam.sampled}::boolean
        or exists (select from pupils.sample s where s.town_id = e.town_id and s.exam_id = e.exam_id and s.pupil_id = e.pupil_id))
    order by e.pupil_id`.compile(sqlOf);

const scores = (townId: number, exam: ExamFacts, revision: number) =>
  sql<ScoreRow>`select s.subject, s.pupil_id as pupil, (s.mark * 100)::int as mark, s.status from pupils.score s
    where s.town_id = ${townId} and s.exam_id = ${exam.id} and ${at('s', revision)}`.compile(sqlOf);

/**
 * Reads the marks of a session at a revision. A status that the session counts as zero is a mark of 0.
 * @param tx a transaction as `pupils`; whoever it is for, the reading is to be logged
 */
export const readMarks = async (
  tx: Transaction,
  townId: number,
  exam: ExamFacts,
  revision: number,
): Promise<MarkTable> => {
  const [people, found] = await Promise.all([
    tx.run<EntrantRow>(entrants(townId, exam, revision)),
    tx.run<ScoreRow>(scores(townId, exam, revision)),
  ]);
  const places = new Map(people.map(({ pupil }, place) => [pupil, place]));
  const columns = new Map(exam.subjects.map(({ position }) => [position, new Int32Array(people.length).fill(noMark)]));
  for (const { subject, pupil, mark, status } of found) {
    const [column, place] = [columns.get(subject), places.get(pupil)];
    if (column === undefined || place === undefined) continue;
    if (mark !== null) column[place] = mark;
    else if (status === 'EXEMPT') column[place] = exempt;
    else if (status !== null && exam.zeroFor.includes(status)) column[place] = 0;
  }
  return {
    pupils: people.length,
    unitId: Float64Array.from(people, ({ unit }) => unit),
    classId: Float64Array.from(people, (each) => each.class ?? 0),
    prior: people.some(({ prior }) => prior !== null)
      ? Float64Array.from(people, ({ prior }) => (prior === null ? Number.NaN : Number(prior)))
      : undefined,
    marks: [...columns.values()],
  };
};
