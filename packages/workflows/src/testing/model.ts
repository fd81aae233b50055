import type { Context, Step, Workflow } from '../define.ts';
import { type Field, isPersonal } from '../field.ts';
import { advance, begin, type Position, type StepEvent } from '../machine.ts';
import { type Actor, barringOf, toList } from '../rights.ts';

/** How a workflow is walked through: what guards read, and what facts may be. */
export interface Model {
  readonly workflow: Workflow;
  /** Fields of the context that a guard reads; two positions that agree in them and in the state are one. */
  readonly read: readonly string[];
  /** Facts that are tried, the richest first. */
  readonly facts: readonly Context[];
  /** Random walks are too short to come back into a state whose deadline then begins anew. */
  readonly rarelyReturns?: true;
}

/** Days that the fixed deadlines of a walk fall on: one of its own for each. */
export const dueOf = (workflow: Workflow): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.keys(workflow.deadlines).map((name, index) => [name, `2026-10-${10 + index}`]));

const valuesOf = (field: Field): readonly unknown[] => {
  if (field.options !== undefined)
    return field.required ? Object.keys(field.options) : [undefined, ...Object.keys(field.options)];
  if (field.kind === 'switch') return [true, false];
  if (field.kind === 'day') return field.required ? ['2026-12-02'] : [undefined, '2026-12-02'];
  // Whom or what a field names decides nothing about where a step leads.
  return [7];
};

/** Every combination of what guards and changes may read of a step's input. */
export const inputsOf = (step: Step): readonly Context[] =>
  Object.entries(step.input ?? {})
    .filter(([, field]) => !isPersonal(field) && field.kind !== 'password')
    .reduce<readonly Context[]>(
      (inputs, [name, field]) =>
        inputs.flatMap((input) =>
          valuesOf(field).map((value) => (value === undefined ? input : { ...input, [name]: value })),
        ),
      [{}],
    );

/** Somebody who may do a step: all its relations but those that bar, and its permission. */
export const actorFor = (workflow: Workflow, step: Step): Actor => {
  if (step.system) return { relations: [], permissions: [], system: true };
  const barring = barringOf(workflow, step);
  return {
    relations: toList(step.by).filter((relation) => !barring.includes(relation)),
    permissions: step.permission === undefined ? [] : [step.permission],
  };
};

/** What is sent for a step that somebody takes who may. */
export const eventFor = (workflow: Workflow, name: string, input: Context, facts: Context): StepEvent => {
  const step = workflow.steps[name];
  if (step === undefined) throw new Error(`There is no step ${name}.`);
  return { type: name, input, by: actorFor(workflow, step), facts, due: dueOf(workflow) };
};

/** Steps that make a record, or those that move one. */
export const stepNames = (workflow: Workflow, creating: boolean): readonly string[] =>
  Object.keys(workflow.steps).filter((name) => (workflow.steps[name]?.from === null) === creating);

/** Every first position of a record. */
export const beginnings = ({ workflow, facts }: Model): readonly Position[] =>
  stepNames(workflow, true).flatMap((name) => {
    const step = workflow.steps[name] as Step;
    return facts.flatMap((each) =>
      inputsOf(step).map((input) => begin(workflow, step, eventFor(workflow, name, input, each))),
    );
  });

/** A position as one line: the state and what guards read. */
export const lineOf = ({ read }: Model, { state, context }: Position): string =>
  [state, ...read.map((name) => String(context[name]))].join(' ');

/** Every event that moves a record, for one set of facts. */
export const eventsOf = (workflow: Workflow, facts: Context): readonly StepEvent[] =>
  stepNames(workflow, false).flatMap((name) =>
    inputsOf(workflow.steps[name] as Step).map((input) => eventFor(workflow, name, input, facts)),
  );

/** A way to a position: the events that lead there from the first one. */
export interface Way {
  readonly line: string;
  readonly end: Position;
  readonly start: Position;
  readonly events: readonly StepEvent[];
}

/** The greatest number of positions that a model may have; an unbounded counter among them would never end. */
const limit = 20_000;

const waysKnown = new WeakMap<Workflow, Map<string, readonly Way[]>>();

/** The shortest way to every position: breadth first, from every beginning at once; walked once for the same fields and facts. */
export const shortestWays = (model: Model): readonly Way[] => {
  const known = waysKnown.get(model.workflow) ?? new Map<string, readonly Way[]>();
  waysKnown.set(model.workflow, known);
  const key = JSON.stringify([model.read, model.facts]);
  const found = known.get(key) ?? walk(model);
  known.set(key, found);
  return found;
};

const walk = (model: Model): readonly Way[] => {
  const { workflow } = model;
  const events = Map.groupBy(
    model.facts
      .flatMap((facts) => eventsOf(workflow, facts))
      .flatMap((event) => toList(workflow.steps[event.type]?.from).map((state) => ({ state, event }))),
    ({ state }) => state,
  );
  const ways = new Map<string, Way>();
  const found = (start: Position, end: Position, taken: readonly StepEvent[]): void => {
    const line = lineOf(model, end);
    if (!ways.has(line)) ways.set(line, { line, end, start, events: taken });
    if (ways.size > limit) throw new Error(`${workflow.name} has more than ${limit} positions; a counter has no bound`);
  };
  for (const start of beginnings(model)) found(start, start, []);
  // A map goes on to what is added while it is walked through.
  for (const way of ways.values()) {
    for (const { event } of events.get(way.end.state) ?? []) {
      const next = advance(workflow, way.end, event);
      if (next !== null) found(way.start, next, [...way.events, event]);
    }
  }
  return [...ways.values()];
};

/** All positions that can be reached, as sorted lines. */
export const reachable = (model: Model): readonly string[] =>
  shortestWays(model)
    .map(({ line }) => line)
    .sort();
