import { reobservationAdd, supportAdd, supportEnd, supportUpdate } from '@plumbline/operations';
import { checkDays } from '../bad-request.ts';
import { builder } from '../builder.ts';
import { idFrom } from '../global-id.ts';
import { readNode } from '../queries/nodes.ts';
import { ProblemType } from '../types/problem.ts';
import { SupportKindEnum } from '../types/sanction/enums.ts';
import { ReobservationResultEnum } from '../types/support.ts';
import { type EntryOutcome, outcomeOf } from './outcome.ts';

const SupportPayload = builder.objectRef<EntryOutcome>('SupportPayload').implement({
  fields: (t) => ({
    support: t.field({
      type: 'Support',
      nullable: true,
      resolve: ({ id }, _args, context, info) => (id === null ? null : readNode(info, context, 'Support', id)),
    }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

const SupportAddInput = builder.inputType('SupportAddInput', {
  fields: (t) => ({
    person: t.id({ required: true, description: 'Who is helped' }),
    unit: t.id({ description: 'Left out, the campus of the person’s post' }),
    kind: t.field({ type: SupportKindEnum, required: true }),
    mentor: t.id({ description: 'Who helps' }),
    measures: t.string({ required: true }),
    from: t.field({ type: 'Date', required: true }),
    until: t.field({ type: 'Date' }),
    planned: t.int({ description: 'How many times' }),
  }),
});
const SupportUpdateInput = builder.inputType('SupportUpdateInput', {
  fields: (t) => ({
    id: t.id({ required: true }),
    measures: t.string(),
    until: t.field({ type: 'Date' }),
    planned: t.int(),
    held: t.int({ description: 'How many times it took place so far' }),
    effect: t.string(),
  }),
});
const SupportEndInput = builder.inputType('SupportEndInput', {
  fields: (t) => ({
    id: t.id({ required: true }),
    on: t.field({ type: 'Date', required: true }),
    effect: t.string({ required: true, description: 'What came of it' }),
  }),
});
const ReobservationAddInput = builder.inputType('ReobservationAddInput', {
  fields: (t) => ({
    support: t.id({ required: true }),
    observedOn: t.field({ type: 'Date', required: true }),
    observer: t.id({ description: 'Left out, the caller' }),
    result: t.field({ type: ReobservationResultEnum, required: true }),
    remark: t.string(),
  }),
});

/** Fields that were given at all. */
const whatIsGiven = <Fields extends Record<string, unknown>>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null)) as {
    [Name in keyof Fields]?: NonNullable<Fields[Name]>;
  };

builder.mutationFields((t) => ({
  supportAdd: t.field({
    type: SupportPayload,
    description: '登记帮扶 · Enters help that somebody is given (I3)',
    args: { input: t.arg({ type: SupportAddInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      checkDays(context, input, 'from', 'until');
      const { person, unit, kind, mentor, measures, from, until, planned } = input;
      return outcomeOf(
        await supportAdd(context.deps, context.viewer, {
          personId: idFrom('Person', person),
          kind,
          measures,
          fromOn: from,
          ...whatIsGiven({
            unitId: unit ? idFrom('Unit', unit) : null,
            mentorId: mentor ? idFrom('Person', mentor) : null,
            untilOn: until,
            planned,
          }),
        }),
        ({ supportId }) => supportId,
      );
    },
  }),
  supportUpdate: t.field({
    type: SupportPayload,
    description: '更新帮扶 · What is given replaces what stands there',
    args: { input: t.arg({ type: SupportUpdateInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      checkDays(context, input, 'until');
      const { measures, until, planned, held, effect } = input;
      return outcomeOf(
        await supportUpdate(context.deps, context.viewer, {
          supportId: idFrom('Support', input.id),
          ...whatIsGiven({ measures, untilOn: until, planned, held, effect }),
        }),
        ({ supportId }) => supportId,
      );
    },
  }),
  supportEnd: t.field({
    type: SupportPayload,
    description: '结束帮扶 · Ends it with what came of it',
    args: { input: t.arg({ type: SupportEndInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      checkDays(context, input, 'on');
      return outcomeOf(
        await supportEnd(context.deps, context.viewer, {
          supportId: idFrom('Support', input.id),
          on: input.on,
          effect: input.effect,
        }),
        ({ supportId }) => supportId,
      );
    },
  }),
  reobservationAdd: t.field({
    type: SupportPayload,
    description: '登记复听 · Enters that a helped teacher’s lesson was observed again',
    args: { input: t.arg({ type: ReobservationAddInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      checkDays(context, input, 'observedOn');
      return outcomeOf(
        await reobservationAdd(context.deps, context.viewer, {
          supportId: idFrom('Support', input.support),
          observedOn: input.observedOn,
          result: input.result,
          ...whatIsGiven({
            observerId: input.observer ? idFrom('Person', input.observer) : null,
            remark: input.remark,
          }),
        }),
        ({ supportId }) => supportId,
      );
    },
  }),
}));
