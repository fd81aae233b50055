import { sqlOf } from '@plumbline/database';
import type { Effect, Query } from '../record/feature.ts';

/** Re-opening links the case to the record in which the problem was found again. */
export const linkRecurrence = ({ townId, recordId, input }: Effect): readonly Query[] =>
  typeof input['foundAgainIn'] !== 'number' || input['foundAgainIn'] === recordId
    ? []
    : [
        sqlOf
          .insertInto('record_link')
          .values({ town_id: townId, from_id: recordId, to_id: input['foundAgainIn'], kind: 'reopens' })
          .onConflict((conflict) => conflict.doNothing()),
      ];
