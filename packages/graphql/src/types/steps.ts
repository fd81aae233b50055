import { say, type Text } from '@plumbline/terms';
import { fieldsAsked, isMain, type Step, type Workflow, workflows } from '@plumbline/workflows';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import type { JudgedRecord } from '../judging.ts';

interface StepShape {
  readonly name: string;
  readonly step: Step;
  readonly record: JudgedRecord;
  readonly reason?: readonly [string, string];
}

const title = ({ step }: { step: Step }, { viewer }: GraphqlContext) => say(step.title, viewer.locale);

interface NamedStep {
  readonly name: string;
  readonly step: Step;
  /** Other words than the step's own title: the task of a 待办 row. */
  readonly words?: Text | undefined;
}

/** A step by name and title. */
export const StepRef = builder.objectRef<NamedStep>('StepRef').implement({
  description: 'A step by name and title · 步骤',
  fields: (t) => ({
    name: t.exposeString('name'),
    title: t.string({
      resolve: ({ step, words }, _args, { viewer }) => say(words ?? step.title, viewer.locale),
    }),
  }),
});

/** A step that the viewer may do now. */
export const AvailableStep = builder.objectRef<StepShape>('AvailableStep').implement({
  description: 'A step that the caller may do now · 现在可办的步骤',
  fields: (t) => ({
    name: t.exposeString('name'),
    title: t.string({ resolve: (each, _args, context) => title(each, context) }),
    fields: t.stringList({
      description: 'Fields of stepForm that are asked for in this record',
      resolve: ({ step, record }) => [...fieldsAsked(record.workflow, step, record.position, record.facts).asked],
    }),
    required: t.stringList({
      description: 'Those of them that must be filled',
      resolve: ({ step, record }) => [...fieldsAsked(record.workflow, step, record.position, record.facts).required],
    }),
    main: t.boolean({
      description: 'Belongs to the main road: the filled button',
      resolve: ({ step, record }) => isMain(step, record.position.state),
    }),
    next: t.string({
      nullable: true,
      description: 'What happens after it, in one sentence',
      resolve: ({ step }, _args, { viewer }) => (step.next ? say(step.next, viewer.locale) : null),
    }),
  }),
});

/** A step that is the viewer's but not open, with the reason. */
export const BlockedStep = builder.objectRef<StepShape>('BlockedStep').implement({
  description: 'A step that the caller has a relation to but that is not open, with the reason · 现在不能办的步骤',
  fields: (t) => ({
    name: t.exposeString('name'),
    title: t.string({ resolve: (each, _args, context) => title(each, context) }),
    reason: t.string({ resolve: ({ reason }, _args, { viewer }) => (reason ? say(reason, viewer.locale) : '') }),
  }),
});

interface StartableShape {
  readonly workflow: Workflow;
  readonly name: string;
  readonly step: Step;
}

/** A creating step that the viewer may take beside a record. */
export const StartableStep = builder.objectRef<StartableShape>('StartableStep').implement({
  description: 'A step that makes a record beside this one · 可以提出的申请',
  fields: (t) => ({
    workflow: t.string({ resolve: ({ workflow }) => workflow.name }),
    name: t.exposeString('name'),
    title: t.string({ resolve: (each, _args, context) => title(each, context) }),
    next: t.string({
      nullable: true,
      description: 'What happens after it, in one sentence',
      resolve: ({ step }, _args, { viewer }) => (step.next ? say(step.next, viewer.locale) : null),
    }),
  }),
});

/** What the viewer may start beside a record that is not void. */
export const startableBeside = ({ workflow, position, actor }: JudgedRecord): StartableShape[] =>
  workflow.states[position.state]?.tags.includes('void')
    ? []
    : Object.values<Workflow>(workflows).flatMap((other) =>
        other.beside?.of.includes(workflow.name) &&
        !other.beside.unless.includes(position.state) &&
        other.beside.by.some((each) => actor.relations.includes(each))
          ? Object.entries(other.steps).flatMap(([name, step]) =>
              step.from === null ? [{ workflow: other, name, step }] : [],
            )
          : [],
      );

/** The steps open to the viewer. */
export const openSteps = (record: JudgedRecord): StepShape[] =>
  record.steps.filter(({ verdict }) => verdict.open).map(({ name, step }) => ({ name, step, record }));

/** The viewer's steps that are closed now. */
export const closedSteps = (record: JudgedRecord): StepShape[] =>
  record.steps.flatMap(({ name, step, verdict }) =>
    verdict.open || !verdict.theirs ? [] : [{ name, step, record, reason: verdict.reason }],
  );

/**
 * What a 待办 row asks for, in the words of the state's task: the open step of the main road, or else the first open one;
 * where several answers stand side by side, as to an objection, the row favours none.
 */
export const nextStep = (record: JudgedRecord): NamedStep | null => {
  const open = openSteps(record);
  const next = open.find(({ step }) => isMain(step, record.position.state)) ?? open[0];
  return next === undefined ? null : { ...next, words: record.workflow.states[record.position.state]?.task };
};
