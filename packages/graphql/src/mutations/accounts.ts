import { type Problem, resetSecondFactor, withdrawKey } from '@plumbline/operations';
import { builder } from '../builder.ts';
import { idFrom } from '../global-id.ts';
import { ProblemType } from '../types/problem.ts';

interface Outcome {
  readonly problems: readonly Problem[];
}

const AccountPayload = builder.objectRef<Outcome>('AccountPayload').implement({
  fields: (t) => ({ problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }) }),
});

const ResetSecondFactorInput = builder.inputType('ResetSecondFactorInput', {
  fields: (t) => ({ person: t.id({ required: true }) }),
});

const WithdrawApiKeyInput = builder.inputType('WithdrawApiKeyInput', {
  fields: (t) => ({ key: t.id({ required: true }) }),
});

builder.mutationFields((t) => ({
  resetSecondFactor: t.field({
    type: AccountPayload,
    description: 'Takes the second factor of somebody who lost phone and backup codes · 重置二次验证',
    args: { input: t.arg({ type: ResetSecondFactorInput, required: true }) },
    resolve: async (_root, { input }, { accounts, viewer }) => {
      const reset = await resetSecondFactor(accounts, viewer, idFrom('Person', input.person));
      return { problems: reset.ok ? [] : reset.problems };
    },
  }),
  withdrawApiKey: t.field({
    type: AccountPayload,
    description: 'Withdraws somebody’s key · 停用密钥',
    args: { input: t.arg({ type: WithdrawApiKeyInput, required: true }) },
    resolve: async (_root, { input }, { accounts, viewer }) => {
      const gone = await withdrawKey(accounts, viewer, String(input.key));
      return { problems: gone.ok ? [] : gone.problems };
    },
  }),
}));
