import { type BulkTransaction, sqlOf } from '@plumbline/database';
import type { Viewer } from '../../viewer.ts';
import type { ExamFacts } from '../exam.ts';

/** What a new revision of a session's scores is noted with. */
export interface NewRevision {
  readonly kind: 'import' | 'entry' | 'undo';
  readonly at: Date;
  /** SHA-256 of the file, where it came from one. */
  readonly fileDigest: string | null;
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/**
 * Notes that a session's scores have a new revision; the session has to be locked.
 * @returns its number
 */
export const makeRevision = async (
  tx: Pick<BulkTransaction, 'run'>,
  viewer: Viewer,
  exam: Pick<ExamFacts, 'id' | 'revision'>,
  { kind, at, fileDigest, rows, added, changed, unchanged }: NewRevision,
): Promise<number> => {
  const { townId, personId, postId } = viewer;
  const revision = exam.revision + 1;
  await tx.run(
    sqlOf.insertInto('exam_revision').values({
      town_id: townId,
      exam_id: exam.id,
      revision,
      kind,
      person_id: personId,
      post_id: postId,
      at,
      file_digest: fileDigest,
      rows,
      added,
      changed,
      unchanged,
    }),
  );
  await tx.run(sqlOf.updateTable('exam').set({ revision }).where('town_id', '=', townId).where('id', '=', exam.id));
  return revision;
};
