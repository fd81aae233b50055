import { agreement } from './agreement/agreement.ts';
import { eraseTypes, type Workflow } from './define.ts';
import { rectification } from './rectification/rectification.ts';
import { request } from './request/request.ts';
import { sanction } from './sanction/sanction.ts';

/** Every workflow of the product by name. */
export const workflows = {
  rectification: eraseTypes(rectification),
  request: eraseTypes(request),
  agreement: eraseTypes(agreement),
  sanction: eraseTypes(sanction),
} as const satisfies Record<string, Workflow>;

/** Name of a workflow. */
export type WorkflowName = keyof typeof workflows;

/** Finds a workflow by its name from outside. */
export const workflowNamed = (name: string): Workflow | undefined =>
  Object.hasOwn(workflows, name) ? workflows[name as WorkflowName] : undefined;

export { agreement } from './agreement/agreement.ts';
export { parties } from './agreement/words.ts';
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
export { barredTitles } from './document/declared.ts';
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
export { rectification } from './rectification/rectification.ts';
export { categories, weights } from './rectification/words.ts';
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
export { sanction } from './sanction/sanction.ts';
export { ballots, eligibilityMatters, sanctionMeasures, sanctionRules, supportKinds } from './sanction/words.ts';
export { statesTagged } from './states.ts';
