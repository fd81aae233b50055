import type { Text } from '@plumbline/terms';
import type { Step, Workflow } from '../define.ts';
import type { Field } from '../field.ts';
import { guardsOf, toList } from '../rights.ts';
import { barredTitles, reasonOf, relationTitles, waysOf } from './declared.ts';
import type { GuideActor, GuideField, GuideStep } from './guide.ts';

const joined = (texts: readonly Text[]): Text => [
  texts.map(([zh]) => zh).join('、'),
  texts.map(([, en]) => en).join(', '),
];

/** A choice of the same form under which a field is asked for. */
const whereOf = (step: Step, { where }: Field): Text | null => {
  if (where === undefined) return null;
  const asked = step.input?.[where.field] as Field | undefined;
  const [zh, en] = joined(where.is.map((choice) => asked?.options?.[choice] ?? [choice, choice]));
  return [`${asked?.title[0] ?? where.field}是“${zh}”时`, `where “${asked?.title[1] ?? where.field}” is “${en}”`];
};

const whenAt = (workflow: Workflow, state: string): Text => {
  const [zh, en] = workflow.states[state]?.title ?? [state, state];
  return [`原为“${zh}”时`, `from “${en}”`];
};

/** Under what condition a step leads somewhere: from which state, and what must hold. */
const conditionOf = (workflow: Workflow, guard: string | null, from: string | null): Text | null => {
  const at = from === null ? null : whenAt(workflow, from);
  const reason = guard === null ? null : reasonOf(workflow, guard);
  if (at === null || reason === null) return at ?? reason;
  return [`${at[0]}，${reason[0]}`, `${at[1]}: ${reason[1]}`];
};

const fieldOf = (workflow: Workflow, step: Step, field: Field): GuideField => {
  const condition = field.when === undefined ? whereOf(step, field) : reasonOf(workflow, field.when);
  const required = field.required ? 'always' : field.thenRequired ? 'conditional' : 'never';
  return { title: field.title, required, condition };
};

const actorOf = (workflow: Workflow, step: Step): GuideActor => ({
  system: step.system === true,
  relations: relationTitles(workflow, toList(step.by)),
  permission: step.permission ?? null,
  roles: step.permission === undefined ? [] : (workflow.permissions[step.permission] ?? []),
  barred: barredTitles(workflow, step),
  personal: step.personal === true,
  overridable: step.overridable === true,
});

/** Explains the steps of a workflow in the order of the declaration. */
export const stepsOf = (workflow: Workflow): readonly GuideStep[] =>
  Object.entries(workflow.steps).map(([name, step]) => ({
    name,
    title: step.title,
    from: toList(step.from),
    to: waysOf(step).map(({ guard, target, from }) => ({
      state: target,
      condition: conditionOf(workflow, guard, from),
      from,
    })),
    who: actorOf(workflow, step),
    conditions: guardsOf(step).map((guard) => reasonOf(workflow, guard)),
    input: Object.values(step.input ?? {}).map((field) => fieldOf(workflow, step, field as Field)),
    ends: relationTitles(workflow, step.release ?? []),
    told: relationTitles(workflow, step.notify ?? []),
    byPosts: relationTitles(
      workflow,
      Object.entries(step.assign ?? {}).flatMap(([relation, rule]) => (rule?.to === 'gathered' ? [relation] : [])),
    ),
    sealed: relationTitles(workflow, toList(step.sealed)),
    keepsDeadline: step.keepsDeadline === true,
    next: step.next ?? null,
    clause: workflow.clause,
  }));
