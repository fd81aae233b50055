import { type Role, unitRoles } from '@plumbline/terms';
import { type Actor, stoodInFor, type Workflow } from '@plumbline/workflows';
import { type TownFacts, unitAndAbove } from '../town/facts.ts';

/** A post as rights see it. */
export interface HeldPost {
  readonly id: number;
  readonly role: string;
  readonly unit_id: number;
}

/** An assignment that is still in force. */
export interface HeldAssignment {
  readonly relation: string;
  readonly person_id: number;
}

/** Whether a post reaches a unit: every one, or its own and those below it. */
export const covers = (town: TownFacts, post: HeldPost, over: 'town' | 'unit', unitId: number): boolean =>
  over === 'town' || unitAndAbove(town, unitId).includes(post.unit_id);

/** Permissions that a person's posts give over a unit: town-wide, or within the post's own unit for campus posts. */
export const permissionsOver = (
  workflow: Workflow,
  town: TownFacts,
  posts: readonly HeldPost[],
  unitId: number,
): readonly string[] =>
  Object.entries(workflow.permissions)
    .filter(([, roles]) =>
      posts.some(
        (post) =>
          roles.includes(post.role as Role) &&
          covers(town, post, unitRoles.has(post.role as Role) ? 'unit' : 'town', unitId),
      ),
    )
    .map(([permission]) => permission);

/** What a person is to a record: by assignment or through a post, and what their posts allow there. */
export const actorOf = (
  workflow: Workflow,
  town: TownFacts,
  personId: number,
  posts: readonly HeldPost[],
  record: { readonly unitId: number; readonly assignments: readonly HeldAssignment[] },
): Actor => {
  const relations = new Set(
    record.assignments.filter((each) => each.person_id === personId).map(({ relation }) => relation),
  );
  for (const [name, { heldBy }] of Object.entries(workflow.relations)) {
    if (
      heldBy &&
      posts.some((post) => heldBy.roles.includes(post.role as Role) && covers(town, post, heldBy.over, record.unitId))
    )
      relations.add(name);
  }
  return { relations: [...relations], permissions: permissionsOver(workflow, town, posts, record.unitId) };
};

/**
 * How far a person sees the records of a workflow: everything, or some units and what they have a part in.
 * This is the one place that says so; lists, single records and files ask here.
 */
export const sightOf = (
  workflow: Workflow,
  town: TownFacts,
  posts: readonly HeldPost[],
): { readonly all: true } | { readonly all: false; readonly units: readonly number[] } => {
  if (posts.some(({ role }) => workflow.readers.town.includes(role as Role))) return { all: true };
  const roots = posts.filter(({ role }) => workflow.readers.unit.includes(role as Role)).map(({ unit_id }) => unit_id);
  const units = [...town.units.keys()].filter((id) => unitAndAbove(town, id).some((above) => roots.includes(above)));
  return { all: false, units };
};

/** Whether a person sees one record. */
export const seesRecord = (
  workflow: Workflow,
  town: TownFacts,
  personId: number,
  posts: readonly HeldPost[],
  record: { readonly unitId: number; readonly assignments: readonly HeldAssignment[] },
): boolean => {
  const sight = sightOf(workflow, town, posts);
  return (
    sight.all ||
    sight.units.includes(record.unitId) ||
    // To have acted for somebody shows nothing afterwards.
    record.assignments.some(({ person_id, relation }) => person_id === personId && stoodInFor(relation) === null)
  );
};
