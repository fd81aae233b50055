import { sqlOf, type Transaction, transaction } from '@plumbline/database';
import { type MarkFault, readMark } from '@plumbline/rules';
import type { Text } from '@plumbline/terms';
import { sql } from 'kysely';
import type { Deps } from '../../deps.ts';
import { type Answer, refuse, refuseInput } from '../../problem.ts';
import { canonicalJson, sha256 } from '../../record/canonical.ts';
import { refuseKey } from '../../record/key.ts';
import type { InputFault } from '../../record/parse-input.ts';
import type { Viewer } from '../../viewer.ts';
import { type ExamFacts, lockExam, subjectAt } from '../exam.ts';
import { schoolsOf } from '../new-exam.ts';
import { noExam } from '../publish-exam.ts';
import { loadSight } from '../sight.ts';
import { type EntryPhase, entryRefusal, phaseOf, readTable, type TableKey, type TableRow } from './score-table.ts';
import { type Cell, writeFirstEntry, writeMarks, writeSecondEntry } from './write-marks.ts';

/** What was typed for a pupil. */
export interface TypedCell {
  readonly pupilId: number;
  /** As the person typed it: digits, or a word such as 缺考. */
  readonly typed: string;
}

/** A table as somebody saves it: all of its cells in one call. */
export interface TypedTable extends TableKey {
  /** The revision that the table was opened at. */
  readonly expectedRevision: number;
  readonly idempotencyKey: string;
  readonly cells: readonly TypedCell[];
}

/** What came of a save. */
export type ScoresAnswer = Answer<{ readonly examId: number; readonly revision: number; readonly replayed: boolean }>;

const faultTexts = (fullMark: number): Readonly<Record<MarkFault, Text>> => ({
  NOT_A_NUMBER: [
    '不是分数；填数字，或 缺考、缓考、免考、违纪',
    'This is no mark; enter a number, or 缺考 (absent), 缓考 (deferred), 免考 (exempt), 违纪 (void)',
  ],
  NEGATIVE: ['是负数；这次监测没有负分', 'This is negative; the session has no negative marks'],
  TOO_MANY_DECIMALS: ['小数超过两位', 'More than two decimals'],
  OVER_FULL_MARK: [`超过满分 ${fullMark / 100}`, `Above the full mark of ${fullMark / 100}`],
});

/** Hundredths as the database writes them: 8550 as 85.50. */
const decimalOf = (hundredths: number): string => (hundredths / 100).toFixed(2);

/** Reads what was typed, cell by cell; every fault is reported. */
const readCells = (exam: ExamFacts, key: TableKey, rows: readonly TableRow[], typed: readonly TypedCell[]) => {
  const fullMark = subjectAt(exam, key.subject)?.fullMark ?? 0;
  const byPupil = new Map(rows.map((row) => [row.pupilId, row]));
  const faults: InputFault[] = [];
  const cells: Cell[] = [];
  const seen = new Set<number>();
  for (const [index, cell] of typed.entries()) {
    const row = byPupil.get(cell.pupilId);
    const path = ['cells', String(index), 'mark'];
    if (row === undefined || seen.has(cell.pupilId)) {
      faults.push({
        path: ['cells', String(index), 'pupil'],
        text: ['这个班的表里没有这名学生，或写了两次', 'The table has no such pupil, or names the pupil twice'],
      });
      continue;
    }
    seen.add(cell.pupilId);
    const read = readMark(cell.typed, { fullMark, allowNegative: exam.allowNegative });
    if (read.kind === 'fault') faults.push({ path, text: faultTexts(fullMark)[read.fault] });
    else if (read.kind === 'mark') cells.push({ row, mark: decimalOf(read.hundredths), status: null });
    else cells.push({ row, mark: null, status: read.status });
  }
  return { cells, faults };
};

/** Whether a cell says anything: an empty one where nothing was entered says nothing, unless both entries have to agree. */
const says = (exam: ExamFacts, { row, status }: Cell): boolean =>
  exam.doubleEntry || status !== 'MISSING' || row.mark !== null || row.status !== null;

/** Whether marks of these pupils changed since a revision. */
const changedSince = async (
  tx: Transaction,
  townId: number,
  exam: ExamFacts,
  subject: number,
  pupils: readonly number[],
  revision: number,
): Promise<boolean> =>
  (await tx.first(
    sql`select 1 as found from pupils.score s where s.town_id = ${townId} and s.exam_id = ${exam.id} and s.subject = ${subject}
      and s.pupil_id = any(${pupils}::bigint[])
      and (s.from_revision > ${revision} or (s.to_revision > ${revision} and s.to_revision <= ${exam.revision})) limit 1`.compile(
      sqlOf,
    ),
  )) !== undefined;

const write = async (
  tx: Transaction,
  viewer: Viewer,
  town: Parameters<typeof writeMarks>[2],
  exam: ExamFacts,
  phase: EntryPhase,
  table: TypedTable & { readonly unitId: number },
  cells: readonly Cell[],
  at: Date,
): Promise<number> => {
  if (phase === 'second') {
    await writeSecondEntry(tx, viewer, exam, table.subject, cells, at);
    return exam.revision;
  }
  if (phase === 'first') await writeFirstEntry(tx, viewer, exam, table, at);
  if (phase === 'resolve') await writeSecondEntry(tx, viewer, exam, table.subject, cells, at);
  return writeMarks(tx, viewer, town, exam, table, cells, at);
};

/**
 * Saves a class's table of marks as one revision of the session (I8). Nothing is written when any cell is at fault; every
 * fault is reported with the cell's path. Somebody else's save of the same cells since the table was opened refuses it;
 * other tables of the session do not.
 */
export const saveScores = async (deps: Deps, viewer: Viewer, table: TypedTable): Promise<ScoresAnswer> => {
  const { townId, personId, locale } = viewer;
  const { idempotencyKey: key, ...content } = table;
  const wrongKey = refuseKey(locale, key);
  if (wrongKey !== null) return wrongKey;
  const sight = await loadSight(deps, viewer);
  const at = deps.clock();
  const digest = sha256(canonicalJson({ scores: content }));
  return transaction(deps.pool, { ...viewer, as: 'pupils' }, async (tx): Promise<ScoresAnswer> => {
    const exam = await lockExam(tx, townId, { id: table.examId });
    const earlier = await tx.first(
      sqlOf
        .selectFrom('idempotency')
        .where('town_id', '=', townId)
        .where('person_id', '=', personId)
        .where('key', '=', key)
        .select(['digest', 'version']),
    );
    if (earlier !== undefined)
      return earlier.digest === digest
        ? { ok: true, examId: table.examId, revision: earlier.version, replayed: true }
        : refuse(
            locale,
            'IdempotencyKeyReused',
            [
              '这个 idempotencyKey 已用于另一次内容不同的保存；请换一个新的',
              'This idempotencyKey was used for another save with other content; please use a new one',
            ],
            { path: ['idempotencyKey'] },
          );
    const refusal = entryRefusal(sight, exam, table);
    const [unitId] = schoolsOf(sight.town, table.classId);
    if (refusal !== null || exam === null || unitId === undefined) return refusal ?? noExam(viewer);
    const rows = await readTable(tx, townId, exam, table.classId, table.subject);
    const phase = await phaseOf(tx, viewer, exam, table, rows);
    const { cells, faults } = readCells(exam, table, rows, table.cells);
    if (faults.length > 0) return refuseInput(locale, faults);
    const pupils = rows.map(({ pupilId }) => pupilId);
    if (phase !== 'second' && (await changedSince(tx, townId, exam, table.subject, pupils, table.expectedRevision)))
      return refuse(
        locale,
        'StaleVersion',
        [
          '这张表在你打开之后有人改过；请刷新后再录',
          'Somebody changed this table after you opened it; reload it and enter again',
        ],
        { path: ['expectedRevision'], currentVersion: exam.revision },
      );
    const said = cells.filter((cell) => says(exam, cell));
    const revision = await write(tx, viewer, sight.town, exam, phase, { ...table, unitId }, said, at);
    await tx.run(
      sqlOf.insertInto('idempotency').values({
        town_id: townId,
        person_id: personId,
        key,
        digest,
        record_id: exam.id,
        version: revision,
        at,
      }),
    );
    return { ok: true, examId: exam.id, revision, replayed: false };
  });
};
