import { type Locale, say } from '@plumbline/terms';
import {
  branchesOf,
  type State,
  type Step,
  stepForm,
  targetsOf,
  toList,
  type Workflow,
  workflowNamed,
  workflows,
} from '@plumbline/workflows';
import { badRequest } from '../bad-request.ts';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { StateTone } from '../types/tone.ts';

const relationTitles = (workflow: Workflow, relations: readonly string[], locale: Locale): string[] =>
  relations.map((relation) => say(workflow.relations[relation]?.title ?? [relation, relation], locale));

const WorkflowState = builder.objectRef<{ name: string; state: State; workflow: Workflow }>('WorkflowState').implement({
  fields: (t) => ({
    name: t.exposeString('name'),
    title: t.string({ resolve: ({ state }, _args, { viewer }) => say(state.title, viewer.locale) }),
    tone: t.field({ type: StateTone, resolve: ({ state }) => state.tone }),
    tags: t.stringList({ resolve: ({ state }) => [...state.tags] }),
    task: t.string({
      nullable: true,
      description: 'What is to be done in it, in the words of a button',
      resolve: ({ state }, _args, { viewer }) => (state.task ? say(state.task, viewer.locale) : null),
    }),
    turn: t.stringList({
      description: 'Who must act in it: titles of relations',
      resolve: ({ state, workflow }, _args, { viewer }) => relationTitles(workflow, state.turn ?? [], viewer.locale),
    }),
  }),
});

const WorkflowStep = builder.objectRef<{ name: string; step: Step; workflow: Workflow }>('WorkflowStep').implement({
  fields: (t) => ({
    name: t.exposeString('name'),
    title: t.string({ resolve: ({ step }, _args, { viewer }) => say(step.title, viewer.locale) }),
    from: t.stringList({ resolve: ({ step }) => [...toList(step.from)] }),
    to: t.stringList({
      description: 'States that it leads to; none where the record stays in its state',
      resolve: ({ step }) => [...targetsOf(step)],
    }),
    system: t.boolean({
      description: 'Follows from another record or from the clock; nobody takes it',
      resolve: ({ step }) => step.system === true,
    }),
    by: t.stringList({
      description: 'Who: titles of relations',
      resolve: ({ step, workflow }, _args, { viewer }) => relationTitles(workflow, toList(step.by), viewer.locale),
    }),
    next: t.string({
      nullable: true,
      resolve: ({ step }, _args, { viewer }) => (step.next ? say(step.next, viewer.locale) : null),
    }),
  }),
});

/** States of the road that a record takes when nothing is returned. */
const mainRoad = (workflow: Workflow): string[] => {
  const road = [workflow.initial];
  for (const state of road) {
    const step = Object.values(workflow.steps).find(({ main, from }) => main && toList(from).includes(state));
    const target =
      step === undefined ? undefined : branchesOf(step, state).find(({ target: to }) => !road.includes(to))?.target;
    if (target !== undefined) road.push(target);
  }
  return road;
};

const WorkflowType = builder.objectRef<Workflow>('Workflow').implement({
  description: 'A declared workflow: its states and steps · 流程',
  fields: (t) => ({
    name: t.exposeString('name'),
    title: t.string({ resolve: ({ title }, _args, { viewer }) => say(title, viewer.locale) }),
    clause: t.exposeString('clause'),
    states: t.field({
      type: [WorkflowState],
      resolve: (workflow) => Object.entries(workflow.states).map(([name, state]) => ({ name, state, workflow })),
    }),
    steps: t.field({
      type: [WorkflowStep],
      resolve: (workflow) => Object.entries(workflow.steps).map(([name, step]) => ({ name, step, workflow })),
    }),
    mainRoad: t.stringList({ description: 'States in the order of the usual road', resolve: mainRoad }),
  }),
});

const find = (context: GraphqlContext, name: string): Workflow => {
  const workflow = workflowNamed(name);
  if (workflow === undefined) {
    const known = Object.keys(workflows).join(', ');
    throw badRequest(context, [
      `没有“${name}”这个流程；有：${known}`,
      `There is no workflow “${name}”; there is: ${known}`,
    ]);
  }
  return workflow;
};

const forms = new Map<string, Record<string, unknown>>();

builder.queryFields((t) => ({
  workflow: t.field({
    type: WorkflowType,
    args: { name: t.arg.string({ required: true }) },
    resolve: (_root, { name }, context) => find(context, name),
  }),
  workflows: t.field({
    type: [WorkflowType],
    description: 'All declared workflows · 全部流程',
    resolve: () => Object.values(workflows),
  }),
  stepForm: t.field({
    type: 'JSON',
    description: 'The JSON Schema of a step’s input, the same for all records, in the reader’s language',
    args: { workflow: t.arg.string({ required: true }), step: t.arg.string({ required: true }) },
    resolve: (_root, args, context) => {
      const workflow = find(context, args.workflow);
      const step = Object.hasOwn(workflow.steps, args.step) ? workflow.steps[args.step] : undefined;
      if (step === undefined) {
        const known = Object.keys(workflow.steps).join(', ');
        throw badRequest(context, [
          `“${say(workflow.title, 'zh')}”没有“${args.step}”这一步；有：${known}`,
          `${say(workflow.title, 'en')} has no step “${args.step}”; it has: ${known}`,
        ]);
      }
      const key = `${workflow.name}.${args.step}.${context.viewer.locale}`;
      const form = forms.get(key) ?? stepForm(step, context.viewer.locale);
      forms.set(key, form);
      return form;
    },
  }),
}));
