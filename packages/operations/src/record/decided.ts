import {
  advance,
  type Context,
  dueOn,
  goesOn,
  type Position,
  type Step,
  type StepEvent,
  type Workflow,
} from '@plumbline/workflows';
import { type TownFacts, unitAndAbove } from '../town/facts.ts';
import type { RecordInStep } from './feature.ts';
import type { Standing } from './holders.ts';
import type { ParsedInput } from './parse-input.ts';
import { contextOf, dueDayOf, inStep, type Subject } from './read-for-step.ts';

/** What a step brings with it beside its circumstances. */
export interface Brought {
  /** What the step gathered before it was decided, for its effect. */
  readonly known?: unknown;
  /** Who is to have relations that it assigns to those it gathered. */
  readonly assign?: Readonly<Record<string, readonly number[]>> | undefined;
  /** Whether the caller's key stands for this step: not for those that only follow from it. */
  readonly asked: boolean;
}

/** Everything about a step that has been decided and is now to be written. */
export interface Decided extends Brought {
  readonly workflow: Workflow;
  readonly step: Step;
  readonly recordId: number;
  readonly version: number;
  readonly position: Position;
  readonly dueOn: string | null;
  readonly event: StepEvent;
  readonly input: ParsedInput;
  readonly confidential: boolean;
  /** Relations before the step. */
  readonly before: readonly Standing[];
  /** The record's unit and those above it. */
  readonly units: readonly number[];
  readonly record: RecordInStep | null;
  readonly parent: RecordInStep | null;
  readonly parentStandings: readonly Standing[];
}

/** The part of a step's circumstances that its event keeps. */
export type Circumstances = Pick<StepEvent, 'by' | 'facts' | 'due'>;

/**
 * Decides a step of an existing record.
 * @returns `null` when the machine refuses it
 */
export const decideMove = (
  town: TownFacts,
  subject: Subject,
  name: string,
  input: ParsedInput,
  { by, facts, due }: Circumstances,
  { known, assign, asked }: Brought,
): Decided | null => {
  const { workflow, record, standings } = subject;
  const step = workflow.steps[name];
  if (step === undefined) throw new Error(`There is no step ${workflow.name}.${name}.`);
  const event: StepEvent = { type: name, input: input.plain as Context, by, facts, due };
  const position = advance(workflow, { state: record.state, context: contextOf(subject) }, event);
  if (position === null) return null;
  return {
    workflow,
    step,
    recordId: record.id,
    version: record.version + 1,
    position,
    dueOn: dueOn(
      workflow,
      position,
      due,
      goesOn(workflow, step, record.state, position.state) ? dueDayOf(subject) : undefined,
    ),
    event,
    input,
    confidential: record.confidential,
    before: standings,
    units: unitAndAbove(town, record.unit_id),
    record: inStep(subject),
    parent: null,
    parentStandings: [],
    known,
    assign,
    asked,
  };
};
