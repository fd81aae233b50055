import { markCopyRead } from '@plumbline/operations';
import { builder } from '../builder.ts';
import { readId } from '../global-id.ts';
import { recordTypes } from '../types/workflow-record.ts';

builder.mutationFields((t) => ({
  markCopyRead: t.field({
    type: 'Boolean',
    description: 'Marks the caller’s copies of a record as read',
    args: { record: t.arg.id({ required: true }) },
    resolve: async (_root, { record }, { deps, viewer }) => {
      const found = readId(String(record));
      const isRecord = found !== null && Object.values<string>(recordTypes).includes(found.type);
      await markCopyRead(deps, viewer, isRecord ? found.id : 0);
      return true;
    },
  }),
}));
