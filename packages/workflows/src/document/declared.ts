import type { Text } from '@plumbline/terms';
import type { Step, Workflow } from '../define.ts';

/** A branch of a step: where it leads (`null` where the record stays), and the guard that it needs. */
export interface Way {
  readonly guard: string | null;
  readonly target: string | null;
}

/** Branches of a step in their order; the last needs no guard. */
export const waysOf = ({ to }: Step): readonly Way[] => {
  if (to === null) return [{ guard: null, target: null }];
  if (typeof to === 'string') return [{ guard: null, target: to }];
  return to.map((branch) =>
    typeof branch === 'string' ? { guard: null, target: branch } : { guard: branch[0], target: branch[1] },
  );
};

/** The reason of a guard: what is told where it does not hold. */
export const reasonOf = (workflow: Workflow, guard: string): Text => workflow.guards[guard]?.reason ?? [guard, guard];

/** Titles of relations in their order; an unknown one answers itself. */
export const relationTitles = (workflow: Workflow, relations: readonly string[]): readonly Text[] =>
  relations.map((relation) => workflow.relations[relation]?.title ?? [relation, relation]);
