import { sqlOf } from '@plumbline/database';
import { joinNotice } from '../notice/join-notice.ts';
import type { Effect, Query } from '../record/feature.ts';

/** Issuing the notice keeps what is required of the responsible person, and puts the case on its notice. */
export const keepRequirement = (effect: Effect): readonly Query[] => [
  sqlOf
    .updateTable('rectification')
    .set({ requirement: String(effect.input['requirement']) })
    .where('town_id', '=', effect.townId)
    .where('record_id', '=', effect.recordId),
  ...joinNotice(effect),
];
