import { sqlOf } from '@plumbline/database';
import type { Effect, Query } from '../record/feature.ts';

/** Issuing the notice keeps what is required of the responsible person. */
export const keepRequirement = ({ townId, recordId, input }: Effect): readonly Query[] => [
  sqlOf
    .updateTable('rectification')
    .set({ requirement: String(input['requirement']) })
    .where('town_id', '=', townId)
    .where('record_id', '=', recordId),
];
