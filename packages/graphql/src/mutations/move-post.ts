import { movePost, prolongPost } from '@plumbline/operations';
import { checkDays } from '../bad-request.ts';
import { builder } from '../builder.ts';
import { idFrom } from '../global-id.ts';
import { type PostChanged, postPayload, postUnchanged } from '../types/post-change.ts';

const Payload = postPayload('PostChangePayload');

const ProlongInput = builder.inputType('ProlongPostInput', {
  fields: (t) => ({
    post: t.id({ required: true }),
    to: t.field({ type: 'Date', description: 'New last day; left out, the post has no end' }),
  }),
});

const MoveInput = builder.inputType('MovePostInput', {
  fields: (t) => ({
    post: t.id({ required: true }),
    unit: t.id({ required: true }),
    role: t.string({ description: 'Left out, as before' }),
    title: t.string({ description: 'Left out, as before' }),
    from: t.field({ type: 'Date', required: true, description: 'First day; the old post ends on the day before' }),
    successor: t.id({
      description: 'Who takes over the cases of the old post; without one, the head of each case’s unit',
    }),
  }),
});

builder.mutationFields((t) => ({
  prolongPost: t.field({
    type: Payload,
    description: '延长岗位 · Gives a post a later end, or none',
    args: { input: t.arg({ type: ProlongInput, required: true }) },
    resolve: async (_root, { input }, context): Promise<PostChanged> => {
      checkDays(context, input, 'to');
      const postId = idFrom('Post', input.post);
      const done = await prolongPost(context.deps, context.viewer, { postId, toOn: input.to ?? null });
      return done.ok ? { personId: done.personId, handedOver: 0, problems: [] } : postUnchanged(done.problems);
    },
  }),
  movePost: t.field({
    type: Payload,
    description: '调任 · Ends a post and begins another without a day between; its cases are handed over (I6)',
    args: { input: t.arg({ type: MoveInput, required: true }) },
    resolve: async (_root, { input }, context): Promise<PostChanged> => {
      checkDays(context, input, 'from');
      const done = await movePost(context.deps, context.viewer, {
        postId: idFrom('Post', input.post),
        unitId: idFrom('Unit', input.unit),
        role: input.role,
        title: input.title,
        fromOn: input.from,
        successorId: input.successor ? idFrom('Person', input.successor) : null,
      });
      return done.ok
        ? { personId: done.personId, handedOver: done.handedOver, problems: [] }
        : postUnchanged(done.problems);
    },
  }),
}));
