import { delegationEnd, delegationMake } from '@plumbline/operations';
import { checkDays } from '../bad-request.ts';
import { builder } from '../builder.ts';
import { idFrom } from '../global-id.ts';
import { readNode } from '../queries/nodes.ts';
import { ProblemType } from '../types/problem.ts';
import { type EntryOutcome, outcomeOf } from './outcome.ts';

const DelegationPayload = builder.objectRef<EntryOutcome>('DelegationPayload').implement({
  fields: (t) => ({
    delegation: t.field({
      type: 'Delegation',
      nullable: true,
      resolve: ({ id }, _args, context, info) => (id === null ? null : readNode(info, context, 'Delegation', id)),
    }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

const DelegationMakeInput = builder.inputType('DelegationMakeInput', {
  fields: (t) => ({
    principal: t.id({ description: 'Who is absent, where an administrator delegates for them; left out, the caller' }),
    delegate: t.id({ required: true, description: 'Who stands in' }),
    posts: t.idList({ description: 'Left out, every post held on the day' }),
    workflows: t.stringList({ description: 'Left out, everything that can be done for somebody else' }),
    from: t.field({ type: 'Date', required: true }),
    to: t.field({ type: 'Date', required: true, description: 'Its last day counts' }),
    reason: t.string({ required: true }),
  }),
});

const DelegationEndInput = builder.inputType('DelegationEndInput', {
  fields: (t) => ({ id: t.id({ required: true }) }),
});

const personIn = (given: string | number): number => idFrom('Person', given);

builder.mutationFields((t) => ({
  delegationMake: t.field({
    type: DelegationPayload,
    description: 'Delegates ordinary matters for the time of an absence · 委托代理 (O1)',
    args: { input: t.arg({ type: DelegationMakeInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      checkDays(context, input, 'from', 'to');
      return outcomeOf(
        await delegationMake(context.deps, context.viewer, {
          ...(input.principal && { fromId: personIn(input.principal) }),
          toId: personIn(input.delegate),
          ...(input.posts && { postIds: input.posts.map((id) => idFrom('Post', id)) }),
          ...(input.workflows && { workflows: input.workflows }),
          fromOn: input.from,
          toOn: input.to,
          reason: input.reason,
        }),
        ({ delegationId }) => delegationId,
      );
    },
  }),
  delegationEnd: t.field({
    type: DelegationPayload,
    description: 'Ends a delegation at once · 结束代理',
    args: { input: t.arg({ type: DelegationEndInput, required: true }) },
    resolve: async (_root, { input }, context) =>
      outcomeOf(
        await delegationEnd(context.deps, context.viewer, idFrom('Delegation', input.id)),
        ({ delegationId }) => delegationId,
      ),
  }),
}));
