import { sqlOf, type Transaction } from '@plumbline/database';
import type { Viewer } from '../viewer.ts';

/** Why somebody read pupils' data. */
export type ReadPurpose = 'draw' | 'entry' | 'import' | 'teaching' | 'results' | 'export' | 'erase';

/** Writes down that somebody reads pupils' data, in the transaction that reads them. */
export const logReading = (
  tx: Pick<Transaction, 'run'>,
  viewer: Viewer,
  reading: {
    readonly purpose: ReadPurpose;
    readonly examId: number | null;
    readonly unitId: number | null;
    readonly pupils: number;
    readonly at: Date;
    /** One pupil alone, looked at for a stated reason. */
    readonly pupilId?: number;
    readonly reason?: string;
  },
): Promise<unknown> =>
  tx.run(
    sqlOf.insertInto('pupils.read_log').values({
      town_id: viewer.townId,
      person_id: viewer.personId,
      post_id: viewer.postId,
      purpose: reading.purpose,
      exam_id: reading.examId,
      unit_id: reading.unitId,
      pupils: reading.pupils,
      at: reading.at,
      pupil_id: reading.pupilId ?? null,
      reason: reading.reason ?? null,
    }),
  );
