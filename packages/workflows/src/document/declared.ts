import type { Text } from '@plumbline/terms';
import type { Step, Workflow } from '../define.ts';
import { branchesOf, listBranches, waysByState } from '../machine.ts';
import { barringOf, toList } from '../rights.ts';

/** A branch of a step: where it leads (`null` where the record stays), and the guard that it needs. */
export interface Way {
  readonly guard: string | null;
  readonly target: string | null;
  /** The only state from which it leads there. */
  readonly from: string | null;
}

/** Branches of a step in their order; the last needs no guard. */
export const waysOf = (step: Step): readonly Way[] => {
  if (step.to === null) return [{ guard: null, target: null, from: null }];
  const byState = waysByState(step);
  if (byState === null) return branchesOf(step, '').map((branch) => ({ ...branch, from: null }));
  return Object.entries(byState).flatMap(([from, way]) =>
    way === undefined ? [] : listBranches(way).map((branch) => ({ ...branch, from })),
  );
};

/** The reason of a guard: what is told where it does not hold. */
export const reasonOf = (workflow: Workflow, guard: string): Text => workflow.guards[guard]?.reason ?? [guard, guard];

/** Titles of relations in their order; an unknown one answers itself. */
export const relationTitles = (workflow: Workflow, relations: readonly string[]): readonly Text[] =>
  relations.map((relation) => workflow.relations[relation]?.title ?? [relation, relation]);

/** Titles of the relations that bar from a step, each with those whom the step spares. */
export const barredTitles = (workflow: Workflow, step: Step): readonly Text[] => {
  const spared = relationTitles(workflow, toList(step.spares));
  return barringOf(workflow, step).map((relation): Text => {
    const [zh, en] = workflow.relations[relation]?.title ?? [relation, relation];
    if (spared.length === 0 || !toList(step.except).includes(relation)) return [zh, en];
    return [
      `${zh}（${spared.map((each) => each[0]).join('、')}除外）`,
      `${en} (but the ${spared.map((each) => each[1].toLowerCase()).join(', ')})`,
    ];
  });
};
