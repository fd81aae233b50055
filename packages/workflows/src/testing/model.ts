import { getShortestPaths } from 'xstate/graph';
import type { Context, Step, Workflow } from '../define.ts';
import { type Field, isPersonal } from '../field.ts';
import { begin, type Position, type StepEvent } from '../machine.ts';
import { type Actor, toList } from '../rights.ts';

/** How a workflow is walked through: what guards read, and what facts may be. */
export interface Model {
  readonly workflow: Workflow;
  /** Fields of the context that a guard reads; two positions that agree in them and in the state are one. */
  readonly read: readonly string[];
  /** Facts that are tried, the richest first. */
  readonly facts: readonly Context[];
}

/** Days that the fixed deadlines of a walk fall on: one of its own for each. */
export const dueOf = (workflow: Workflow): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.keys(workflow.deadlines).map((name, index) => [name, `2026-10-${10 + index}`]));

const valuesOf = (field: Field): readonly unknown[] => {
  const values =
    field.options !== undefined
      ? Object.keys(field.options)
      : ({ day: ['2026-12-02'], switch: [true, false] }[field.kind as string] ?? [7]);
  return field.required ? values : [undefined, ...values];
};

/** Every combination of what guards and changes may read of a step's input. */
export const inputsOf = (step: Step): readonly Context[] =>
  Object.entries(step.input ?? {})
    .filter(([, field]) => !isPersonal(field))
    .reduce<readonly Context[]>(
      (inputs, [name, field]) =>
        inputs.flatMap((input) =>
          valuesOf(field).map((value) => (value === undefined ? input : { ...input, [name]: value })),
        ),
      [{}],
    );

/** Somebody who may do a step: all its relations but those that bar, and its permission. */
export const actorFor = (workflow: Workflow, step: Step): Actor => {
  const barring = step.permission === undefined ? [] : (workflow.separation[step.permission] ?? []);
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
    return inputsOf(step).map((input) => begin(workflow, step, eventFor(workflow, name, input, facts[0] ?? {})));
  });

/** A position as one line: the state and what guards read. */
export const lineOf = ({ read }: Model, { state, context }: Position): string =>
  [state, ...read.map((name) => String(context[name]))].join(' ');

/** Every event that moves a record, for one set of facts. */
export const eventsOf = (workflow: Workflow, facts: Context): readonly StepEvent[] =>
  stepNames(workflow, false).flatMap((name) =>
    inputsOf(workflow.steps[name] as Step).map((input) => eventFor(workflow, name, input, facts)),
  );

interface Snapshot {
  readonly value: unknown;
  readonly context: Context;
}
const positionOf = (snapshot: unknown): Position => {
  const { value, context } = snapshot as Snapshot;
  return { state: String(value), context };
};

/** A way to a position: the events that lead there from the first one. */
export interface Way {
  readonly line: string;
  readonly end: Position;
  readonly start: Position;
  readonly events: readonly StepEvent[];
}

/** The greatest number of positions that a model may have; an unbounded counter among them would never end. */
const limit = 20_000;

/** The shortest way to every position, from every beginning. */
export const shortestWays = (model: Model): readonly Way[] => {
  const { workflow } = model;
  const events = model.facts.flatMap((facts) => eventsOf(workflow, facts));
  const ways = new Map<string, Way>();
  for (const start of beginnings(model)) {
    if (ways.has(lineOf(model, start))) continue;
    const paths = getShortestPaths(workflow.machine, {
      input: start.context,
      events,
      limit,
      serializeState: (snapshot) => lineOf(model, positionOf(snapshot)),
      // By its place: facts and rights are part of what is sent.
      serializeEvent: (event) => JSON.stringify(event),
    });
    for (const { state, steps } of paths) {
      const end = positionOf(state);
      const line = lineOf(model, end);
      const taken = steps
        .map(({ event }) => event as StepEvent)
        .filter(({ type }) => Object.hasOwn(workflow.steps, type));
      if ((ways.get(line)?.events.length ?? Number.POSITIVE_INFINITY) > taken.length)
        ways.set(line, { line, end, start, events: taken });
    }
  }
  return [...ways.values()];
};

/** All positions that can be reached, as sorted lines. */
export const reachable = (model: Model): readonly string[] =>
  shortestWays(model)
    .map(({ line }) => line)
    .sort();
