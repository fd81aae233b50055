import { type OneTimeSlip, oneTimeSlips, type Problem } from '@plumbline/operations';
import { builder } from '../builder.ts';
import { encodeId, idFrom } from '../global-id.ts';
import { ProblemType } from '../types/problem.ts';

const Slip = builder.objectRef<OneTimeSlip>('OneTimeSlip').implement({
  description: 'A login with its one-time password, to be handed out on paper · 一次性密码条',
  fields: (t) => ({
    person: t.id({ resolve: ({ personId }) => encodeId('Person', personId) }),
    name: t.exposeString('name'),
    unit: t.exposeString('unit', { nullable: true }),
    login: t.exposeString('login'),
    oneTimePassword: t.exposeString('oneTimePassword', { description: 'Shown once' }),
  }),
});

interface Outcome {
  readonly slips: readonly OneTimeSlip[];
  readonly problems: readonly Problem[];
}

const Payload = builder.objectRef<Outcome>('OneTimeSlipsPayload').implement({
  fields: (t) => ({
    slips: t.field({ type: [Slip], resolve: ({ slips }) => [...slips] }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

builder.mutationFields((t) => ({
  oneTimeSlips: t.field({
    type: Payload,
    description:
      'Gives people new one-time passwords; whoever has no account gets one. Former passwords and sessions end',
    args: { people: t.arg.idList({ required: true }) },
    resolve: async (_root, { people }, { deps, accounts, viewer }): Promise<Outcome> => {
      const ids = people.map((id) => idFrom('Person', id));
      const done = await oneTimeSlips(deps, accounts, viewer, ids);
      return done.ok ? { slips: done.slips, problems: done.problems } : { slips: [], problems: done.problems };
    },
  }),
}));
