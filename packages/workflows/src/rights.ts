import type { Text } from '@plumbline/terms';
import type { Step, Workflow } from './define.ts';

/** Who acts: the relations that the person has to the record, and what their posts allow there. */
export interface Actor {
  readonly relations: readonly string[];
  readonly permissions: readonly string[];
  /** The step follows from another record's step or from the clock: no person's right is asked. */
  readonly system?: true;
  /** The relations and permissions are those of somebody absent; these are the acting person's own, and only bar. */
  readonly standsIn?: { readonly relations: readonly string[] };
  /** An administrator takes a step that is somebody else's, on the record; relations and permissions are their own. */
  readonly override?: true;
}

const standInPrefix = 'standIn:';

/** The relation of whoever acted for a holder of a relation, by delegation or override: it gives nothing and bars alike. */
export const standInOf = (relation: string): string => `${standInPrefix}${relation}`;

/** What relations of those who acted for somebody are like, in SQL. */
export const standInPattern = `${standInPrefix}%`;

/** The relation that somebody acted for; `null` where it is one of a person's own. */
export const stoodInFor = (relation: string): string | null =>
  relation.startsWith(standInPrefix) ? relation.slice(standInPrefix.length) : null;

/** Whether a relation bars where another one is named: it is the same, or its holder was acted for. */
export const barsAs = (held: string, named: string): boolean => held === named || held === standInOf(named);

/** A value, a list or nothing, as a list. */
export const toList = <T>(value: T | readonly T[] | null | undefined): readonly T[] =>
  value === null || value === undefined ? [] : Array.isArray(value) ? value : [value as T];

/** Whether a step is the one that usually comes next from a state. */
export const isMain = ({ main }: Pick<Step, 'main'>, state: string): boolean =>
  main === true || toList(main).includes(state);

/** Names of the guards that must hold for a step to be open. */
export const guardsOf = (step: Step): readonly string[] => toList(step.when);

/**
 * Relations that bar a person from a step: by separation of duties, or from this step alone.
 * @param held relations of the person, some of which the step may spare
 */
export const barringOf = (
  { separation }: Pick<Workflow, 'separation'>,
  { permission, except, spares }: Pick<Step, 'permission' | 'except' | 'spares'>,
  held: readonly string[] = [],
): readonly string[] => [
  ...(permission === undefined ? [] : (separation[permission] ?? [])),
  ...(toList(spares).some((relation) => held.includes(relation)) ? [] : toList(except)),
];

/** Relations that bar from anything in a workflow: whoever acts for their holder is barred as well, also afterwards. */
export const barringIn = ({ separation, steps }: Pick<Workflow, 'separation' | 'steps'>): ReadonlySet<string> =>
  new Set([
    ...Object.values(separation).flatMap((relations) => relations ?? []),
    ...Object.values(steps).flatMap(({ except }) => toList(except)),
  ]);

/** Whether anything in a workflow can be done for somebody absent. */
export const isDelegable = ({ steps }: Pick<Workflow, 'steps'>): boolean =>
  Object.values(steps).some(({ personal, system }) => !personal && !system);

/** Why a person has no right to a step: not theirs at all, barred by separation of duties, or for the absent one alone. */
export type Barred = { readonly kind: 'unrelated' } | { readonly kind: 'separated'; readonly reason: Text };

const onlyInPerson: Barred = {
  kind: 'separated',
  reason: ['这一步须由本人办理，不能代理', 'This step has to be taken in person; nobody can stand in for it'],
};

/** Whether a step belongs to somebody by relation and permission, before anything bars them. */
const isTheirs = (step: Step, { relations, permissions }: Actor): boolean => {
  const by = toList(step.by);
  if (step.permission === undefined && by.length === 0) return false;
  if (by.length > 0 && !by.some((relation) => relations.includes(relation))) return false;
  return step.permission === undefined || permissions.includes(step.permission);
};

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
  if (!(actor.override ? step.overridable : isTheirs(step, actor))) return { kind: 'unrelated' };
  if (step.personal && actor.standsIn !== undefined) return onlyInPerson;
  const held = [...actor.relations, ...(actor.standsIn?.relations ?? [])];
  const barring = barringOf(workflow, step, actor.relations).find((named) =>
    held.some((relation) => barsAs(relation, named)),
  );
  if (barring === undefined) return null;
  const [zh, en] = workflow.relations[barring]?.title ?? [barring, barring];
  return {
    kind: 'separated',
    reason: [
      `您是本件的${zh}，这一步要由别人办`,
      `You are the ${en.toLowerCase()} of this case; somebody else has to take this step`,
    ],
  };
};
