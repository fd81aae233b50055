import { type AccountAct, type AccountChange, accountActs, type KeyEntry } from '@plumbline/operations';
import { say, type Text, upperSnake } from '@plumbline/terms';
import { builder } from '../builder.ts';
import { readNode } from '../queries/nodes.ts';
import { type Scope, type ScopeArea, scopeAreas } from '../scopes.ts';

const AccountActEnum = builder.enumType('AccountAct', {
  description: 'What may happen to an account · 账号变动',
  values: Object.fromEntries(accountActs.map((act) => [upperSnake(act), { value: act }])) as Record<
    string,
    { value: AccountAct }
  >,
});

/** Something that happened to an account. */
export const AccountChangeType = builder.objectRef<AccountChange>('AccountChange').implement({
  fields: (t) => ({
    act: t.field({ type: AccountActEnum, resolve: ({ act }) => act }),
    at: t.field({ type: 'DateTime', resolve: ({ at }) => at }),
    by: t.field({
      type: 'Person',
      nullable: true,
      description: 'Who did it; nobody where it was done on the server’s command line',
      resolve: ({ by }, _args, context, info) => (by === null ? null : readNode(info, context, 'Person', by)),
    }),
  }),
});

/** A key of the town, as whoever administers accounts sees it. */
export const ApiKeyType = builder.objectRef<KeyEntry>('ApiKey').implement({
  description: 'A key with which a program asks in a person’s name, without the key itself · API 密钥',
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    start: t.exposeString('start', { description: 'Its first characters' }),
    scopes: t.stringList({ resolve: ({ scopes }) => [...scopes] }),
    createdAt: t.field({ type: 'DateTime', resolve: ({ createdAt }) => createdAt }),
    expiresAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ expiresAt }) => expiresAt }),
    lastUsedAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ lastUsedAt }) => lastUsedAt }),
    person: t.field({
      type: 'Person',
      nullable: true,
      resolve: ({ personId }, _args, context, info) => readNode(info, context, 'Person', personId),
    }),
  }),
});

const actions = { read: ['查看', 'Read'], write: ['办理', 'Write'] } as const satisfies Record<string, Text>;

interface ScopeEntry {
  readonly area: ScopeArea;
  readonly action: keyof typeof actions;
}

/** Everything that a key can be made for. */
export const scopeEntries: readonly ScopeEntry[] = (Object.keys(scopeAreas) as ScopeArea[]).flatMap((area) => [
  { area, action: 'read' },
  { area, action: 'write' },
]);

/** Something that a key can be made for. */
export const ApiKeyScopeType = builder.objectRef<ScopeEntry>('ApiKeyScope').implement({
  description: 'What a key can be made for · 权限范围',
  fields: (t) => ({
    name: t.string({
      description: 'As `api-key/create` takes it: `exams:read`',
      resolve: ({ area, action }): Scope => `${area}:${action}`,
    }),
    area: t.string({ resolve: ({ area }, _args, { viewer }) => say(scopeAreas[area], viewer.locale) }),
    action: t.string({ resolve: ({ action }, _args, { viewer }) => say(actions[action], viewer.locale) }),
    writes: t.boolean({ resolve: ({ action }) => action === 'write' }),
  }),
});
