import { sqlOf } from '@plumbline/database';
import type { Effect, Query } from '../record/feature.ts';
import { recordKeys } from '../search/keys.ts';

/** Content columns that a correction may change. */
const content = ['description', 'place', 'requirement'] as const;

/** A granted correction changes the content; its title is then found by its new words. */
export const correctContent = ({ townId, recordId, input, record }: Effect): readonly Query[] => {
  const changed = Object.fromEntries(
    content.flatMap((name) => (typeof input[name] === 'string' ? [[name, input[name]]] : [])),
  );
  const title = input['title'];
  return [
    ...(Object.keys(changed).length === 0
      ? []
      : [
          sqlOf
            .updateTable('rectification')
            .set(changed)
            .where('town_id', '=', townId)
            .where('record_id', '=', recordId),
        ]),
    ...(typeof title !== 'string' || record === null
      ? []
      : [
          sqlOf.updateTable('record').set({ title }).where('town_id', '=', townId).where('id', '=', recordId),
          sqlOf
            .deleteFrom('search_key')
            .where('town_id', '=', townId)
            .where('kind', '=', 'record')
            .where('target_id', '=', recordId),
          sqlOf.insertInto('search_key').values(
            recordKeys(title, record.number, record.serial).map((key) => ({
              town_id: townId,
              kind: 'record',
              key,
              target_id: recordId,
            })),
          ),
        ]),
  ];
};
