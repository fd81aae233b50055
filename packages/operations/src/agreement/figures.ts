import { sqlOf, type Transaction } from '@plumbline/database';
import {
  type CompositeParts,
  decimalText,
  examFigures,
  type Figures,
  type IndicatorKey,
  partFigures,
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

/** A subject's figures as they are read. */
export interface SubjectRow {
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

interface Row extends SubjectRow {
  readonly place: number;
}

/** A group whose figures are wanted, in one subject or in all. */
interface WantedFigures {
  readonly group: FigureGroup;
  /** Only this subject; `null`: all. */
  readonly subject: string | null;
}

const kept = sql`n, sum_hundredths, passed, excellent, low, sd, small`;

/** What is kept of a wanted group `w` in subject `s` of session `e`: of a grade, its classes put together. */
const figuresOf = (revision: number) => {
  const rows = sql`select * from exam_result r where r.town_id = s.town_id and r.exam_id = s.exam_id and r.revision = ${revision}::int and r.subject = s.position`;
  return sql`select ${kept} from (${rows}) r where w.grouping <> 'grade' and r.grouping = w.grouping
      and r.group_id = case when w.grouping = 'town' then e.unit_id else w.group_id end
    union all
    select n::int, sum_hundredths::bigint, passed::int, excellent::int, low::int,
      case when n > 1 then sqrt(greatest(0, squares - total * total / n) / (n - 1)) end as sd,
      n < coalesce((select o.value from setting o where o.town_id = s.town_id and o.plan_year_id = e.plan_year_id and o.key = 'exam.smallGroup'), ${settings['exam.smallGroup'].default}::int) as small
    from (select sum(r.n) as n, sum(r.sum_hundredths) as sum_hundredths, sum(r.passed) as passed, sum(r.excellent) as excellent, sum(r.low) as low,
        sum(r.n * r.mean) as total, sum(r.n * r.mean * r.mean + (r.n - 1) * coalesce(r.sd, 0) * coalesce(r.sd, 0)) as squares
      from (${rows}) r join unit g on g.town_id = r.town_id and g.id = w.group_id join unit p on p.town_id = g.town_id and p.id = g.parent_id
      where w.grouping = 'grade' and r.grouping = 'class' and r.grade = g.grade and (p.kind = 'town' or r.campus_id = p.id) and r.n > 0) classes
    where n > 0`;
};

/** A subject that a campus or class did not sit counts as one without marks; one that a teacher does not teach is left out. */
const isTaught = ({ grouping }: FigureGroup, row: Row): boolean => grouping !== 'teacher' || row.n !== null;

/**
 * Reads what groups did in a session, subject by subject in the session's order, all in one statement.
 * @returns for each wanted group its subjects; none where the session has no figures of the group
 */
export const readSubjects = async (
  reader: Reader,
  townId: number,
  { examId, revision }: ExamAt,
  wanted: readonly WantedFigures[],
): Promise<readonly (readonly SubjectFigures[])[]> => {
  const rows = await reader.run<Row>(
    sql<Row>`select w.place::int, s.name as subject, s.full_mark::text, s.weight::text, s.pass_percent::text, s.excellent_percent::text, s.low_percent::text,
        r.n, r.sum_hundredths, r.passed, r.excellent, r.low, r.sd, r.small
      from unnest(${wanted.map(({ group }) => group.grouping)}::text[], ${wanted.map(({ group }) => group.groupId)}::bigint[],
        ${wanted.map(({ subject }) => subject)}::text[]) with ordinality as w(grouping, group_id, subject, place)
      join exam_subject s on s.town_id = ${townId}::int and s.exam_id = ${examId}::bigint and (w.subject is null or s.name = w.subject)
      join exam e on e.town_id = s.town_id and e.id = s.exam_id
      left join lateral (${figuresOf(revision)}) r on true
      order by w.place, s.position`.compile(sqlOf),
  );
  const byPlace = Map.groupBy(rows, ({ place }) => place);
  return wanted.map(({ group }, index) => {
    const there = (byPlace.get(index + 1) ?? []).filter((row) => isTaught(group, row));
    return there.every(({ n }) => n === null) ? [] : there.map(subjectOf);
  });
};

/** Figures of a subject; one without results counts as none reached. */
export const subjectOf = (row: SubjectRow): SubjectFigures => ({
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
});

const tallyOf = ({ fullMark, weight, n, sumHundredths, pass, excellent, low }: SubjectFigures): WeightedTally => ({
  weight,
  tally: { fullMark, n, sum: sumHundredths, counts: { pass, excellent, low } },
});

/** Exact figures of a group from its subjects. */
export const figuresFrom = (subjects: readonly SubjectFigures[], parts: CompositeParts): Figures =>
  subjects.length === 0 ? {} : examFigures(subjects.map(tallyOf), parts);

/** What a group's composite was put together from, in percent with at most four decimals; in the order of the formula. */
export const compositePartsFrom = (
  subjects: readonly SubjectFigures[],
): readonly { readonly indicator: IndicatorKey; readonly percent: string }[] => {
  const parts = partFigures(subjects.map(tallyOf));
  return (['meanScore', 'passRate', 'excellentRate', 'lowRate'] as const).flatMap((indicator) => {
    const percent = shown(parts, indicator);
    return percent === null ? [] : [{ indicator, percent }];
  });
};

/** Rectification cases of a unit in a plan year: those whose day is over, and those of them closed by it. */
export interface RectifiedOnTime {
  readonly due: number;
  readonly onTime: number;
}

/** Of a unit in which nothing was due. */
export const nothingDue: RectifiedOnTime = { due: 0, onTime: 0 };

const rectification: Workflow = workflows.rectification;

/**
 * Counts units' rectification cases whose day to be closed by is over, all in one statement.
 * @param places each a unit and everything below it
 */
export const readRectified = async (
  reader: Reader,
  townId: number,
  places: readonly (readonly number[])[],
  planYearId: number,
  today: string,
): Promise<readonly RectifiedOnTime[]> => {
  const closed = [...statesTagged(rectification, 'closed')];
  const dropped = [...statesTagged(rectification, 'void')];
  const at = places.flatMap((units, index) => units.map((unit) => ({ place: index + 1, unit })));
  const rows = await reader.run<RectifiedOnTime & { place: number }>(
    sql<RectifiedOnTime & { place: number }>`with judged as (
        select r.unit_id, coalesce(first.by, f.rectify_by) as by, first.on_day
        from record r
        join rectification f on f.town_id = r.town_id and f.record_id = r.id
        left join lateral (select e.at::date as on_day, (e.context ->> 'rectifyBy')::date as by from event e
          where e.town_id = r.town_id and e.record_id = r.id and e.state = any(${closed}::text[]) order by e.version limit 1) first on true
        where r.town_id = ${townId}::int and r.kind = ${rectification.name} and r.plan_year_id = ${planYearId}::bigint
          and r.unit_id = any(${at.map(({ unit }) => unit)}::bigint[]) and r.state <> all(${dropped}::text[]))
      select w.place, count(*) as due, count(*) filter (where j.on_day <= j.by) as "onTime"
      from unnest(${at.map(({ place }) => place)}::int[], ${at.map(({ unit }) => unit)}::bigint[]) as w(place, unit)
      join judged j on j.unit_id = w.unit
      where j.by is not null and (j.on_day is not null or j.by < ${today}::date) group by w.place`.compile(sqlOf),
  );
  const byPlace = new Map(rows.map(({ place, due, onTime }) => [place, { due, onTime }]));
  return places.map((_units, index) => byPlace.get(index + 1) ?? nothingDue);
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
