import type { Problem } from '@plumbline/operations';
import { builder } from '../builder.ts';
import { readNode } from '../queries/nodes.ts';
import { ProblemType } from './problem.ts';

/** What came of ending, prolonging or moving a post. */
export interface PostChanged {
  readonly personId: number | null;
  readonly handedOver: number;
  readonly problems: readonly Problem[];
}

/** The payload of a change to a post, under a mutation's own name. */
export const postPayload = (name: string) =>
  builder.objectRef<PostChanged>(name).implement({
    fields: (t) => ({
      person: t.field({
        type: 'Person',
        nullable: true,
        resolve: ({ personId }, _args, context, info) =>
          personId === null ? null : readNode(info, context, 'Person', personId),
      }),
      handedOver: t.exposeInt('handedOver', { description: 'How many cases went to somebody else at once' }),
      problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
    }),
  });

/** The answer where nothing was changed. */
export const postUnchanged = (problems: readonly Problem[]): PostChanged => ({
  personId: null,
  handedOver: 0,
  problems,
});
