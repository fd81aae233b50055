import { type AnyStateMachine, assign, createMachine, transition } from 'xstate';
import type { Branches, Context, Step, Workflow } from './define.ts';
import { type Actor, guardsOf, mayAct, toList } from './rights.ts';

/** What is sent to a machine: the step, its non-personal input, who does it, and what was known then. */
export interface StepEvent {
  readonly type: string;
  readonly input: Context;
  readonly by: Actor;
  readonly facts: Context;
  readonly due: Readonly<Record<string, string>>;
}

/** One branch of a step: where it leads, and the guard that it needs; the last of a list has none. */
export interface Branch {
  readonly guard: string | null;
  readonly target: string;
}

/** A state or a list of guarded branches. */
type Way = string | Branches<string, string>;

/** A state, or guarded branches, as a list of branches. */
export const listBranches = (way: Way): readonly Branch[] =>
  (typeof way === 'string' ? [way] : way).map((branch) =>
    typeof branch === 'string' ? { guard: null, target: branch } : { guard: branch[0], target: branch[1] },
  );

/** Where a step leads from each state that it starts from, if that differs; else `null`. */
export const waysByState = ({ to }: Pick<Step, 'to'>): Readonly<Record<string, Way | undefined>> | null =>
  to === null || typeof to === 'string' || isBranches(to) ? null : to;

const isBranches = (to: Exclude<Step['to'], string | null>): to is Branches<string, string> => Array.isArray(to);

/** Branches of a step from a state, in order; the last has no guard. */
export const branchesOf = (step: Step, from: string): readonly Branch[] =>
  listBranches(step.to === null ? from : (waysByState(step)?.[from] ?? wayOf(step) ?? from));

const wayOf = ({ to }: Step): Way | null => (to === null || typeof to === 'string' || isBranches(to) ? to : null);

/** Every state that a step may lead to; none where it leaves the record where it is. */
export const targetsOf = (step: Step): readonly string[] =>
  step.to === null
    ? []
    : [...new Set(toList(step.from ?? '').flatMap((from) => branchesOf(step, from).map(({ target }) => target)))];

type Declared = Omit<Workflow, 'machine'>;
type Given = { context: Context; event: StepEvent };

const transitionsOf = (workflow: Declared, state: string, name: string, step: Step) => {
  const open = ({ context, event }: Given) =>
    mayAct(workflow, step, event.by) === null &&
    guardsOf(step).every((guard) => workflow.guards[guard]?.test({ context, facts: event.facts, input: {} }));
  return branchesOf(step, state).map(({ guard, target }) => ({
    target,
    reenter: true,
    description: name,
    guard: (given: Given) =>
      open(given) &&
      (guard === null ||
        workflow.guards[guard]?.test({ context: given.context, facts: given.event.facts, input: given.event.input }) ===
          true),
    actions: assign(
      ({ context, event }: Given) =>
        step.change?.({ context, facts: event.facts, input: event.input, state, due: event.due }) ?? {},
    ),
  }));
};

/** Generates the ordinary XState machine of a declared workflow; creating steps make its first snapshot and are no events. */
export const generateMachine = (workflow: Declared): AnyStateMachine => {
  const states = Object.fromEntries(
    Object.entries(workflow.states).map(([state, { final, tags }]) => {
      const on = Object.fromEntries(
        Object.entries(workflow.steps)
          .filter(([, step]) => toList(step.from).includes(state))
          .map(([name, step]) => [name, transitionsOf(workflow, state, name, step)]),
      );
      return [state, { tags: [...tags], on, ...(final && { type: 'final' as const }) }];
    }),
  );
  return createMachine({
    id: workflow.name,
    types: {} as { context: Context; events: StepEvent; input: Context },
    context: ({ input }: { input: Context }) => input,
    initial: workflow.initial,
    states,
  } as Parameters<typeof createMachine>[0]) as AnyStateMachine;
};

/** Where a record stands: its state and the context that its feature's table holds. */
export interface Position {
  readonly state: string;
  readonly context: Context;
}

/**
 * Runs one step purely and gives the position after it, or `null` when the machine refuses it.
 * @throws Error when the resulting context does not fit the workflow's schema: a fault of the declaration
 */
export const advance = (workflow: Workflow, from: Position, event: StepEvent): Position | null => {
  const before = workflow.machine.resolveState({ value: from.state, context: from.context });
  const [after] = transition(workflow.machine, before, event);
  if (after === before) return null;
  return { state: String(after.value), context: workflow.context.parse(after.context) };
};

/** The first position of a record that a creating step makes. */
export const begin = (workflow: Workflow, step: Step, event: StepEvent): Position => ({
  state: workflow.initial,
  context: workflow.context.parse(
    step.change?.({
      context: {},
      facts: event.facts,
      input: event.input,
      state: workflow.initial,
      due: event.due,
    }) ?? {},
  ),
});

/** Whether the deadline of the state that a step leaves goes on: it stays there, or keeps the deadline into the next state. */
export const goesOn = (workflow: Workflow, step: Step, from: string, to: string): boolean =>
  step.to === null ||
  (step.keepsDeadline === true && workflow.states[from]?.deadline === workflow.states[to]?.deadline);

/**
 * The day by which the present state should be left, or `null` where it has no deadline.
 * @param due days that fixed deadlines fall on if they begin now
 * @param kept the day before a step after which the deadline goes on, see `goesOn`
 */
export const dueOn = (
  workflow: Workflow,
  { state, context }: Position,
  due: Readonly<Record<string, string>>,
  kept?: string | null,
): string | null => {
  const name = workflow.states[state]?.deadline;
  const deadline = name === undefined ? undefined : workflow.deadlines[name];
  if (name === undefined || deadline === undefined) return null;
  if ('on' in deadline) return deadline.on(context);
  return kept === undefined ? (due[name] ?? null) : kept;
};
