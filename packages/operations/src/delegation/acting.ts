import { unitRoles } from '@plumbline/terms';
import { type Actor, isDelegable, type Workflow } from '@plumbline/workflows';
import { actorOf, covers, type HeldAssignment, type HeldPost, seesRecord } from '../record/relations.ts';
import type { TownFacts } from '../town/facts.ts';
import type { Viewer, ViewerPost } from '../viewer.ts';

/** Whose rights count for something: one's own, or those of somebody absent as far as a delegation hands them on. */
export interface Acting {
  readonly personId: number;
  readonly posts: readonly HeldPost[];
  readonly standIn?: StandIn;
}

/** Who acts in somebody's stead, with their own posts: these give nothing meanwhile, and bar all the same. */
export interface StandIn {
  readonly personId: number;
  readonly posts: readonly HeldPost[];
  /** Every post of the absent person is handed on, and with it every assignment of theirs. */
  readonly everyPost: boolean;
}

/** A record as rights look at it. */
export interface ActedOn {
  readonly unitId: number;
  readonly assignments: readonly HeldAssignment[];
}

const held = (posts: readonly ViewerPost[]): readonly HeldPost[] =>
  posts.map(({ id, role, unitId }) => ({ id, role, unit_id: unitId }));

/** Whose rights a viewer has in a workflow; somebody who stands in has none in one that is not delegated to them. */
export const actingOf = (
  { personId, posts, behalf }: Pick<Viewer, 'personId' | 'posts' | 'behalf'>,
  workflow: Workflow,
): Acting => {
  if (behalf === undefined) return { personId, posts: held(posts) };
  const covered = isDelegable(workflow) && (behalf.workflows === null || behalf.workflows.includes(workflow.name));
  return {
    personId: behalf.personId,
    posts: covered ? held(behalf.posts) : [],
    standIn: { personId, posts: held(behalf.ownPosts), everyPost: behalf.everyPost },
  };
};

const townWide = ({ role }: HeldPost): boolean => !(unitRoles as ReadonlySet<string>).has(role);

/** Whether what is assigned to the absent person is handed on all over the town. */
export const reachesTown = ({ posts, standIn }: Acting): boolean =>
  standIn === undefined || (posts.length > 0 && (standIn.everyPost || posts.some(townWide)));

/**
 * Whether assignments count in a unit. Those of somebody absent do where a delegated post of theirs reaches: a post that
 * was not handed on, or has ended, gives nothing through the delegate.
 */
export const reaches = (town: TownFacts, acting: Acting, unitId: number): boolean =>
  reachesTown(acting) || acting.posts.some((post) => covers(town, post, 'unit', unitId));

const counted = (town: TownFacts, acting: Acting, { unitId, assignments }: ActedOn): ActedOn => ({
  unitId,
  assignments: reaches(town, acting, unitId)
    ? assignments
    : assignments.filter(({ person_id }) => person_id !== acting.personId),
});

/** What somebody is to a record, in their own right or in somebody's stead. */
export const actorFor = (workflow: Workflow, town: TownFacts, acting: Acting, record: ActedOn): Actor => {
  const { personId, posts, standIn } = acting;
  if (standIn === undefined) return actorOf(workflow, town, personId, posts, record);
  const actor = actorOf(workflow, town, personId, posts, counted(town, acting, record));
  const { relations } = actorOf(workflow, town, standIn.personId, standIn.posts, record);
  return { ...actor, standsIn: { relations } };
};

/** Whether somebody sees a record, in their own right or in somebody's stead. */
export const seesFor = (workflow: Workflow, town: TownFacts, acting: Acting, record: ActedOn): boolean =>
  seesRecord(workflow, town, acting.personId, acting.posts, counted(town, acting, record));
