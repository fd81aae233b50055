import { type Json, sqlOf, transaction } from '@plumbline/database';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { checkText } from '../people/check-text.ts';
import { type Answer, refuse, refuseInput } from '../problem.ts';
import type { Viewer } from '../viewer.ts';

/** Keeps a filter of a list under a name, for this person only; the same name is replaced. */
export const saveQuery = async (
  deps: Deps,
  viewer: Viewer,
  { list, name, filter }: { list: string; name: string; filter: Json },
): Promise<Answer<{ queryId: number }>> => {
  const faults = [...checkText('name', ['名称', 'Name'], name, 40), ...checkText('list', ['列表', 'List'], list, 60)];
  const text = JSON.stringify(filter);
  if (text.length > 4000) faults.push({ path: ['filter'], text: ['筛选条件太长', 'The filter is too long'] });
  if (faults.length > 0) return refuseInput(viewer.locale, faults);
  const value = sql<string>`${text}::jsonb`;
  const saved = await transaction(deps.pool, viewer, (tx) =>
    tx.first(
      sqlOf
        .insertInto('saved_query')
        .values({
          town_id: viewer.townId,
          person_id: viewer.personId,
          list,
          name: name.trim(),
          filter: value,
          created_at: deps.clock(),
        })
        .onConflict((conflict) =>
          conflict.columns(['town_id', 'person_id', 'list', 'name']).doUpdateSet({ filter: value }),
        )
        .returning('id'),
    ),
  );
  if (saved === undefined) throw new Error('The query was not saved.');
  return { ok: true, queryId: saved.id };
};

/** Forgets a saved query. */
export const deleteSavedQuery = async (
  deps: Deps,
  viewer: Viewer,
  queryId: number,
): Promise<Answer<{ queryId: number }>> => {
  const gone = await transaction(deps.pool, viewer, (tx) =>
    tx.first(
      sqlOf.deleteFrom('saved_query').where('town_id', '=', viewer.townId).where('id', '=', queryId).returning('id'),
    ),
  );
  return gone === undefined
    ? refuse(viewer.locale, 'NotFound', ['没有这个查询', 'There is no such query'], { path: ['id'] })
    : { ok: true, queryId };
};
