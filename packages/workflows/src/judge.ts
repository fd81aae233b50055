import type { Text } from '@plumbline/terms';
import type { Step, Workflow } from './define.ts';
import type { Position } from './machine.ts';
import { type Actor, guardsOf, mayAct, toList } from './rights.ts';

/** The answer about one step for one person now. */
export type Verdict =
  | { readonly open: true }
  | {
      readonly open: false /** Whether the person has the step at all, so that its reason is worth showing. */;
      readonly theirs: boolean;
      readonly reason: Text;
    };

const notTheirs: Verdict = { open: false, theirs: false, reason: ['这一步不归您办', 'This step is not yours to take'] };

const stateTitles = (workflow: Workflow, step: Step, language: 0 | 1) =>
  toList(step.from)
    .map((state) => workflow.states[state]?.title[language] ?? state)
    .join(language === 0 ? '、' : ', ');

/**
 * Judges one step: the same function draws the button and guards the step.
 * @param facts what operations loaded about the record; never the input
 */
export const judge = (
  workflow: Workflow,
  step: Step,
  { state, context }: Position,
  facts: Readonly<Record<string, unknown>>,
  actor: Actor,
): Verdict => {
  const barred = mayAct(workflow, step, actor);
  if (barred?.kind === 'unrelated') return notTheirs;
  const position = workflow.states[state];
  if (!toList(step.from).includes(state)) {
    const [zh, en] = position?.title ?? [state, state];
    return {
      open: false,
      theirs: true,
      reason: [
        `现在是“${zh}”；要到“${stateTitles(workflow, step, 0)}”时才能办`,
        `Now "${en}"; open at: ${stateTitles(workflow, step, 1)}`,
      ],
    };
  }
  if (barred !== null) return { open: false, theirs: true, reason: barred.reason };
  const failing = guardsOf(step).find((guard) => !workflow.guards[guard]?.test({ context, facts, input: {} }));
  if (failing !== undefined)
    return { open: false, theirs: true, reason: workflow.guards[failing]?.reason ?? [failing, failing] };
  return { open: true };
};

const alreadyTheirs: Verdict = {
  open: false,
  theirs: true,
  reason: ['这一步本来就归您办，请直接办理', 'This step is yours anyway; take it as usual'],
};
const notOverridable: Verdict = {
  open: false,
  theirs: false,
  reason: ['这一步不能由管理员代为办理', 'No administrator may take this step for somebody else'],
};
const delegated: Verdict = {
  open: false,
  theirs: true,
  reason: ['本人已委托代理，请由代理人办理', 'Somebody stands in by delegation; leave the step to them'],
};

/**
 * Judges a step that an administrator wants to take for somebody absent: the same function draws the button and guards
 * the step.
 * @param actor the administrator, as they stand to the record
 * @param standIn whether somebody to whom the step belongs has a delegate now
 */
export const judgeOverride = (
  workflow: Workflow,
  step: Step,
  position: Position,
  facts: Readonly<Record<string, unknown>>,
  actor: Actor,
  standIn: boolean,
): Verdict => {
  if (!step.overridable || step.system) return notOverridable;
  if (mayAct(workflow, step, actor) === null) return alreadyTheirs;
  const verdict = judge(workflow, step, position, facts, { ...actor, override: true });
  return verdict.open && standIn ? delegated : verdict;
};

/** A step with the answer about it. */
export interface Judged {
  readonly name: string;
  readonly step: Step;
  readonly verdict: Verdict;
}

/** Judges every step that moves an existing record, in the order of the table. */
export const judgeAll = (
  workflow: Workflow,
  position: Position,
  facts: Readonly<Record<string, unknown>>,
  actor: Actor,
): readonly Judged[] =>
  Object.entries(workflow.steps)
    .filter(([, step]) => step.from !== null)
    .map(([name, step]) => ({ name, step, verdict: judge(workflow, step, position, facts, actor) }));

/** Names of the fields that a step asks for in this record, and those of them that must be filled. */
export const fieldsAsked = (
  workflow: Workflow,
  step: Step,
  { context }: Position,
  facts: Readonly<Record<string, unknown>>,
): { asked: readonly string[]; required: readonly string[] } => {
  const asked = Object.entries(step.input ?? {}).filter(
    ([, field]) => field.when === undefined || workflow.guards[field.when]?.test({ context, facts, input: {} }),
  );
  return {
    asked: asked.map(([name]) => name),
    required: asked
      .filter(([, field]) => field.required || (field.when !== undefined && field.thenRequired))
      .map(([name]) => name),
  };
};
