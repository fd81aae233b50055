import type { Text } from '@plumbline/terms';
import type { Step, Workflow } from './define.ts';

/** Who acts: the relations that the person has to the record, and what their posts allow there. */
export interface Actor {
  readonly relations: readonly string[];
  readonly permissions: readonly string[];
  /** The step follows from another record's step or from the clock: no person's right is asked. */
  readonly system?: true;
}

/** A value, a list or nothing, as a list. */
export const toList = <T>(value: T | readonly T[] | null | undefined): readonly T[] =>
  value === null || value === undefined ? [] : Array.isArray(value) ? value : [value as T];

/** Names of the guards that must hold for a step to be open. */
export const guardsOf = (step: Step): readonly string[] => toList(step.when);

/** Why a person has no right to a step: not theirs at all, or barred by separation of duties. */
export type Barred = { readonly kind: 'unrelated' } | { readonly kind: 'separated'; readonly reason: Text };

/**
 * Tells whether a person may do a step at all, whatever the record's state.
 * @returns `null` when they may
 */
export const mayAct = (
  workflow: Pick<Workflow, 'separation' | 'relations'>,
  step: Step,
  actor: Actor,
): Barred | null => {
  if (actor.system) return null;
  if (step.system) return { kind: 'unrelated' };
  const by = toList(step.by);
  if (by.length > 0 && !by.some((relation) => actor.relations.includes(relation))) return { kind: 'unrelated' };
  if (step.permission === undefined) return by.length > 0 ? null : { kind: 'unrelated' };
  if (!actor.permissions.includes(step.permission)) return { kind: 'unrelated' };
  const barring = workflow.separation[step.permission]?.find((relation) => actor.relations.includes(relation));
  if (barring === undefined) return null;
  const [zh, en] = workflow.relations[barring]?.title ?? [barring, barring];
  return {
    kind: 'separated',
    reason: [
      `您是本件的${zh}，不能自己审核或复查自己的整改`,
      `You are the ${en.toLowerCase()} of this case and cannot review your own work`,
    ],
  };
};
