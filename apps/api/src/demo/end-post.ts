import { readOnce, sqlOf } from '@plumbline/database';
import { type Deps, endPost, type Viewer } from '@plumbline/operations';
import { expectOk } from './expect-ok.ts';

/**
 * Ends the posts of a person, whose cases go to a successor; posts that have ended already are left alone, and so are
 * those that began later.
 * @param viewer an administrator
 * @param on the last day of the posts
 * @returns how many cases went over
 */
export const endPostsOf = async (
  deps: Deps,
  viewer: Viewer,
  { personId, successorId, on }: { personId: number; successorId: number; on: string },
): Promise<number> => {
  const { townId } = viewer;
  const posts = await readOnce(
    deps.pool,
    { townId, personId: null },
    sqlOf
      .selectFrom('post')
      .where('town_id', '=', townId)
      .where('person_id', '=', personId)
      .where('from_on', '<=', on)
      .where('to_on', '>', on)
      .orderBy('id')
      .select('id'),
  );
  let handedOver = 0;
  for (const { id } of posts)
    handedOver += expectOk(
      await endPost(deps, viewer, { postId: id, on, successorId }),
      `the end of a post`,
    ).handedOver;
  return handedOver;
};
