import { sqlOf } from '@plumbline/database';
import { type CampusFacts, type CompositeParts, decimalText, type Figures, type IndicatorKey } from '@plumbline/rules';
import { sql } from 'kysely';
import { compositeOf } from '../../agreement/consequences.ts';
import { type ExamAt, figuresFrom, publishedExam, type Reader, readSubjects } from '../../agreement/figures.ts';
import { yearOf } from '../../agreement/make-content.ts';
import type { TownFacts } from '../../town/facts.ts';
import type { JudgedAgreement } from './read-agreements.ts';

/** Campuses with what their figures come from, as one text for the reader. */
export interface ReadCampuses {
  readonly campuses: readonly CampusFacts[];
  readonly dataVersion: string | null;
}

/** More places than two different exact figures of a town can agree in: equal texts are equal figures. */
const exactPlaces = 40;

const exact = (figures: Figures, indicator: IndicatorKey): string | null => {
  const value = figures[indicator];
  return value === undefined ? null : decimalText(value, exactPlaces);
};

interface Estimated {
  readonly exam_id: number;
  readonly revision: number;
  readonly campus: number;
  readonly n: number;
  readonly effect: number | null;
  readonly se: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
}

/** Campuses with all subjects together; a session with one subject has nothing to put together. */
const readEstimates = (reader: Reader, townId: number, exams: readonly ExamAt[]) =>
  reader.run<Estimated>(
    sql<Estimated>`select r.exam_id, r.revision, r.group_id as campus, r.n, r.effect, r.se, r.effect_lo as lo, r.effect_hi as hi
      from unnest(${exams.map(({ examId }) => examId)}::bigint[], ${exams.map(({ revision }) => revision)}::int[]) as w(exam_id, revision)
      join exam_result r on r.town_id = ${townId}::int and r.exam_id = w.exam_id and r.revision = w.revision and r.grouping = 'campus'
      where r.subject = (select case when count(*) = 1 then max(s.position) else 0 end from exam_subject s
        where s.town_id = r.town_id and s.exam_id = r.exam_id)`.compile(sqlOf),
  );

const readCodes = (reader: Reader, townId: number, exams: readonly ExamAt[]) =>
  reader.run(
    sqlOf
      .selectFrom('exam')
      .where('town_id', '=', townId)
      .where('id', '=', sql<number>`any(${exams.map(({ examId }) => examId)}::bigint[])`)
      .orderBy('id')
      .select(['id', 'code']),
  );

const isSame = (a: ExamAt, b: ExamAt): boolean => a.examId === b.examId && a.revision === b.revision;

/** The session that most campuses were evaluated by, for those that have no evaluation: the latest of equals. */
const usualExam = (exams: readonly ExamAt[]): ExamAt | null => {
  const counted = exams.map((exam) => ({ exam, count: exams.filter((other) => isSame(exam, other)).length }));
  counted.sort((a, b) => b.count - a.count || b.exam.examId - a.exam.examId || b.exam.revision - a.exam.revision);
  return counted[0]?.exam ?? null;
};

const examOf = ({ evaluation }: JudgedAgreement): ExamAt[] =>
  evaluation?.examId == null || evaluation.revision === null
    ? []
    : [{ examId: evaluation.examId, revision: evaluation.revision }];

/** What a campus is compared by: the session of its own evaluation, with the weights that were signed. */
interface Source {
  readonly exam: ExamAt;
  readonly composite: CompositeParts;
}

/** Units that a rule compares as campuses: all campuses, and the central school where it has an agreement as one. */
export const campusesIn = (town: TownFacts, agreements: readonly JudgedAgreement[]) => {
  const asCampus = new Set(agreements.filter(({ party }) => party === 'campusHead').map(({ unitId }) => unitId));
  return [...town.units.values()]
    .filter(({ id, kind }) => kind === 'campus' || (kind === 'centralSchool' && asCampus.has(id)))
    .sort((a, b) => a.id - b.id);
};

/** Reads what the pupils of every campus reached, on the figures that the evaluations rest on. */
export const readCampuses = async (
  reader: Reader,
  town: TownFacts,
  planYearId: number,
  agreements: readonly JudgedAgreement[],
): Promise<ReadCampuses> => {
  const ofCampuses = agreements.filter(({ party }) => party === 'campusHead');
  const own = new Map(ofCampuses.map((agreement) => [agreement.unitId, agreement]));
  const usual = usualExam(ofCampuses.flatMap(examOf)) ?? (await publishedExam(reader, town.id, planYearId));
  const sourceOf = (campusId: number): Source | null => {
    const agreement = own.get(campusId);
    const exam = (agreement === undefined ? undefined : examOf(agreement)[0]) ?? usual;
    const composite = agreement?.evaluation?.composite ?? compositeOf(yearOf(town, planYearId));
    return exam === null ? null : { exam, composite };
  };
  const units = campusesIn(town, agreements);
  const sources = new Map(units.map(({ id }) => [id, sourceOf(id)]));
  const exams = [...sources.values()]
    .flatMap((source) => (source === null ? [] : [source.exam]))
    .filter((exam, index, all) => all.findIndex((other) => isSame(exam, other)) === index);
  const [estimates, codes, campuses] = await Promise.all([
    readEstimates(reader, town.id, exams),
    readCodes(reader, town.id, exams),
    Promise.all(
      units.map(async ({ id, name }) => {
        const source = sources.get(id) ?? null;
        const wanted = [{ group: { grouping: 'campus', groupId: id }, subject: null }] as const;
        const [subjects = []] = source === null ? [] : await readSubjects(reader, town.id, source.exam, wanted);
        return { id, name, source, figures: source === null ? {} : figuresFrom(subjects, source.composite), subjects };
      }),
    ),
  ]);
  const codeOf = new Map(codes.map(({ id, code }) => [id, code]));
  return {
    campuses: campuses.map(({ id, name, source, figures, subjects }): CampusFacts => {
      const found = estimates.find(
        ({ campus, exam_id, revision }) =>
          campus === id && source !== null && isSame(source.exam, { examId: exam_id, revision }),
      );
      return {
        id: String(id),
        name,
        composite: exact(figures, 'composite'),
        passRate: exact(figures, 'passRate'),
        excellentRate: exact(figures, 'excellentRate'),
        n: found?.n ?? Math.max(0, ...subjects.map(({ n }) => n)),
        estimate:
          found == null || found.effect === null || found.se === null || found.lo === null || found.hi === null
            ? null
            : { effect: found.effect, se: found.se, lo: found.lo, hi: found.hi },
      };
    }),
    dataVersion:
      exams.length === 0
        ? null
        : exams.map(({ examId, revision }) => `${codeOf.get(examId) ?? ''}@${revision}`).join(' '),
  };
};
