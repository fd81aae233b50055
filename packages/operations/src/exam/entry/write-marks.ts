import { sqlOf, type Transaction } from '@plumbline/database';
import { sql } from 'kysely';
import type { TownFacts } from '../../town/facts.ts';
import type { Viewer } from '../../viewer.ts';
import type { ExamFacts } from '../exam.ts';
import { makeRevision } from '../import/revision.ts';
import type { Entered, TableKey, TableRow } from './score-table.ts';
import { transferred } from './transfers.ts';

/** What a person typed for a pupil, understood. */
export interface Cell extends Entered {
  readonly row: TableRow;
}

const columns = (cells: readonly Cell[]) => ({
  pupils: cells.map(({ row }) => row.pupilId),
  marks: cells.map(({ mark }) => mark),
  statuses: cells.map(({ status }) => status),
});

/** Takes pupils of the class into the session who are not in it yet. */
const addEntrants = async (
  tx: Transaction,
  town: TownFacts,
  exam: ExamFacts,
  place: { readonly classId: number; readonly unitId: number; readonly revision: number },
  cells: readonly Cell[],
): Promise<void> => {
  const added = cells.filter(({ row }) => !row.isEntrant).map(({ row }) => row.pupilId);
  if (added.length === 0) return;
  const { classId, unitId, revision } = place;
  const moved = await transferred(
    tx,
    town,
    exam.heldOn,
    added.map((pupilId) => ({ pupilId, unitId })),
  );
  await tx.run(
    sqlOf.insertInto('pupils.entrant').values(
      added.map((pupilId) => ({
        town_id: town.id,
        exam_id: exam.id,
        pupil_id: pupilId,
        from_revision: revision,
        unit_id: unitId,
        class_id: classId,
        excluded: moved.has(pupilId) ? 'transfer' : null,
      })),
    ),
  );
};

/**
 * Writes what differs from the marks that are there as one revision of the session.
 * @returns the revision afterwards; the present one where nothing differs
 */
export const writeMarks = async (
  tx: Transaction,
  viewer: Viewer,
  town: TownFacts,
  exam: ExamFacts,
  { classId, subject, unitId }: Pick<TableKey, 'classId' | 'subject'> & { readonly unitId: number },
  cells: readonly Cell[],
  at: Date,
): Promise<number> => {
  const isNew = ({ row }: Cell) => row.mark === null && row.status === null;
  const changed = cells.filter((cell) => cell.mark !== cell.row.mark || cell.status !== cell.row.status);
  if (changed.length === 0) return exam.revision;
  const { townId } = viewer;
  const added = changed.filter(isNew).length;
  const revision = await makeRevision(tx, viewer, exam, {
    kind: 'entry',
    at,
    fileDigest: null,
    rows: cells.length,
    added,
    changed: changed.length - added,
    unchanged: cells.length - changed.length,
  });
  await addEntrants(tx, town, exam, { classId, unitId, revision }, changed);
  const { pupils, marks, statuses } = columns(changed);
  await tx.run(
    sqlOf
      .updateTable('pupils.score')
      .set({ to_revision: revision })
      .where('town_id', '=', townId)
      .where('exam_id', '=', exam.id)
      .where('subject', '=', subject)
      .where('to_revision', '=', 2_147_483_647)
      .where('pupil_id', '=', sql<number>`any(${pupils}::bigint[])`),
  );
  await tx.run(
    sql`insert into pupils.score (town_id, exam_id, subject, pupil_id, from_revision, mark, status)
      select ${townId}, ${exam.id}, ${subject}, u.pupil, ${revision}, u.mark, u.status
      from unnest(${pupils}::bigint[], ${marks}::numeric[], ${statuses}::text[]) u (pupil, mark, status)`.compile(
      sqlOf,
    ),
  );
  return revision;
};

/** Writes down who entered a table first. */
export const writeFirstEntry = (
  tx: Transaction,
  viewer: Viewer,
  exam: ExamFacts,
  { classId, subject }: Pick<TableKey, 'classId' | 'subject'>,
  at: Date,
): Promise<unknown> =>
  tx.run(
    sqlOf
      .insertInto('pupils.first_entry')
      .values({
        town_id: viewer.townId,
        exam_id: exam.id,
        subject,
        class_id: classId,
        person_id: viewer.personId,
        at,
      })
      .onConflict((conflict) => conflict.doNothing()),
  );

/** Writes the second entry beside the first. */
export const writeSecondEntry = async (
  tx: Transaction,
  viewer: Viewer,
  exam: ExamFacts,
  subject: number,
  cells: readonly Cell[],
  at: Date,
): Promise<void> => {
  if (cells.length === 0) return;
  const { pupils, marks, statuses } = columns(cells);
  await tx.run(
    sql`insert into pupils.second_entry (town_id, exam_id, subject, pupil_id, mark, status, person_id, at)
      select ${viewer.townId}, ${exam.id}, ${subject}, u.pupil, u.mark, u.status, ${viewer.personId}, ${at}::timestamptz
      from unnest(${pupils}::bigint[], ${marks}::numeric[], ${statuses}::text[]) u (pupil, mark, status)
      on conflict (town_id, exam_id, subject, pupil_id) do update
        set mark = excluded.mark, status = excluded.status, person_id = excluded.person_id, at = excluded.at`.compile(
      sqlOf,
    ),
  );
};
