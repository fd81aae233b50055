import type { Workflow } from './define.ts';
import { rectification } from './rectification/rectification.ts';
import { request } from './request/request.ts';

/** Every workflow of the product by name. */
export const workflows = {
  rectification: rectification as unknown as Workflow,
  request: request as unknown as Workflow,
} as const satisfies Record<string, Workflow>;

/** Name of a workflow. */
export type WorkflowName = keyof typeof workflows;

/** Finds a workflow by its name from outside. */
export const workflowNamed = (name: string): Workflow | undefined =>
  Object.hasOwn(workflows, name) ? workflows[name as WorkflowName] : undefined;

export { faultsOf } from './check.ts';
export {
  type Beside,
  type Context,
  type ContextOf,
  type Deadline,
  defineWorkflow,
  type Reminder,
  type State,
  type Step,
  type StepInput,
  type Tag,
  type Tone,
  type Workflow,
} from './define.ts';
export type { Guide, GuideDeadline, GuideReminder, GuideState, GuideStep } from './document/guide.ts';
export { type Field, type FieldKind, type Fields, inputSchema, isPersonal } from './field.ts';
export { stepForm } from './form.ts';
export { fieldsAsked, type Judged, judge, judgeAll, type Verdict } from './judge.ts';
export { advance, begin, branchesOf, dueOn, type Position, type StepEvent } from './machine.ts';
export { categories, rectification, weights } from './rectification/rectification.ts';
export { request, requestKinds } from './request/request.ts';
export { type Actor, toList } from './rights.ts';
export { statesTagged } from './states.ts';
