import { sqlOf, type Transaction, transaction } from '@plumbline/database';
import { sql } from 'kysely';
import type { Deps } from '../../deps.ts';
import { type Answer, refuse } from '../../problem.ts';
import { unitAndAbove } from '../../town/facts.ts';
import type { Viewer } from '../../viewer.ts';
import { type ExamFacts, type ExamKey, type ExamSubject, readExam, subjectAt } from '../exam.ts';
import type { ScoreStatus } from '../kinds.ts';
import { schoolsOf } from '../new-exam.ts';
import { noExam } from '../publish-exam.ts';
import { logReading } from '../read-log.ts';
import { correctsIn, loadSight, mayEnter, type Sight, seesExam } from '../sight.ts';

/**
 * Where the entry of a table stands: entered once; with double entry the first time, the second time by somebody else who
 * does not see the first, the cells that differ, and settled.
 */
export type EntryPhase = 'single' | 'first' | 'second' | 'resolve' | 'done';

/** A mark, or why there is none; neither where nothing was entered. */
export interface Entered {
  /** Decimal. */
  readonly mark: string | null;
  readonly status: ScoreStatus | null;
}

/** A pupil in a table of marks. */
export interface EntryRow extends Entered {
  readonly pupilId: number;
  readonly token: string;
  readonly name: string | null;
  /** What the second entry says, where the two differ. */
  readonly other: Entered | null;
}

/** A class's marks in a subject, as somebody enters them. */
export interface ScoreTable {
  readonly exam: ExamFacts;
  readonly classId: number;
  readonly subject: ExamSubject;
  readonly phase: EntryPhase;
  /** What a save is to name as the revision that it rests on. */
  readonly revision: number;
  readonly pupils: readonly EntryRow[];
}

/** Which table of a session. */
export interface TableKey {
  readonly examId: number;
  readonly classId: number;
  readonly subject: number;
  /** Asked for on purpose where the scores are published already. */
  readonly correction?: boolean | null | undefined;
}

/** A pupil of a table as it lies in the database. */
export interface TableRow {
  readonly pupilId: number;
  readonly token: string;
  readonly name: string | null;
  readonly isEntrant: boolean;
  readonly mark: string | null;
  readonly status: ScoreStatus | null;
  readonly otherMark: string | null;
  readonly otherStatus: ScoreStatus | null;
  readonly otherBy: number | null;
}

const now = (alias: string) => sql`${sql.raw(alias)}.to_revision = 2147483647`;

/** Pupils of a class on the day of a session, in the order of their numbers, with what was entered for them. */
export const readTable = (
  tx: Transaction,
  townId: number,
  exam: ExamFacts,
  classId: number,
  subject: number,
): Promise<TableRow[]> =>
  tx.run<TableRow>(
    sql<TableRow>`select p.id as "pupilId", p.token, p.name, e.pupil_id is not null as "isEntrant", s.mark::text as mark, s.status,
        o.mark::text as "otherMark", o.status as "otherStatus", o.person_id as "otherBy"
      from pupils.pupil p
      left join pupils.entrant e on e.town_id = p.town_id and e.exam_id = ${exam.id} and e.pupil_id = p.id and ${now('e')}
      left join pupils.score s on s.town_id = p.town_id and s.exam_id = ${exam.id} and s.subject = ${subject} and s.pupil_id = p.id and ${now('s')}
      left join pupils.second_entry o on o.town_id = p.town_id and o.exam_id = ${exam.id} and o.subject = ${subject} and o.pupil_id = p.id
      where p.town_id = ${townId} and p.id in (
          select n.pupil_id from pupils.enrolment n where n.town_id = ${townId} and n.class_id = ${classId}
            and n.from_on <= ${exam.heldOn}::date and ${exam.heldOn}::date <= n.to_on
          union select t.pupil_id from pupils.entrant t where t.town_id = ${townId} and t.exam_id = ${exam.id} and t.class_id = ${classId} and ${now('t')})
        and (e.pupil_id is null or e.class_id = ${classId})
        and (not ${exam.sampled}::boolean
          or exists (select from pupils.sample d where d.town_id = p.town_id and d.exam_id = ${exam.id} and d.pupil_id = p.id))
      order by p.token collate "C"`.compile(sqlOf),
  );

/**
 * Who entered a table first, none of whom may enter it the second time: whoever typed it, and whoever imported marks of it,
 * unless that was undone. Marks typed before the session asked for two entries count as first ones too.
 */
const firstPersons = async (
  tx: Transaction,
  townId: number,
  { id }: ExamFacts,
  { classId, subject }: Pick<TableKey, 'classId' | 'subject'>,
): Promise<ReadonlySet<number>> => {
  const people = await tx.run<{ person: number; how: 'typed' | 'import' | 'entry' }>(
    sql<{
      person: number;
      how: 'typed' | 'import' | 'entry';
    }>`select f.person_id as person, 'typed' as how from pupils.first_entry f
        where f.town_id = ${townId} and f.exam_id = ${id} and f.subject = ${subject} and f.class_id = ${classId}
      union select r.person_id, r.kind from pupils.score s
        join pupils.entrant e on e.town_id = s.town_id and e.exam_id = s.exam_id and e.pupil_id = s.pupil_id and ${now('e')}
        join exam_revision r on r.town_id = s.town_id and r.exam_id = s.exam_id and r.revision = s.from_revision
        where s.town_id = ${townId} and s.exam_id = ${id} and s.subject = ${subject} and e.class_id = ${classId}
          and r.person_id is not null and r.kind in ('import', 'entry') and r.undone_by_revision is null`.compile(
      sqlOf,
    ),
  );
  const known = people.filter(({ how }) => how !== 'entry');
  return new Set((known.length > 0 ? known : people).map(({ person }) => person));
};

const differs = (row: TableRow): boolean => row.mark !== row.otherMark || row.status !== row.otherStatus;
const isEntered = ({ mark, status }: Entered): boolean => mark !== null || status !== null;
const hasSecond = ({ otherMark, otherStatus }: TableRow): boolean => otherMark !== null || otherStatus !== null;

/** Where the entry of a table stands for somebody. */
export const phaseOf = async (
  tx: Transaction,
  viewer: Viewer,
  exam: ExamFacts,
  { classId, subject }: Pick<TableKey, 'classId' | 'subject'>,
  rows: readonly TableRow[],
): Promise<EntryPhase> => {
  if (!exam.doubleEntry) return 'single';
  const first = await firstPersons(tx, viewer.townId, exam, { classId, subject });
  if (first.size === 0) return 'first';
  if (rows.every((row) => hasSecond(row))) return rows.some(differs) ? 'resolve' : 'done';
  return first.has(viewer.personId) ? 'first' : 'second';
};

const shownIn = (phase: EntryPhase, viewer: Viewer, row: TableRow): EntryRow => {
  const { pupilId, token, name, mark, status, otherMark, otherStatus, otherBy } = row;
  const pupil = { pupilId, token, name };
  const other = { mark: otherMark, status: otherStatus };
  // Whoever enters it the second time sees their own entry only.
  if (phase === 'second')
    return { ...pupil, ...(otherBy === viewer.personId ? other : { mark: null, status: null }), other: null };
  return { ...pupil, mark, status, other: phase === 'resolve' && isEntered(other) ? other : null };
};

/** What decides whether somebody may enter a table: the session, the class's school, and whether it is published. */
export const entryRefusal = (sight: Sight, exam: ExamFacts | null, { classId, subject, correction }: TableKey) => {
  const { viewer, town } = sight;
  if (exam === null || !seesExam(sight, exam)) return noExam(viewer);
  const [school] = schoolsOf(town, classId);
  const isClass = town.units.get(classId)?.kind === 'class' && unitAndAbove(town, classId).includes(exam.unitId);
  if (school === undefined || !isClass || subjectAt(exam, subject) === undefined)
    return refuse(
      viewer.locale,
      'NotFound',
      ['这次监测里没有这个班或这个学科', 'There is no such class or subject in this session'],
      { path: ['class'] },
    );
  if (!mayEnter(sight, exam, school))
    return refuse(viewer.locale, 'NotAllowed', [
      '成绩由教导处、片校长或指定的录入人录入',
      'Academic affairs, the campus head and whoever the session names enter scores',
    ]);
  if (exam.publishedRevision !== null && exam.publishedRevision === exam.revision) {
    if (!correction || !correctsIn(sight, school))
      return refuse(viewer.locale, 'NotAllowed', [
        '成绩已经发布；要更正，请由教导处或片校长明确选择“更正”',
        'The scores are published; academic affairs or the campus head may correct them, on purpose',
      ]);
  }
  return null;
};

/**
 * Opens a class's table of marks in a subject for entry (I8). The reading is logged. With double entry whoever comes
 * second does not see the first entry; afterwards only the cells that differ come back.
 */
export const scoreTable = async (deps: Deps, viewer: Viewer, key: TableKey): Promise<Answer<{ table: ScoreTable }>> => {
  const sight = await loadSight(deps, viewer);
  const found: ExamKey = { id: key.examId };
  const exam = await readExam(deps, viewer, found);
  const refusal = entryRefusal(sight, exam, key);
  const subject = exam === null ? undefined : subjectAt(exam, key.subject);
  if (refusal !== null || exam === null || subject === undefined) return refusal ?? noExam(viewer);
  return transaction(deps.pool, { ...viewer, as: 'pupils' }, async (tx) => {
    const rows = await readTable(tx, viewer.townId, exam, key.classId, key.subject);
    const phase = await phaseOf(tx, viewer, exam, key, rows);
    const shown = phase === 'resolve' ? rows.filter(differs) : rows;
    const reading = { examId: exam.id, unitId: key.classId, pupils: shown.length, at: deps.clock() };
    await logReading(tx, viewer, { purpose: 'entry', ...reading });
    const pupils = shown.map((row) => shownIn(phase, viewer, row));
    return { ok: true, table: { exam, classId: key.classId, subject, phase, revision: exam.revision, pupils } };
  });
};
