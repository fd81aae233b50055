import { sqlOf, type Transaction } from '@plumbline/database';
import {
  type CompositeParts,
  decimalText,
  examFigures,
  type Figures,
  type IndicatorKey,
  rectificationFigures,
  settings,
  type WeightedTally,
} from '@plumbline/rules';
import { statesTagged, type Workflow, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import type { FigureGroup } from './group.ts';

/** What reads: a transaction, or one statement at a time. */
export type Reader = Pick<Transaction, 'run'>;

/** A session at a revision. */
export interface ExamAt {
  readonly examId: number;
  readonly revision: number;
}

/** What a group did in one subject: whole numbers, marks in hundredths of a point. */
export interface SubjectFigures {
  readonly subject: string;
  /** Hundredths. */
  readonly fullMark: number;
  readonly weight: string;
  readonly thresholds: { readonly pass: string; readonly excellent: string; readonly low: string };
  readonly n: number;
  readonly sumHundredths: number;
  readonly pass: number;
  readonly excellent: number;
  readonly low: number;
  readonly sd: number | null;
  readonly small: boolean;
}

interface Row {
  readonly subject: string;
  readonly full_mark: string;
  readonly weight: string;
  readonly pass_percent: string;
  readonly excellent_percent: string;
  readonly low_percent: string;
  readonly n: number | null;
  readonly sum_hundredths: number | null;
  readonly passed: number | null;
  readonly excellent: number | null;
  readonly low: number | null;
  readonly sd: number | null;
  readonly small: boolean | null;
}

const kept = sql`n, sum_hundredths, passed, excellent, low, sd, small`;

/** What is kept of a group in a subject of session `e`: of a grade, its classes put together. */
const figuresOf = ({ grouping, groupId }: FigureGroup, revision: number) => {
  const rows = sql`select * from exam_result r where r.town_id = s.town_id and r.exam_id = s.exam_id and r.revision = ${revision}::int and r.subject = s.position`;
  if (grouping !== 'grade')
    return sql`select ${kept} from (${rows}) r where r.grouping = ${grouping}
      and r.group_id = case when ${grouping}::text = 'town' then e.unit_id else ${groupId}::bigint end`;
  return sql`select n::int, sum_hundredths::bigint, passed::int, excellent::int, low::int,
      case when n > 1 then sqrt(greatest(0, squares - total * total / n) / (n - 1)) end as sd,
      n < coalesce((select o.value from setting o where o.town_id = s.town_id and o.plan_year_id = e.plan_year_id and o.key = 'exam.smallGroup'), ${settings['exam.smallGroup'].default}::int) as small
    from (select sum(r.n) as n, sum(r.sum_hundredths) as sum_hundredths, sum(r.passed) as passed, sum(r.excellent) as excellent, sum(r.low) as low,
        sum(r.n * r.mean) as total, sum(r.n * r.mean * r.mean + (r.n - 1) * coalesce(r.sd, 0) * coalesce(r.sd, 0)) as squares
      from (${rows}) r join unit g on g.town_id = r.town_id and g.id = ${groupId}::bigint join unit p on p.town_id = g.town_id and p.id = g.parent_id
      where r.grouping = 'class' and r.grade = g.grade and (p.kind = 'town' or r.campus_id = p.id) and r.n > 0) classes
    where n > 0`;
};

/** A subject that a campus or class did not sit counts as one without marks; one that a teacher does not teach is left out. */
const isTaught = ({ grouping }: FigureGroup, row: Row): boolean => grouping !== 'teacher' || row.n !== null;

/**
 * Reads what a group did in a session, subject by subject in the session's order.
 * @param subject only this subject; `null`: all
 * @returns none where the session has no figures of the group
 */
export const readSubjects = async (
  reader: Reader,
  townId: number,
  { examId, revision }: ExamAt,
  group: FigureGroup,
  subject: string | null,
): Promise<readonly SubjectFigures[]> => {
  const rows = await reader.run<Row>(
    sql<Row>`select s.name as subject, s.full_mark::text, s.weight::text, s.pass_percent::text, s.excellent_percent::text, s.low_percent::text,
        r.n, r.sum_hundredths, r.passed, r.excellent, r.low, r.sd, r.small
      from exam_subject s
      join exam e on e.town_id = s.town_id and e.id = s.exam_id
      left join lateral (${figuresOf(group, revision)}) r on true
      where s.town_id = ${townId}::int and s.exam_id = ${examId}::bigint and (${subject}::text is null or s.name = ${subject}::text)
      order by s.position`.compile(sqlOf),
  );
  const there = rows.filter((row) => isTaught(group, row));
  if (there.every(({ n }) => n === null)) return [];
  return there.map((row) => ({
    subject: row.subject,
    fullMark: Math.round(Number(row.full_mark) * 100),
    weight: row.weight,
    thresholds: { pass: row.pass_percent, excellent: row.excellent_percent, low: row.low_percent },
    n: row.n ?? 0,
    sumHundredths: row.sum_hundredths ?? 0,
    pass: row.passed ?? 0,
    excellent: row.excellent ?? 0,
    low: row.low ?? 0,
    sd: row.sd,
    small: row.small ?? true,
  }));
};

const tallyOf = ({ fullMark, weight, n, sumHundredths, pass, excellent, low }: SubjectFigures): WeightedTally => ({
  weight,
  tally: { fullMark, n, sum: sumHundredths, counts: { pass, excellent, low } },
});

/** Exact figures of a group from its subjects. */
export const figuresFrom = (subjects: readonly SubjectFigures[], parts: CompositeParts): Figures =>
  subjects.length === 0 ? {} : examFigures(subjects.map(tallyOf), parts);

/** Rectification cases of a unit in a plan year: those whose day is over, and those of them closed by it. */
export interface RectifiedOnTime {
  readonly due: number;
  readonly onTime: number;
}

const rectification: Workflow = workflows.rectification;

/**
 * Counts a unit's rectification cases whose day to be closed by is over.
 * @param units the unit and everything below it
 */
export const readRectified = async (
  reader: Reader,
  townId: number,
  units: readonly number[],
  planYearId: number,
  today: string,
): Promise<RectifiedOnTime> => {
  const closed = [...statesTagged(rectification, 'closed')];
  const dropped = [...statesTagged(rectification, 'void')];
  const [row] = await reader.run<RectifiedOnTime>(
    sql<RectifiedOnTime>`with judged as (
        select coalesce(first.by, f.rectify_by) as by, first.on_day
        from record r
        join rectification f on f.town_id = r.town_id and f.record_id = r.id
        left join lateral (select e.at::date as on_day, (e.context ->> 'rectifyBy')::date as by from event e
          where e.town_id = r.town_id and e.record_id = r.id and e.state = any(${closed}::text[]) order by e.version limit 1) first on true
        where r.town_id = ${townId}::int and r.kind = ${rectification.name} and r.plan_year_id = ${planYearId}::bigint
          and r.unit_id = any(${units}::bigint[]) and r.state <> all(${dropped}::text[]))
      select count(*) as due, count(*) filter (where on_day <= by) as "onTime" from judged
      where by is not null and (on_day is not null or by < ${today}::date)`.compile(sqlOf),
  );
  return row ?? { due: 0, onTime: 0 };
};

/** Figures of rectification. */
export const figuresOfRectified = (counted: RectifiedOnTime): Figures => rectificationFigures(counted);

/** A figure as text with at most four decimals, for reading; comparisons are made on the exact one. */
export const shown = (figures: Figures, indicator: IndicatorKey): string | null => {
  const value = figures[indicator];
  return value === undefined ? null : decimalText(value, 4);
};

/** Published sessions of a plan year that an agreement may be held against, latest first. */
export const publishedExam = async (reader: Reader, townId: number, planYearId: number): Promise<ExamAt | null> => {
  const [row] = await reader.run(
    sqlOf
      .selectFrom('exam')
      .where('town_id', '=', townId)
      .where('plan_year_id', '=', planYearId)
      .where('kind', 'in', ['final', 'monitoring'])
      .where('published_revision', 'is not', null)
      .orderBy('held_on', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .select(['id', 'published_revision']),
  );
  return row === undefined ? null : { examId: row.id, revision: row.published_revision ?? 0 };
};
