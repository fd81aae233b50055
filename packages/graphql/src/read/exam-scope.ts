import { type Act, allows, examRights, reachOf } from '@plumbline/operations';
import { sql } from 'kysely';
import type { GraphqlContext } from '../context.ts';
import { at } from './fields.ts';
import type { ReadRequest, Sql } from './plan.ts';
import { slot } from './slot.ts';

const reach = ({ viewer, town }: GraphqlContext) => reachOf(examRights.read, viewer, town);

const unitsOf = (context: GraphqlContext): readonly number[] => {
  const seen = reach(context);
  return seen.all ? [] : seen.units;
};

/** The viewer, as a parameter. */
export const person = (): Sql => sql`${slot<ReadRequest>(({ context }) => context.viewer.personId)}::bigint`;

/**
 * The condition that a session is one that the viewer may know of, as `seesExam` of the operations decides it: by post, by
 * what they teach, and by a task of entry.
 */
export const examSeen = (alias: string): Sql => sql`and (
  ${slot<ReadRequest>(({ context }) => reach(context).all)}::boolean
  or ${at(alias, 'unit_id')} = any(${slot<ReadRequest>(({ context }) => [...unitsOf(context)])}::bigint[])
  or exists (select from teaching taught join unit c on c.town_id = taught.town_id and c.id = taught.class_id
    left join unit p on p.town_id = c.town_id and p.id = c.parent_id left join unit g on g.town_id = p.town_id and g.id = p.parent_id
    where taught.town_id = ${at(alias, 'town_id')} and taught.person_id = ${person()} and ${at(alias, 'unit_id')} in (c.id, p.id, g.id, g.parent_id))
  or exists (select from exam_task task where task.town_id = ${at(alias, 'town_id')} and task.exam_id = ${at(alias, 'id')} and task.person_id = ${person()}))`;

const isOpen = (act: Act): Sql => sql`${slot<ReadRequest>(({ context }) => allows(act, context.viewer))}::boolean`;

/** The condition that the viewer leads the town or heads a campus: who entered and imported what is theirs to know. */
export const leads = (): Sql => isOpen(examRights.acts.readSources);

/** The condition that the viewer undoes any import, not the own ones alone. */
export const undoesAny = (): Sql => isOpen(examRights.acts.undo);
