import { endPost } from '@plumbline/operations';
import { checkDays } from '../bad-request.ts';
import { builder } from '../builder.ts';
import { idFrom } from '../global-id.ts';
import { type PostChanged, postPayload, postUnchanged } from '../types/post-change.ts';

const EndPostPayload = postPayload('EndPostPayload');

const EndPostInput = builder.inputType('EndPostInput', {
  fields: (t) => ({
    post: t.id({ required: true }),
    on: t.field({ type: 'Date', required: true }),
    successor: t.id({
      description:
        'Who takes over the cases of the post; without one, the head of each case’s campus, then academic affairs',
    }),
  }),
});

builder.mutationFields((t) => ({
  endPost: t.field({
    type: EndPostPayload,
    description: 'Ends a post on a day; once that day is over its cases go to the successor (I6)',
    args: { input: t.arg({ type: EndPostInput, required: true }) },
    resolve: async (_root, { input }, context): Promise<PostChanged> => {
      checkDays(context, input, 'on');
      const ended = await endPost(context.deps, context.viewer, {
        postId: idFrom('Post', input.post),
        on: input.on,
        successorId: input.successor ? idFrom('Person', input.successor) : null,
      });
      return ended.ok
        ? { personId: ended.personId, handedOver: ended.handedOver, problems: [] }
        : postUnchanged(ended.problems);
    },
  }),
}));
