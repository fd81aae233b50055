import { sqlOf, transaction } from '@plumbline/database';
import { addDays } from '@plumbline/rules';
import type { Deps } from '../deps.ts';
import { type Answer, refuse, refuseInput } from '../problem.ts';
import { refreshTodo } from '../record/refresh-todo.ts';
import { allows } from '../rights/declare.ts';
import { postRights } from '../rights/post.ts';
import { todayOf, townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { faultsOfPost, followPosts, handOverAfter, insertPost } from './posts.ts';
import { notAdministrator } from './rights.ts';

const noPost = ({ locale }: Viewer) =>
  refuse(locale, 'NotFound', ['没有这个岗位', 'There is no such post'], { path: ['post'] });

const never = 'infinity';

/** The statement that reads a post, and keeps others from changing it meanwhile. */
const postForUpdate = (townId: number, postId: number) =>
  sqlOf
    .selectFrom('post')
    .where('town_id', '=', townId)
    .where('id', '=', postId)
    .select(['id', 'person_id', 'unit_id', 'role', 'title', 'from_on', 'to_on'])
    .forUpdate();

/**
 * Gives a post that has an end another one, or none: it goes on without a break. A post that is over by now does not come
 * back so; somebody is appointed anew.
 * @param toOn its last day; `null` without an end
 */
export const prolongPost = async (
  deps: Deps,
  viewer: Viewer,
  { postId, toOn }: { readonly postId: number; readonly toOn: string | null },
): Promise<Answer<{ personId: number }>> => {
  if (!allows(postRights.acts.appoint, viewer)) return notAdministrator(viewer);
  const { townId, locale } = viewer;
  const today = todayOf(await townFacts(deps, townId), deps.clock());
  const done = await transaction(deps.pool, viewer, async (tx): Promise<Answer<{ personId: number; role: string }>> => {
    const post = await tx.first(postForUpdate(townId, postId));
    if (post === undefined) return noPost(viewer);
    if (post.to_on < today)
      return refuseInput(locale, [
        {
          path: ['post'],
          text: [
            `这个岗位 ${post.to_on} 已到期；请重新任命`,
            `This post ended on ${post.to_on}; please appoint the person anew`,
          ],
        },
      ]);
    if (toOn !== null && toOn <= post.to_on)
      return refuseInput(locale, [
        {
          path: ['to'],
          text: [
            `延长后的止日应晚于${post.to_on === never ? '现在（无止日）' : ` ${post.to_on}`}；要提前结束请用“到期”`,
            `The new last day must be later than ${post.to_on === never ? 'now (the post has no end)' : post.to_on}; end the post to make it shorter`,
          ],
        },
      ]);
    await tx.run(
      sqlOf
        .updateTable('post')
        .set({ to_on: toOn ?? never, successor_id: null })
        .where('town_id', '=', townId)
        .where('id', '=', postId),
    );
    return { ok: true, personId: post.person_id, role: post.role };
  });
  if (!done.ok) return done;
  await refreshTodo(deps, viewer, done.role);
  return { ok: true, personId: done.personId };
};

/** Where a person goes from a post. */
export interface PostMove {
  readonly postId: number;
  readonly unitId: number;
  /** Left out: as before. */
  readonly role?: string | null | undefined;
  readonly title?: string | null | undefined;
  /** First day of the new post; the old one ends on the day before. */
  readonly fromOn: string;
  /** Who takes over the cases of the old post; without it the head of each case's unit, then academic affairs. */
  readonly successorId?: number | null | undefined;
}

/**
 * Moves a person from one post to another without a day between them: the old post ends, the new one begins, and what
 * was to be done under the old one is handed over once its last day has passed (I6: a case follows the post).
 */
export const movePost = async (
  deps: Deps,
  viewer: Viewer,
  { postId, unitId, fromOn, successorId = null, ...wanted }: PostMove,
): Promise<Answer<{ personId: number; handedOver: number }>> => {
  if (!allows(postRights.acts.appoint, viewer)) return notAdministrator(viewer);
  const { townId, locale } = viewer;
  const town = await townFacts(deps, townId);
  const lastDay = addDays(fromOn, -1);
  type Moved = { personId: number; unitId: number; roles: readonly string[] };
  const done = await transaction(deps.pool, viewer, async (tx): Promise<Answer<Moved>> => {
    const post = await tx.first(postForUpdate(townId, postId));
    if (post === undefined) return noPost(viewer);
    const next = {
      personId: post.person_id,
      unitId,
      role: wanted.role ?? post.role,
      title: wanted.title?.trim() || post.title,
      fromOn,
    };
    const faults = [...faultsOfPost(town, next)];
    if (lastDay < post.from_on || post.to_on < lastDay)
      faults.push({
        path: ['from'],
        text: [
          `新岗位从 ${fromOn} 起，原岗位是 ${post.from_on} 至 ${post.to_on === never ? '今' : post.to_on}；请改日期`,
          `The new post begins on ${fromOn}, the old one is from ${post.from_on} to ${post.to_on === never ? 'now' : post.to_on}; change the day`,
        ],
      });
    if (successorId !== null) {
      const found = await tx.first(
        sqlOf.selectFrom('person').where('town_id', '=', townId).where('id', '=', successorId).select('id'),
      );
      if (found === undefined)
        return refuse(locale, 'NotFound', ['没有这个接任人', 'There is no such successor'], { path: ['successor'] });
    }
    if (faults.length > 0) return refuseInput(locale, faults);
    await tx.run(
      sqlOf
        .updateTable('post')
        .set({ to_on: lastDay, successor_id: successorId })
        .where('town_id', '=', townId)
        .where('id', '=', postId),
    );
    await tx.run(insertPost(townId, next));
    return { ok: true, personId: post.person_id, unitId: post.unit_id, roles: [...new Set([post.role, next.role])] };
  });
  if (!done.ok) return done;
  const today = todayOf(town, deps.clock());
  const handedOver =
    lastDay < today
      ? await handOverAfter(deps, viewer, { personId: done.personId, unitId: done.unitId, successorId })
      : 0;
  for (const role of done.roles) await followPosts(deps, viewer, role);
  return { ok: true, personId: done.personId, handedOver };
};
