import { sqlOf, transaction } from '@plumbline/database';
import type { Deps } from '../deps.ts';
import type { Viewer } from '../viewer.ts';

/** Marks what the viewer was told of a record, copies 抄送 and notifications, as read. */
export const markCopyRead = async (deps: Deps, viewer: Viewer, recordId: number): Promise<void> => {
  await transaction(deps.pool, viewer, (tx) =>
    tx.finish([
      sqlOf
        .updateTable('copy')
        .set({ read_at: deps.clock() })
        .where('town_id', '=', viewer.townId)
        .where('person_id', '=', viewer.personId)
        .where('record_id', '=', recordId)
        .where('read_at', 'is', null),
      sqlOf
        .updateTable('notification')
        .set({ read_at: deps.clock() })
        .where('town_id', '=', viewer.townId)
        .where('person_id', '=', viewer.personId)
        .where('record_id', '=', recordId)
        .where('read_at', 'is', null),
    ]),
  );
};
