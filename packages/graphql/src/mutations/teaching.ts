import { type Problem, setTeaching } from '@plumbline/operations';
import { checkDays } from '../bad-request.ts';
import { builder } from '../builder.ts';
import { idFrom } from '../global-id.ts';
import { readNode } from '../queries/nodes.ts';
import { ProblemType } from '../types/problem.ts';

interface Outcome {
  readonly classId: number | null;
  readonly problems: readonly Problem[];
}

const TeachingPayload = builder.objectRef<Outcome>('TeachingPayload').implement({
  fields: (t) => ({
    class: t.field({
      type: 'Unit',
      nullable: true,
      resolve: ({ classId }, _args, context, info) =>
        classId === null ? null : readNode(info, context, 'Unit', classId),
    }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

const TeachingSetInput = builder.inputType('TeachingSetInput', {
  fields: (t) => ({
    class: t.id({ required: true }),
    subject: t.string({ required: true }),
    teacher: t.id({ description: 'Without one nobody from that day on' }),
    from: t.field({ type: 'Date', description: 'Today when nothing is given' }),
  }),
});

builder.mutationField('teachingSet', (t) =>
  t.field({
    type: TeachingPayload,
    description: '任课 · Enters who teaches a subject in a class from a day on; the history keeps the days before',
    args: { input: t.arg({ type: TeachingSetInput, required: true }) },
    resolve: async (_root, { input }, context): Promise<Outcome> => {
      checkDays(context, input, 'from');
      const set = await setTeaching(context.deps, context.viewer, {
        classId: idFrom('Unit', input.class),
        subject: input.subject,
        personId: input.teacher ? idFrom('Person', input.teacher) : null,
        fromOn: input.from ?? context.today,
      });
      return set.ok ? { classId: set.classId, problems: [] } : { classId: null, problems: set.problems };
    },
  }),
);
