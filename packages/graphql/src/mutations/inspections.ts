import { createInspection } from '@plumbline/operations';
import { checkDays } from '../bad-request.ts';
import { builder } from '../builder.ts';
import { idFrom } from '../global-id.ts';
import { readNode } from '../queries/nodes.ts';
import { ProblemType } from '../types/problem.ts';
import { type EntryOutcome, outcomeOf } from './outcome.ts';

const InspectionPayload = builder.objectRef<EntryOutcome>('InspectionPayload').implement({
  fields: (t) => ({
    inspection: t.field({
      type: 'Inspection',
      nullable: true,
      resolve: ({ id }, _args, context, info) => (id === null ? null : readNode(info, context, 'Inspection', id)),
    }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

const CreateInspectionInput = builder.inputType('CreateInspectionInput', {
  fields: (t) => ({
    title: t.string({ required: true }),
    heldOn: t.field({ type: 'Date', required: true }),
    unit: t.id({ required: true }),
    inspectors: t.idList(),
    large: t.boolean(),
  }),
});

builder.mutationFields((t) => ({
  createInspection: t.field({
    type: InspectionPayload,
    args: { input: t.arg({ type: CreateInspectionInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      checkDays(context, input, 'heldOn');
      const inspectorIds = (input.inspectors ?? []).map((each) => idFrom('Person', each));
      const made = await createInspection(context.deps, context.viewer, {
        title: input.title,
        heldOn: input.heldOn,
        unitId: idFrom('Unit', input.unit),
        inspectorIds,
        large: input.large ?? false,
      });
      return outcomeOf(made, ({ inspectionId }) => inspectionId);
    },
  }),
}));
