import { readOnce, sqlOf, type Transaction } from '@plumbline/database';
import { type RawBuilder, sql } from 'kysely';
import type { Deps } from '../deps.ts';
import type { ExamKind, ScoreStatus } from './kinds.ts';

/** A subject of a session. */
export interface ExamSubject {
  /** From 1. */
  readonly position: number;
  readonly name: string;
  /** In hundredths of a point. */
  readonly fullMark: number;
  /** Thresholds in percent of the full mark, as decimals. */
  readonly passPercent: string;
  readonly excellentPercent: string;
  readonly lowPercent: string;
  /** In the composite; a decimal. */
  readonly weight: string;
}

/** Who enters the scores of a campus. */
export interface ExamTask {
  readonly unitId: number;
  readonly personId: number | null;
  readonly enterBy: string | null;
}

/** A session as operations work with it. */
export interface ExamFacts {
  readonly id: number;
  readonly code: string;
  readonly title: string;
  readonly kind: ExamKind;
  readonly planYearId: number;
  readonly heldOn: string;
  readonly unitId: number;
  /** Empty: all. */
  readonly grades: readonly number[];
  readonly written: boolean;
  readonly allowNegative: boolean;
  readonly zeroFor: readonly ScoreStatus[];
  readonly sampled: boolean;
  readonly sampleSeed: string | null;
  readonly sampleSize: number | null;
  readonly doubleEntry: boolean;
  readonly enterBy: string | null;
  readonly revision: number;
  readonly publishedRevision: number | null;
  readonly lawProfile: string | null;
  readonly openedBy: number | null;
  readonly subjects: readonly ExamSubject[];
  readonly tasks: readonly ExamTask[];
}

/** By what a session is found. */
export type ExamKey = { readonly id: number } | { readonly code: string };

interface ExamRow extends Omit<ExamFacts, 'subjects' | 'tasks'> {
  readonly subjects: ExamSubject[] | null;
  readonly tasks: ExamTask[] | null;
}

const examStatement = (townId: number, key: ExamKey, lock: RawBuilder<unknown>) =>
  sql<ExamRow>`select e.id, e.code, e.title, e.kind, e.plan_year_id as "planYearId", e.held_on as "heldOn", e.unit_id as "unitId",
    e.grades, e.written, e.allow_negative as "allowNegative", e.zero_for as "zeroFor", e.sampled, e.sample_seed as "sampleSeed",
    e.sample_size as "sampleSize", e.double_entry as "doubleEntry", e.enter_by as "enterBy", e.revision,
    e.published_revision as "publishedRevision", e.law_profile as "lawProfile", e.opened_by as "openedBy",
    (select json_agg(json_build_object('position', s.position, 'name', s.name, 'fullMark', (s.full_mark * 100)::int,
      'passPercent', s.pass_percent::text, 'excellentPercent', s.excellent_percent::text, 'lowPercent', s.low_percent::text,
      'weight', s.weight::text) order by s.position) from exam_subject s where s.town_id = e.town_id and s.exam_id = e.id) as subjects,
    (select json_agg(json_build_object('unitId', t.unit_id, 'personId', t.person_id, 'enterBy', t.enter_by) order by t.unit_id)
      from exam_task t where t.town_id = e.town_id and t.exam_id = e.id) as tasks
    from exam e where e.town_id = ${townId} and ${'id' in key ? sql`e.id = ${key.id}` : sql`e.code = ${key.code}`} ${lock}`.compile(
    sqlOf,
  );

const factsOf = (row: ExamRow | undefined): ExamFacts | null =>
  row === undefined ? null : { ...row, subjects: row.subjects ?? [], tasks: row.tasks ?? [] };

/** Reads a session, or nothing where there is none. */
export const readExam = async (
  { pool }: Pick<Deps, 'pool'>,
  { townId, personId }: { readonly townId: number; readonly personId: number | null },
  key: ExamKey,
): Promise<ExamFacts | null> => {
  const [row] = await readOnce<ExamRow>(pool, { townId, personId }, examStatement(townId, key, sql``));
  return factsOf(row);
};

/**
 * Reads a session and holds it until the transaction ends, so that one change of its scores follows the other.
 * @param tx a transaction as `pupils`
 */
export const lockExam = async (
  tx: Pick<Transaction, 'first'>,
  townId: number,
  key: ExamKey,
): Promise<ExamFacts | null> => factsOf(await tx.first<ExamRow>(examStatement(townId, key, sql`for update of e`)));

/** The subject of a session at a position. */
export const subjectAt = ({ subjects }: ExamFacts, position: number): ExamSubject | undefined =>
  subjects.find((subject) => subject.position === position);
