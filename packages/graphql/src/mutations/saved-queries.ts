import type { Json } from '@plumbline/database';
import { deleteSavedQuery, type Problem, saveQuery } from '@plumbline/operations';
import { builder } from '../builder.ts';
import { idFrom } from '../global-id.ts';
import { ProblemType } from '../types/problem.ts';

const SavedQueryPayload = builder.objectRef<{ problems: readonly Problem[] }>('SavedQueryPayload').implement({
  fields: (t) => ({ problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }) }),
});

const SaveQueryInput = builder.inputType('SaveQueryInput', {
  fields: (t) => ({
    list: t.string({ required: true }),
    name: t.string({ required: true }),
    filter: t.field({ type: 'JSON', required: true }),
  }),
});

builder.mutationFields((t) => ({
  saveQuery: t.field({
    type: SavedQueryPayload,
    args: { input: t.arg({ type: SaveQueryInput, required: true }) },
    resolve: async (_root, { input }, { deps, viewer }) => {
      const saved = await saveQuery(deps, viewer, { list: input.list, name: input.name, filter: input.filter as Json });
      return { problems: saved.ok ? [] : saved.problems };
    },
  }),
  deleteSavedQuery: t.field({
    type: SavedQueryPayload,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, args, { deps, viewer }) => {
      const gone = await deleteSavedQuery(deps, viewer, idFrom('SavedQuery', args.id));
      return { problems: gone.ok ? [] : gone.problems };
    },
  }),
}));
