import { sqlOf, transaction } from '@plumbline/database';
import { isRole } from '@plumbline/terms';
import { composeBodies } from '../clock/compose-bodies.ts';
import type { Deps } from '../deps.ts';
import { type Answer, refuse, refuseInput } from '../problem.ts';
import { handOver } from '../record/hand-over.ts';
import type { InputFault } from '../record/parse-input.ts';
import { refreshTodo } from '../record/refresh-todo.ts';
import { allows } from '../rights/declare.ts';
import { postRights } from '../rights/post.ts';
import { isPostOfBody } from '../sanction/body.ts';
import { type TownFacts, todayOf, townFacts } from '../town/facts.ts';
import { postsHeldOn, type Viewer } from '../viewer.ts';
import { checkText } from './check-text.ts';
import { notAdministrator } from './rights.ts';

/** What is wanted of a new post. */
export interface NewPost {
  readonly personId: number;
  readonly unitId: number;
  readonly role: string;
  readonly title: string;
  readonly fromOn: string;
  readonly toOn?: string | null | undefined;
}

/** What is wrong with a post that is wanted. */
export const faultsOfPost = (
  town: TownFacts,
  { unitId, role, title, fromOn, toOn = null }: Omit<NewPost, 'personId'>,
): readonly InputFault[] => {
  const faults: InputFault[] = checkText('title', ['岗位名称', 'Post'], title, 60);
  if (!isRole(role))
    faults.push({
      path: ['role'],
      text: [`没有“${role}”这个角色；请从列表中选`, `There is no role “${role}”; please choose from the list`],
    });
  if (!town.units.has(unitId))
    faults.push({ path: ['unit'], text: ['没有这个单位；请另选', 'There is no such unit; please choose another'] });
  if (toOn !== null && toOn < fromOn)
    faults.push({
      path: ['to'],
      text: [
        `止于 ${toOn}，早于起始 ${fromOn}；请改日期`,
        `It ends on ${toOn}, before it begins on ${fromOn}; please change the days`,
      ],
    });
  return faults;
};

/** The statement that gives a post and answers its id. */
export const insertPost = (townId: number, { personId, unitId, role, title, fromOn, toOn = null }: NewPost) =>
  sqlOf
    .insertInto('post')
    .values({
      town_id: townId,
      person_id: personId,
      unit_id: unitId,
      role,
      title: title.trim(),
      from_on: fromOn,
      ...(toOn !== null && { to_on: toOn }),
    })
    .returning('id');

const personOf = (townId: number, personId: number) =>
  sqlOf
    .selectFrom('person')
    .where('town_id', '=', townId)
    .where('id', '=', personId)
    .where('erased_at', 'is', null)
    .select('id');

/** What stands on who holds a post: whose turn it is, and who decides on consequences. */
export const followPosts = async (deps: Deps, viewer: Viewer, role: string): Promise<void> => {
  await refreshTodo(deps, viewer, role);
  if (isPostOfBody(role)) await composeBodies(deps, viewer.townId);
};

/** Appoints a person to a post from a day on (plan clause O1: rights follow the appointment). */
export const appoint = async (deps: Deps, viewer: Viewer, post: NewPost): Promise<Answer<{ postId: number }>> => {
  if (!allows(postRights.acts.appoint, viewer)) return notAdministrator(viewer);
  const town = await townFacts(deps, viewer.townId);
  const faults = faultsOfPost(town, post);
  if (faults.length > 0) return refuseInput(viewer.locale, faults);
  const made = await transaction(deps.pool, viewer, async (tx) => {
    const person = await tx.first(personOf(viewer.townId, post.personId));
    return person === undefined ? undefined : tx.first(insertPost(viewer.townId, post));
  });
  if (made === undefined)
    return refuse(viewer.locale, 'NotFound', ['没有这个人', 'There is no such person'], { path: ['person'] });
  await followPosts(deps, viewer, post.role);
  return { ok: true, postId: made.id };
};

/** Hands over what a person had to do under a post that is over by now. */
export const handOverAfter = async (
  deps: Deps,
  viewer: Viewer,
  { personId, unitId, successorId }: { personId: number; unitId: number; successorId: number | null },
): Promise<number> => {
  const { townId } = viewer;
  const today = todayOf(await townFacts(deps, townId), deps.clock());
  const left = await transaction(deps.pool, viewer, (tx) => tx.run(postsHeldOn(townId, personId, today)));
  return handOver(deps, {
    townId,
    personId,
    by: viewer,
    successorId,
    ...(left.length > 0 && { units: left.some((post) => post.unit_id === unitId) ? [] : [unitId] }),
  });
};

/**
 * Ends a post on a day; the history keeps it. Once that day is over, the cases of the post go to whoever is named, or to
 * those who are responsible for the unit (I6: a case follows the post).
 * @param successorId who takes over, at once or when the last day has passed; without it the head of the record's unit,
 *   then academic affairs
 */
export const endPost = async (
  deps: Deps,
  viewer: Viewer,
  { postId, on, successorId = null }: { postId: number; on: string; successorId?: number | null },
): Promise<Answer<{ personId: number; handedOver: number }>> => {
  if (!allows(postRights.acts.appoint, viewer)) return notAdministrator(viewer);
  const { townId } = viewer;
  const post = await transaction(deps.pool, viewer, async (tx) => {
    if (successorId !== null && (await tx.first(personOf(townId, successorId))) === undefined) return 'noSuccessor';
    const found = await tx.first(
      sqlOf
        .selectFrom('post')
        .where('town_id', '=', townId)
        .where('id', '=', postId)
        .select(['from_on', 'role', 'person_id', 'unit_id']),
    );
    if (found === undefined || on < found.from_on) return found;
    await tx.finish([
      sqlOf
        .updateTable('post')
        .set({ to_on: on, successor_id: successorId })
        .where('town_id', '=', townId)
        .where('id', '=', postId),
    ]);
    return found;
  });
  if (post === 'noSuccessor')
    return refuse(viewer.locale, 'NotFound', ['没有这个接任人', 'There is no such successor'], { path: ['successor'] });
  if (post === undefined)
    return refuse(viewer.locale, 'NotFound', ['没有这个岗位', 'There is no such post'], { path: ['post'] });
  if (on < post.from_on) {
    return refuse(
      viewer.locale,
      'InvalidInput',
      [`岗位从 ${post.from_on} 开始，不能止于 ${on}`, `The post begins on ${post.from_on}; it cannot end on ${on}`],
      { path: ['on'] },
    );
  }
  const today = todayOf(await townFacts(deps, townId), deps.clock());
  const handedOver =
    on < today ? await handOverAfter(deps, viewer, { personId: post.person_id, unitId: post.unit_id, successorId }) : 0;
  await followPosts(deps, viewer, post.role);
  return { ok: true, personId: post.person_id, handedOver };
};
