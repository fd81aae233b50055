import { readOnce, sqlOf } from '@plumbline/database';
import { isRole, type Locale, type Role } from '@plumbline/terms';
import type { Deps } from './deps.ts';
import { type TownFacts, todayOf, townFacts } from './town/facts.ts';

/** A post that a viewer holds today. */
export interface ViewerPost {
  readonly id: number;
  readonly role: Role;
  readonly title: string;
  readonly unitId: number;
  readonly unitName: string;
}

/** What a delegation hands on to whoever stands in, today. */
export interface Behalf {
  readonly delegationId: number;
  readonly personId: number;
  readonly personName: string;
  /** Posts of the absent person that are handed on and held today. */
  readonly posts: readonly ViewerPost[];
  readonly everyPost: boolean;
  /** Workflows that are handed on; `null` for all that can be. */
  readonly workflows: readonly string[] | null;
  readonly ownPosts: readonly ViewerPost[];
}

/** Who asks: the person, the posts held today, the post acted in, and on whose behalf. */
export interface Viewer {
  readonly townId: number;
  readonly personId: number;
  readonly personName: string;
  readonly posts: readonly ViewerPost[];
  /** The acting post, stored on every event. */
  readonly postId: number | null;
  readonly onBehalfOf: number | null;
  /** The delegation under which they act for that person; meanwhile `posts` are none, for no right of their own counts. */
  readonly behalf?: Behalf;
  /** A program asks with the person's API key: it cannot do what binds the person. */
  readonly viaKey?: true;
  readonly locale: Locale;
}

/** The statement that reads the posts a person holds on a day. */
export const postsHeldOn = (townId: number, personId: number, day: string) =>
  sqlOf
    .selectFrom('post')
    .where('town_id', '=', townId)
    .where('person_id', '=', personId)
    .where('from_on', '<=', day)
    .where('to_on', '>=', day)
    .select(['id', 'role', 'title', 'unit_id'])
    .orderBy('id');

/** Rows of posts as a viewer holds them. */
export const viewerPosts = (
  town: TownFacts,
  rows: readonly { id: number; role: string; title: string; unit_id: number }[],
): readonly ViewerPost[] =>
  rows.flatMap(({ id, role, title, unit_id }): ViewerPost[] =>
    isRole(role) ? [{ id, role, title, unitId: unit_id, unitName: town.units.get(unit_id)?.name ?? '' }] : [],
  );

/**
 * Loads who asks.
 * @param postId the post chosen to act in; ignored unless it is held today. Without it the first post.
 * @returns `null` when the person does not exist in the town
 */
export const loadViewer = async (
  deps: Deps,
  { townId, personId, postId, locale }: { townId: number; personId: number; postId?: number | null; locale: Locale },
): Promise<Viewer | null> => {
  const town = await townFacts(deps, townId);
  const scope = { townId, personId };
  const [persons, rows] = await Promise.all([
    readOnce(
      deps.pool,
      scope,
      sqlOf.selectFrom('person').where('town_id', '=', townId).where('id', '=', personId).select('name'),
    ),
    readOnce(deps.pool, scope, postsHeldOn(townId, personId, todayOf(town, deps.clock()))),
  ]);
  const person = persons[0];
  if (person === undefined) return null;
  const posts = viewerPosts(town, rows);
  const acting = posts.find(({ id }) => id === postId) ?? posts[0];
  return { townId, personId, personName: person.name, posts, postId: acting?.id ?? null, onBehalfOf: null, locale };
};
