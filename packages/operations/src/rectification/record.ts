import { sqlOf } from '@plumbline/database';
import type { Effect, Query } from '../record/feature.ts';

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Recording a finding fills its content and links it to an earlier case of the same problem. */
export const fillContent = ({ townId, recordId, input }: Effect): readonly Query[] => {
  const content = sqlOf
    .updateTable('rectification')
    .set({
      description: textOrNull(input['description']),
      place: textOrNull(input['place']),
      inspection_id: typeof input['inspection'] === 'number' ? input['inspection'] : null,
    })
    .where('town_id', '=', townId)
    .where('record_id', '=', recordId);
  if (typeof input['sameProblemAs'] !== 'number') return [content];
  return [
    content,
    sqlOf
      .insertInto('record_link')
      .values({ town_id: townId, from_id: recordId, to_id: input['sameProblemAs'], kind: 'sameProblem' }),
  ];
};
