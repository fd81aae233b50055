import { type BulkTransaction, bulkTransaction, sqlOf } from '@plumbline/database';
import type { Text } from '@plumbline/terms';
import { sql } from 'kysely';
import type { Deps } from '../../deps.ts';
import { type Answer, refuse, refuseInput } from '../../problem.ts';
import { allows } from '../../rights/declare.ts';
import { examRights } from '../../rights/exam.ts';
import { unitAndBelow } from '../../town/facts.ts';
import type { Viewer } from '../../viewer.ts';
import { ensureExam, faultsOfCode } from '../ensure-exam.ts';
import { readExam } from '../exam.ts';
import { loadSight, type Sight } from '../sight.ts';
import { type TeacherCode, teacherCodes } from './county-codes.ts';
import { gradeOfText } from './grade-of-text.ts';
import { placeKey, schoolsOf } from './places.ts';
import { badRows, mayWrite, mostProblems, type SheetImportOptions, type SheetReport, withFound } from './report.ts';
import type { Sheet, SheetProblem } from './source.ts';

/** Good rows of results that the county hands down (decision table D), by columns; a column that is not there is `null`. */
export interface CountyRows {
  readonly count: number;
  readonly lines: Int32Array;
  readonly subject: readonly string[];
  readonly grade: readonly string[];
  /** Decimals as they are written. */
  readonly mean: readonly string[];
  readonly sd: readonly string[] | null;
  readonly school: readonly string[] | null;
  readonly teacher: readonly string[] | null;
  readonly staffNo: readonly string[] | null;
  readonly place: readonly string[] | null;
  readonly of: readonly string[] | null;
}

/** A sheet of county results: a row per teacher, or a row per subject and grade. */
export interface CountySheet extends Sheet<CountyRows> {
  readonly layout: 'teachers' | 'groups';
  /** Headers as they stand in the file, by what they are. */
  readonly headers: Readonly<Record<string, string>>;
}

/** How county results are imported. */
export interface CountyImportOptions extends SheetImportOptions {
  /** Code of the session; one that does not exist is opened, unpublished. */
  readonly exam: string;
}

/** What an import of county results did, or would do. */
export interface CountyReport extends SheetReport {
  readonly layout: CountySheet['layout'];
  readonly exam: { readonly code: string; readonly title: string; readonly existed: boolean };
}

/** Opens the sheet once it is known which schools there are. */
export type OpenCounty = (expectation: { readonly knowsSchool: (name: string) => boolean }) => Promise<CountySheet>;

/** A row as it is kept; `key` tells it from others. */
interface Kept {
  readonly line: number;
  readonly key: string;
  readonly personId: number;
  readonly subject: string;
  readonly grade: number;
  readonly mean: string;
  /** Place and number compared of a teacher, the standard deviation of a group. */
  readonly rest: readonly string[];
}

interface Teacher {
  readonly id: number;
  readonly name: string;
  readonly staff_no: string | null;
  readonly units: readonly number[];
}

const notAllowed: Text = ['只有教导处能导入县级成绩', 'Only academic affairs may import county results'];
const nameKey = (name: string): string => name.normalize('NFKC').replaceAll(/\s/gu, '');

const readTeachers = (tx: Pick<BulkTransaction, 'run'>, townId: number, day: string): Promise<Teacher[]> =>
  tx.run<Teacher>(
    sql<Teacher>`select p.id, p.name, p.staff_no, array_agg(distinct o.unit_id) as units from person p
      join post o on o.town_id = p.town_id and o.person_id = p.id
      where p.town_id = ${townId} and o.from_on <= ${day}::date and o.to_on >= ${day}::date group by p.id, p.name, p.staff_no order by p.id`.compile(
      sqlOf,
    ),
  );

/** Finds who a row of the teachers' layout is about. */
const teacherFinder = (sight: Sight, teachers: readonly Teacher[], schools: ReadonlyMap<string, number>) => {
  const byNumber = new Map(
    teachers.flatMap((each) => (each.staff_no === null ? [] : [[nameKey(each.staff_no), each]])),
  );
  const inside = new Map<number, ReadonlySet<number>>();
  const unitsOf = (school: number): ReadonlySet<number> => {
    const known = inside.get(school) ?? new Set(unitAndBelow(sight.town, school));
    inside.set(school, known);
    return known;
  };
  return (school: string, name: string | null, staffNo: string | null): Teacher | TeacherCode => {
    const numbered = staffNo === null || staffNo === '' ? undefined : byNumber.get(nameKey(staffNo));
    if (staffNo !== null)
      return numbered === undefined || (name !== null && nameKey(numbered.name) !== nameKey(name))
        ? 'UNKNOWN_TEACHER'
        : numbered;
    const units = unitsOf(schools.get(placeKey(school)) ?? 0);
    const [found, ...others] = teachers.filter(
      (each) => nameKey(each.name) === nameKey(name ?? '') && each.units.some((unit) => units.has(unit)),
    );
    if (found === undefined) return 'UNKNOWN_TEACHER';
    return others.length > 0 ? 'AMBIGUOUS_TEACHER' : found;
  };
};

/** Judges what the file alone could not tell. */
const judgeRows = (
  sheet: CountySheet,
  batches: readonly CountyRows[],
  withdrawn: ReadonlySet<number>,
  find: ReturnType<typeof teacherFinder>,
) => {
  const kept: Kept[] = [];
  const problems: SheetProblem[] = [];
  const refuseRow = (line: number, key: string, code: TeacherCode, found: string) => {
    const [reason, remedy] = teacherCodes[code];
    problems.push({
      line,
      sheetLine: line + sheet.headerLine - 1,
      column: sheet.headers[key] ?? null,
      code,
      found,
      reason,
      remedy,
    });
  };
  for (const rows of batches)
    for (let at = 0; at < rows.count; at += 1) {
      const line = rows.lines[at] ?? 0;
      if (withdrawn.has(line)) continue;
      const grade = gradeOfText(rows.grade[at] ?? '');
      const subject = rows.subject[at] ?? '';
      if (grade === null) {
        refuseRow(line, 'grade', 'UNKNOWN_GRADE', rows.grade[at] ?? '');
        continue;
      }
      const mean = rows.mean[at] ?? '';
      if (sheet.layout === 'groups') {
        kept.push({ line, key: `${subject}/${grade}`, personId: 0, subject, grade, mean, rest: [rows.sd?.[at] ?? ''] });
        continue;
      }
      const [name, staffNo] = [rows.teacher?.[at] ?? null, rows.staffNo?.[at] ?? null];
      const teacher = find(rows.school?.[at] ?? '', name, staffNo);
      if (typeof teacher === 'string')
        refuseRow(line, staffNo === null ? 'teacher' : 'staffNo', teacher, staffNo ?? name ?? '');
      else
        kept.push({
          line,
          key: `${teacher.id}/${subject}/${grade}`,
          personId: teacher.id,
          subject,
          grade,
          mean,
          rest: [rows.place?.[at] ?? '', rows.of?.[at] ?? ''],
        });
    }
  return { kept, problems };
};

const contradiction: readonly [reason: Text, remedy: Text] = [
  [
    '和第 {line} 行说的是同一位教师、同一学科和年级，内容不一致',
    'It is about the same teacher, subject and grade as line {line}, with other content',
  ],
  ['留下正确的一行，删掉另一行', 'Keep the right row and delete the other'],
];

const sameContent = (a: Pick<Kept, 'mean' | 'rest'>, b: Pick<Kept, 'mean' | 'rest'>): boolean =>
  [a.mean, ...a.rest].every((value, at) => Number(value) === Number([b.mean, ...b.rest][at]));

/** Rows that say different things of the same teacher or group under different words are all refused. */
const refuseContradictions = (sheet: CountySheet, rows: readonly Kept[]) => {
  const problems: SheetProblem[] = [];
  const kept: Kept[] = [];
  for (const group of Map.groupBy(rows, ({ key }) => key).values()) {
    const [first, ...others] = group;
    if (first === undefined) continue;
    if (others.every((other) => sameContent(first, other))) {
      kept.push(first);
      continue;
    }
    for (const row of group) {
      const other = group.find(({ line }) => line !== row.line)?.line ?? row.line;
      const say = ([zh, en]: Text): Text => [zh.replace('{line}', String(other)), en.replace('{line}', String(other))];
      problems.push({
        line: row.line,
        sheetLine: row.line + sheet.headerLine - 1,
        column: sheet.headers[sheet.layout === 'groups' ? 'subject' : 'teacher'] ?? sheet.headers['staffNo'] ?? null,
        code: 'DUPLICATE_CONFLICT',
        found: row.subject,
        reason: say(contradiction[0]),
        remedy: contradiction[1],
      });
    }
  }
  return { kept, problems };
};

/** What is on record of the session, by key. */
const onRecord = async (
  tx: Pick<BulkTransaction, 'run'>,
  townId: number,
  examId: number,
  layout: CountySheet['layout'],
) => {
  const rows =
    layout === 'teachers'
      ? await tx.run(
          sqlOf
            .selectFrom('county_teacher')
            .where('town_id', '=', townId)
            .where('exam_id', '=', examId)
            .select(['person_id', 'subject', 'grade', 'mean', 'place', 'compared']),
        )
      : await tx.run(
          sqlOf
            .selectFrom('county_group')
            .where('town_id', '=', townId)
            .where('exam_id', '=', examId)
            .select(['subject', 'grade', 'mean', 'sd']),
        );
  return new Map(
    rows.map((row) =>
      'person_id' in row
        ? [
            `${row.person_id}/${row.subject}/${row.grade}`,
            { mean: row.mean, rest: [String(row.place), String(row.compared)] },
          ]
        : [`${row.subject}/${row.grade}`, { mean: row.mean, rest: [row.sd] }],
    ),
  );
};

const writeCounty = async (
  tx: Pick<BulkTransaction, 'run'>,
  { townId, examId, layout }: { townId: number; examId: number; layout: CountySheet['layout'] },
  rows: readonly Kept[],
): Promise<void> => {
  const column = <Value>(of: (row: Kept) => Value): Value[] => rows.map(of);
  const next = sql`(select coalesce(max(revision), 0) + 1 from (select revision from county_teacher where town_id = ${townId} and exam_id = ${examId}
    union all select revision from county_group where town_id = ${townId} and exam_id = ${examId}) known)`;
  const common = sql`${townId}, ${examId}`;
  const [subjects, grades, means] = [
    column(({ subject }) => subject),
    column(({ grade }) => grade),
    column(({ mean }) => mean),
  ];
  const first = column(({ rest }) => rest[0] ?? null);
  const statement =
    layout === 'teachers'
      ? sql`insert into county_teacher (town_id, exam_id, person_id, subject, grade, mean, place, compared, revision)
          select ${common}, given.*, ${next} from unnest(${column(({ personId }) => personId)}::bigint[], ${subjects}::text[], ${grades}::int[],
            ${means}::numeric[], ${first}::int[], ${column(({ rest }) => rest[1] ?? null)}::int[]) as given
          on conflict (town_id, exam_id, person_id, subject, grade) do update
            set mean = excluded.mean, place = excluded.place, compared = excluded.compared, revision = excluded.revision`
      : sql`insert into county_group (town_id, exam_id, subject, grade, mean, sd, revision)
          select ${common}, given.*, ${next} from unnest(${subjects}::text[], ${grades}::int[], ${means}::numeric[], ${first}::numeric[]) as given
          on conflict (town_id, exam_id, subject, grade) do update
            set mean = excluded.mean, sd = excluded.sd, revision = excluded.revision`;
  await tx.run(statement.compile(sqlOf));
};

/** Full mark of the subjects of a session that is opened for county results: 100 points. */
const usualFullMark = 10_000;

const importInto = async (
  tx: BulkTransaction,
  {
    deps,
    sight,
    options,
    schools,
  }: { deps: Deps; sight: Sight; options: CountyImportOptions; schools: ReadonlyMap<string, number> },
  sheet: CountySheet,
): Promise<CountyReport> => {
  const { viewer, town, today } = sight;
  const before = await readExam(deps, viewer, { code: options.exam });
  const teachers = sheet.layout === 'teachers' ? await readTeachers(tx, town.id, before?.heldOn ?? today) : [];
  const batches: CountyRows[] = [];
  const verdict = await sheet.judge(async (rows) => void batches.push(rows));
  const judged = judgeRows(sheet, batches, new Set(verdict.withdrawn), teacherFinder(sight, teachers, schools));
  const settled = refuseContradictions(sheet, judged.kept);
  const found = [...judged.problems, ...settled.problems].sort((a, b) => a.line - b.line);
  const rows = settled.kept;
  const bad = badRows(verdict) + found.length;
  const write = mayWrite(rows.length, bad, options);
  const subjects = [...new Set(rows.map(({ subject }) => subject))].map((name) => ({ name, fullMark: usualFullMark }));
  const exam = write
    ? await ensureExam(tx, viewer, town, { code: options.exam, day: today, at: deps.clock(), subjects })
    : before;
  const known = await onRecord(tx, town.id, exam?.id ?? 0, sheet.layout);
  const isNew = rows.filter(({ key }) => !known.has(key));
  const changed = rows.filter((row) => {
    const old = known.get(row.key);
    return old !== undefined && !sameContent(row, old);
  });
  const differing = [...isNew, ...changed];
  if (write && exam !== null && differing.length > 0)
    await writeCounty(tx, { townId: town.id, examId: exam.id, layout: sheet.layout }, differing);
  return {
    rows: verdict.rows,
    accepted: write || options.dryRun === true ? rows.length : 0,
    written: write && differing.length > 0,
    ...withFound(verdict, found.slice(0, mostProblems), Math.max(0, found.length - mostProblems)),
    warnings: verdict.warnings,
    counts: { new: isNew.length, changed: changed.length, unchanged: rows.length - differing.length, bad },
    created: { schools: [], classes: [], pupils: 0 },
    layout: sheet.layout,
    exam: { code: options.exam, title: before?.title ?? options.exam, existed: before !== null },
  };
};

/**
 * Imports results that the county hands down, of teachers or of subjects and grades, by the one policy of all imports. A
 * teacher is known by staff number, else by a name that is unique within the school on the day of the session. What a later
 * file does not name stays.
 * @param open opens the sheet; what it throws ends the import, with nothing written
 */
export const importCountyResults = async (
  deps: Deps,
  viewer: Viewer,
  open: OpenCounty,
  options: CountyImportOptions,
): Promise<Answer<{ report: CountyReport }>> => {
  const sight = await loadSight(deps, viewer);
  const { town } = sight;
  if (!allows(examRights.acts.importCounty, viewer)) return refuse(viewer.locale, 'NotAllowed', notAllowed);
  const faults = faultsOfCode(options.exam);
  if (faults.length > 0) return refuseInput(viewer.locale, faults);
  return bulkTransaction(
    deps.pool,
    { ...viewer, zone: town.zone, as: 'pupils' },
    async (tx) => {
      const schools = await schoolsOf(tx, town.id, sight.today);
      const sheet = await open({ knowsSchool: (name) => schools.has(placeKey(name)) });
      return { ok: true, report: await importInto(tx, { deps, sight, options, schools }, sheet) };
    },
    options.signal,
  );
};
