import { checkLaw } from '@plumbline/operations';
import { checkDays } from '../bad-request.ts';
import { builder } from '../builder.ts';
import { idFrom } from '../global-id.ts';
import { ExamKindEnum } from '../types/exam-kind.ts';
import { ObjectionType } from '../types/problem.ts';

const LawCheckInput = builder.inputType('LawCheckInput', {
  description: 'A session that somebody has in mind',
  fields: (t) => ({
    kind: t.field({ type: ExamKindEnum, required: true }),
    heldOn: t.field({ type: 'Date', required: true }),
    unit: t.id({ required: true }),
    grades: t.intList({ description: 'Empty: all' }),
    written: t.boolean({ description: 'True when nothing is given' }),
    sampled: t.boolean(),
  }),
});

builder.queryField('lawCheck', (t) =>
  t.field({
    type: [ObjectionType],
    description: 'What the law profile would object to, with sources and what is allowed instead; writes nothing',
    args: { input: t.arg({ type: LawCheckInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      checkDays(context, input, 'heldOn');
      return [
        ...(await checkLaw(context.deps, context.viewer, {
          kind: input.kind,
          heldOn: input.heldOn,
          unitId: idFrom('Unit', input.unit),
          grades: input.grades ?? [],
          written: input.written ?? true,
          sampled: input.sampled ?? false,
        })),
      ];
    },
  }),
);
