import { searchedKeys } from '@plumbline/operations';
import { sql } from 'kysely';
import { at } from './fields.ts';
import type { ReadRequest, Sql } from './plan.ts';
import { slot } from './slot.ts';

/** Whether a search text asks for anything: blanks and punctuation alone do not. */
export const isSearched = (kind: 'person' | 'record', text: unknown): boolean =>
  searchedKeys(kind, String(text ?? '')).length > 0;

/** The condition that a row is found by every key of the search text that an argument holds. */
export const foundBy = (kind: 'person' | 'record', alias: string, text: (request: ReadRequest) => unknown): Sql => {
  const keys = (request: ReadRequest) => searchedKeys(kind, String(text(request) ?? ''));
  return sql`and ${at(alias, 'id')} in (select k.target_id from search_key k where k.town_id = ${at(alias, 'town_id')} and k.kind = ${sql.lit(kind)}
    and k.key = any(${slot<ReadRequest>((now) => [...keys(now)])}::text[]) group by k.target_id having count(*) >= ${slot<ReadRequest>((now) => keys(now).length)}::int)`;
};
