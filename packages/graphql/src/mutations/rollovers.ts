import { listRollovers, type Problem, rolloverRun, rolloverUndo } from '@plumbline/operations';
import { builder } from '../builder.ts';
import { idFrom } from '../global-id.ts';
import { choicesOf, RolloverInput } from '../queries/rollovers.ts';
import { ProblemType } from '../types/problem.ts';
import { RolloverType } from '../types/rollover.ts';

interface Outcome {
  readonly id: number | null;
  readonly problems: readonly Problem[];
}

const Payload = builder.objectRef<Outcome>('RolloverPayload').implement({
  fields: (t) => ({
    rollover: t.field({
      type: RolloverType,
      nullable: true,
      resolve: async ({ id }, _args, { deps, viewer }) =>
        id === null ? null : ((await listRollovers(deps, viewer)).find((each) => each.id === id) ?? null),
    }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

const RunInput = builder.inputType('RolloverRunInput', {
  fields: (t) => ({
    choices: t.field({ type: RolloverInput, required: true }),
    digest: t.string({ required: true, description: 'Of the preview: something else is not carried out' }),
    reason: t.string({ required: true }),
    idempotencyKey: t.string({ required: true }),
  }),
});

const UndoInput = builder.inputType('RolloverUndoInput', {
  fields: (t) => ({ id: t.id({ required: true }), reason: t.string({ required: true }) }),
});

builder.mutationFields((t) => ({
  rolloverRun: t.field({
    type: Payload,
    description: '执行学年交替 · Carries out the turn of the plan year as its preview showed it, all of it or nothing',
    args: { input: t.arg({ type: RunInput, required: true }) },
    resolve: async (_root, { input }, context): Promise<Outcome> => {
      const { choices, digest, reason, idempotencyKey } = input;
      const call = { choices: choicesOf(context, choices), digest, reason, idempotencyKey };
      const done = await rolloverRun(context.deps, context.viewer, call);
      return done.ok ? { id: done.rolloverId, problems: [] } : { id: null, problems: done.problems };
    },
  }),
  rolloverUndo: t.field({
    type: Payload,
    description: '撤销学年交替 · Takes it back, as long as nothing rests on the new year; what does is told',
    args: { input: t.arg({ type: UndoInput, required: true }) },
    resolve: async (_root, { input }, { deps, viewer }): Promise<Outcome> => {
      const rolloverId = idFrom('Rollover', input.id);
      const done = await rolloverUndo(deps, viewer, { rolloverId, reason: input.reason });
      return done.ok ? { id: done.rolloverId, problems: [] } : { id: null, problems: done.problems };
    },
  }),
}));
