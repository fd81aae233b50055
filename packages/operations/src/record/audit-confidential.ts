import type { Transaction } from '@plumbline/database';
import { namedStatement } from './named-statement.ts';

/** Tables whose rows are hidden by a mark of their own, and their column with the record's id. */
const marked: Readonly<Record<string, string>> = {
  event: 'record_id',
  event_payload: 'record_id',
  event_file: 'record_id',
  assignment: 'record_id',
  todo: 'record_id',
  copy: 'record_id',
  reminder: 'record_id',
  search_key: 'target_id',
};

const open = Object.entries(marked)
  .map(
    ([table, key]) => `
  select '${table}' as "table", ${key} as record_id from ${table}
  where town_id = :town::int and ${table === 'search_key' ? `kind = 'record' and ` : ''}${key} = any(:records::bigint[]) and not confidential`,
  )
  .join('\n  union all');

const read = namedStatement<{ readonly recordId: number; readonly what: string }>(`
  with shown as (${open}),
  parts as (
    select distinct record_id, person_id from assignment
    where town_id = :town::int and record_id = any(:records::bigint[]) and until is null and relation <> 'reader'),
  readers as (
    select distinct record_id, person_id from assignment
    where town_id = :town::int and record_id = any(:records::bigint[]) and until is null and relation = 'reader'),
  grants as (
    select record_id, person_id from record_grant
    where town_id = :town::int and record_id = any(:records::bigint[]) and until > now())
  select record_id as "recordId", 'is confidential, and shows rows of ' || string_agg(distinct "table", ', ' order by "table") as what
  from shown group by record_id
  union all
  select record_id, 'is hidden from ' || count(*) || ' who have a part in it'
  from parts p where not exists (select from grants g where g.record_id = p.record_id and g.person_id = p.person_id) group by record_id
  union all
  select record_id, 'is shown to ' || count(*) || ' who have no part in it'
  from grants g where not exists (select from (table parts union table readers) p where g.record_id = p.record_id and g.person_id = p.person_id) group by record_id`);

/** Looks for what would tell somebody without a part in them of some confidential records. */
export const auditConfidential = async (
  tx: Transaction,
  townId: number,
  recordIds: readonly number[],
): Promise<readonly { readonly recordId: number; readonly what: string }[]> =>
  recordIds.length === 0 ? [] : tx.run(read({ town: townId, records: recordIds }));
