import type { Entry } from '../device/entries.ts';
import { inputOf } from '../device/values.ts';

type Bound = Pick<Entry, 'key' | 'record' | 'parent' | 'fields' | 'values'>;

/** What a step is taken in: a record as it was seen, the record beside which it starts, or nothing. */
const targetOf = ({ record, parent }: Bound): Record<string, unknown> => {
  if (record) return { id: record.id, expectedVersion: record.version };
  return parent ? { parentId: parent.id } : {};
};

/**
 * The input of an entry's mutation: the same at every try, under the entry's own key.
 * @param fileIdOf the server's ids of its photos
 */
export const bodyOf = (entry: Bound, fileIdOf: ReadonlyMap<string, string>): Record<string, unknown> => ({
  ...inputOf(entry.fields, entry.values, fileIdOf),
  ...targetOf(entry),
  idempotencyKey: entry.key,
});
