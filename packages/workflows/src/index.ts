import { agreement } from './agreement/agreement.ts';
import type { Workflow } from './define.ts';
import { rectification } from './rectification/rectification.ts';
import { request } from './request/request.ts';
import { sanction } from './sanction/sanction.ts';

/** Every workflow of the product by name. */
export const workflows = {
  rectification: rectification as unknown as Workflow,
  request: request as unknown as Workflow,
  agreement: agreement as unknown as Workflow,
  sanction: sanction as unknown as Workflow,
} as const satisfies Record<string, Workflow>;

/** Name of a workflow. */
export type WorkflowName = keyof typeof workflows;

/** Finds a workflow by its name from outside. */
export const workflowNamed = (name: string): Workflow | undefined =>
  Object.hasOwn(workflows, name) ? workflows[name as WorkflowName] : undefined;

export { agreement, parties } from './agreement/agreement.ts';
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
export {
  type Clause,
  comparisons,
  type Field,
  type FieldKind,
  type Fields,
  inputSchema,
  isPersonal,
  type Target,
} from './field.ts';
export { stepForm } from './form.ts';
export { fieldsAsked, type Judged, judge, judgeAll, judgeOverride, type Verdict } from './judge.ts';
export { advance, begin, branchesOf, dueOn, goesOn, type Position, type StepEvent, targetsOf } from './machine.ts';
export { categories, rectification, weights } from './rectification/rectification.ts';
export { request, requestKinds } from './request/request.ts';
export {
  type Actor,
  barringIn,
  barringOf,
  barsAs,
  isDelegable,
  isMain,
  standInOf,
  standInPattern,
  stoodInFor,
  toList,
} from './rights.ts';
export {
  ballots,
  eligibilityMatters,
  sanction,
  sanctionMeasures,
  sanctionRules,
  supportKinds,
} from './sanction/sanction.ts';
export { statesTagged } from './states.ts';
