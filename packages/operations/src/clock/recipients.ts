import type { Role } from '@plumbline/terms';
import type { Workflow } from '@plumbline/workflows';

/**
 * Some people that a reminder may go to: those whose turn it is, those who were given a relation, or the holders of posts
 * over the record's unit or in the town.
 */
export type Audience =
  | 'turn'
  | { readonly assigned: string }
  | { readonly roles: readonly Role[]; readonly over: 'town' | 'unit' };

/**
 * Who is told by a reminder, as its workflow declares (I6: first the person, then the linked leader, then the leading
 * group): the first audience that has anybody in it.
 */
export const recipientsOf = (workflow: Workflow, reminder: string): readonly Audience[] => {
  const declared = workflow.reminders[reminder];
  if (declared === undefined) throw new Error(`${workflow.name} has no reminder ${reminder}.`);
  const { to, orElse = [] } = declared;
  const relations = [...(to === 'turn' ? [] : to), ...orElse];
  const held = relations.map((relation): Audience => workflow.relations[relation]?.heldBy ?? { assigned: relation });
  return to === 'turn' ? ['turn', ...held] : held;
};
