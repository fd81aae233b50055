import { readOnce } from '@plumbline/database';
import type { Deps } from '../deps.ts';
import { namedStatement } from '../record/named-statement.ts';
import { todayOf, townFacts } from '../town/facts.ts';
import { type Viewer, viewerPosts } from '../viewer.ts';
import { livingToday } from './handed-on.ts';

interface LivingRow {
  readonly id: number;
  readonly from_id: number;
  readonly name: string;
  readonly every_post: boolean;
  readonly workflows: readonly string[] | null;
  readonly posts: readonly { id: number; role: string; title: string; unit_id: number }[];
}

const living = namedStatement<LivingRow>(`
  select d.id, d.from_id, n.name, d.post_ids is null as every_post, d.workflows,
    (select coalesce(json_agg(json_build_object('id', p.id, 'role', p.role, 'title', p.title, 'unit_id', p.unit_id) order by p.id), '[]'::json)
      from post p where p.town_id = d.town_id and p.person_id = d.from_id and (d.post_ids is null or p.id = any(d.post_ids))
        and p.from_on <= :today::date and p.to_on >= :today::date) as posts
  from delegation d join person n on n.town_id = d.town_id and n.id = d.from_id
  where d.town_id = :town::int and d.to_id = :person::bigint and d.id = :id::bigint and ${livingToday}`);

/**
 * Puts a viewer in somebody's stead: what the delegation hands on today is theirs to see and do, and nothing of their own.
 * A step reads it again in its own transaction.
 * @param postId the absent person's post to act in; without it, or where it is not handed on, the first one
 * @returns `null` where the delegation is not theirs, is not in force today, or hands on no post that is still held
 */
export const loadOnBehalf = async (
  deps: Deps,
  viewer: Viewer,
  delegationId: number,
  postId: number | null = null,
): Promise<Viewer | null> => {
  const { townId, personId } = viewer;
  const town = await townFacts(deps, townId);
  const today = todayOf(town, deps.clock());
  const [row] = await readOnce(deps.pool, viewer, living({ town: townId, person: personId, id: delegationId, today }));
  const posts = row === undefined ? [] : viewerPosts(town, row.posts);
  if (row === undefined || posts.length === 0) return null;
  const acting = posts.find(({ id }) => id === postId) ?? posts[0];
  return {
    ...viewer,
    posts: [],
    postId: acting?.id ?? null,
    onBehalfOf: row.from_id,
    behalf: {
      delegationId: row.id,
      personId: row.from_id,
      personName: row.name,
      posts,
      everyPost: row.every_post,
      workflows: row.workflows,
      ownPosts: viewer.posts,
    },
  };
};
