import { allows, delegationRights } from '@plumbline/operations';
import type { GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { idFrom } from '../global-id.ts';
import { readConnection } from '../read/connection.ts';
import { at, today } from '../read/fields.ts';
import type { ReadRequest, Sql } from '../read/plan.ts';
import { readRows } from '../read/read.ts';
import { ownTown } from '../read/record-scope.ts';
import { slot } from '../read/slot.ts';
import { connectionOf, pageArgsOf } from '../types/connection.ts';
import '../types/delegation.ts';
import { entered, orderOf } from './order.ts';

const person = (): Sql => sql`${slot<ReadRequest>(({ context }) => context.viewer.personId)}::bigint`;

const sides = {
  mine: () => sql`b.from_id = ${person()}`,
  toMe: () => sql`b.to_id = ${person()}`,
  // Whoever may not read them all gets those that concern them.
  town: () =>
    sql`(${slot<ReadRequest>(({ context }) => allows(delegationRights.read, context.viewer))}::boolean or b.from_id = ${person()} or b.to_id = ${person()})`,
} as const;

const DelegationSide = builder.enumType('DelegationSide', {
  description: 'Whose delegations · 谁的代理',
  values: {
    MINE: { value: 'mine', description: 'Given by the caller · 我委托的' },
    TO_ME: { value: 'toMe', description: 'Given to the caller · 委托给我的' },
    TOWN: { value: 'town', description: 'All of the town, for administrators · 全镇' },
  } as const,
});

/** The condition that the viewer reads delegation `b`: as a party of it, or as an administrator. */
export const delegationSeen = (): Sql => sql`and ${sides.town()}`;

/** Delegations under which the viewer may act today, the earliest to end first. */
export const usableDelegations = (info: GraphQLResolveInfo, context: GraphqlContext) =>
  readRows(info, context, {
    type: 'Delegation',
    nodes: info.fieldNodes,
    shape: 'usable',
    args: {},
    base: () =>
      sql`select b.* from delegation b where b.town_id = ${ownTown()} and b.to_id = ${person()} and b.ended_at is null and ${today()} between b.from_on and b.to_on
        and exists (select from post p where p.town_id = b.town_id and p.person_id = b.from_id and (b.post_ids is null or p.id = any(b.post_ids)) and ${today()} between p.from_on and p.to_on)`,
    order: (alias) => sql`${at(alias, 'to_on')}, ${at(alias, 'id')}`,
  });

const DelegationFilter = builder.inputType('DelegationFilter', {
  fields: (t) => ({
    person: t.id({ description: 'Given by this person or to them' }),
    current: t.boolean({ description: 'In force today, or not' }),
  }),
});

const order = orderOf(
  'Delegation',
  { ENTERED: entered, FROM_ON: { column: 'from_on', type: 'date' }, TO_ON: { column: 'to_on', type: 'date' } },
  'ENTERED',
  'DESC',
);

type Filter = Readonly<Record<string, unknown>>;

const conditions = (filter: Filter): Sql => {
  const party = sql`${slot<ReadRequest>(({ args }) => idFrom('Person', (args['filter'] as Filter)['person']))}::bigint`;
  const current = sql`(b.ended_at is null and ${today()} between b.from_on and b.to_on)`;
  return sql`${typeof filter['person'] === 'string' ? sql`and (b.from_id = ${party} or b.to_id = ${party})` : sql``}
    ${typeof filter['current'] === 'boolean' ? sql`and ${filter['current'] ? current : sql`not ${current}`}` : sql``}`;
};

builder.queryFields((t) => ({
  delegations: t.field({
    type: connectionOf('Delegation'),
    description: 'Delegations for absence, the latest first · 代理',
    args: {
      ...pageArgsOf(t),
      of: t.arg({ type: DelegationSide, defaultValue: 'mine' }),
      filter: t.arg({ type: DelegationFilter }),
      orderBy: t.arg({ type: order.input }),
    },
    resolve: (_root, args, context, info) => {
      const side = args.of ?? 'mine';
      return readConnection(info, context, {
        type: 'Delegation',
        shape: side,
        args,
        from: () =>
          sql`delegation b where b.town_id = ${ownTown()} and ${sides[side]()} ${conditions(args.filter ?? {})}`,
        order: order.key(args.orderBy),
      });
    },
  }),
}));
