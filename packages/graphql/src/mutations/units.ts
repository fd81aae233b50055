import { createUnit, updateUnit } from '@plumbline/operations';
import { checkDays } from '../bad-request.ts';
import { builder } from '../builder.ts';
import { idFrom } from '../global-id.ts';
import { readNode } from '../queries/nodes.ts';
import { UnitKindEnum } from '../types/organisation.ts';
import { ProblemType } from '../types/problem.ts';
import { type EntryOutcome, outcomeOf } from './outcome.ts';

const UnitPayload = builder.objectRef<EntryOutcome>('UnitPayload').implement({
  fields: (t) => ({
    unit: t.field({
      type: 'Unit',
      nullable: true,
      resolve: ({ id }, _args, context, info) => (id === null ? null : readNode(info, context, 'Unit', id)),
    }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

const CreateUnitInput = builder.inputType('CreateUnitInput', {
  fields: (t) => ({
    parent: t.id({ required: true }),
    kind: t.field({ type: UnitKindEnum, required: true }),
    name: t.string({ required: true }),
    code: t.string(),
    from: t.field({ type: 'Date' }),
    grade: t.int({ description: 'Of a class: 1 to 9' }),
  }),
});

const UpdateUnitInput = builder.inputType('UpdateUnitInput', {
  fields: (t) => ({
    id: t.id({ required: true }),
    name: t.string(),
    closesOn: t.field({ type: 'Date' }),
    grade: t.int({ description: 'Of a class: 1 to 9' }),
  }),
});

builder.mutationFields((t) => ({
  createUnit: t.field({
    type: UnitPayload,
    args: { input: t.arg({ type: CreateUnitInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      checkDays(context, input, 'from');
      return outcomeOf(
        await createUnit(context.deps, context.viewer, {
          parentId: idFrom('Unit', input.parent),
          kind: input.kind,
          name: input.name,
          code: input.code,
          fromOn: input.from,
          grade: input.grade,
        }),
        ({ unitId }) => unitId,
      );
    },
  }),
  updateUnit: t.field({
    type: UnitPayload,
    args: { input: t.arg({ type: UpdateUnitInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      checkDays(context, input, 'closesOn');
      return outcomeOf(
        await updateUnit(context.deps, context.viewer, {
          unitId: idFrom('Unit', input.id),
          name: input.name,
          toOn: input.closesOn,
          grade: input.grade,
        }),
        ({ unitId }) => unitId,
      );
    },
  }),
}));
