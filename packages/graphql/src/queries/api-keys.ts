import { keysOfTown } from '@plumbline/operations';
import { builder } from '../builder.ts';
import { ApiKeyScopeType, ApiKeyType, scopeEntries } from '../types/account.ts';

builder.queryFields((t) => ({
  apiKeys: t.field({
    type: [ApiKeyType],
    nullable: true,
    description: 'All keys of the town, for whoever administers accounts; nothing for others',
    resolve: async (_root, _args, { accounts, viewer }) => {
      const keys = await keysOfTown(accounts, viewer);
      return keys === null ? null : [...keys];
    },
  }),
  apiKeyScopes: t.field({
    type: [ApiKeyScopeType],
    description: 'Everything that a key can be made for',
    resolve: () => [...scopeEntries],
  }),
}));
