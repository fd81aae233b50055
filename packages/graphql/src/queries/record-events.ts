import { unitAndBelow } from '@plumbline/operations';
import { sql } from 'kysely';
import { checkDays } from '../bad-request.ts';
import { builder } from '../builder.ts';
import { idFrom, type NodeType } from '../global-id.ts';
import { seenRecord } from '../read/any-record.ts';
import { readConnection } from '../read/connection.ts';
import type { ReadRequest, Sql } from '../read/plan.ts';
import { ownTown } from '../read/record-scope.ts';
import { slot } from '../read/slot.ts';
import { connectionOf, pageArgsOf } from '../types/connection.ts';
import { entered, orderOf } from './order.ts';

const RecordEventFilter = builder.inputType('RecordEventFilter', {
  fields: (t) => ({
    workflow: t.string({ description: 'Name of a workflow' }),
    step: t.string({ description: 'Name of a step' }),
    actor: t.id({ description: 'Who did it' }),
    onBehalfOf: t.id({ description: 'In whose place it was done' }),
    delegated: t.boolean({ description: 'Done in somebody’s place, or not' }),
    override: t.boolean({ description: 'An administrator’s override, or none' }),
    unit: t.id({ description: 'Of records of the unit and everything below it' }),
    from: t.field({ type: 'Date', description: 'On this day of the town or later' }),
    to: t.field({ type: 'Date' }),
    number: t.string({ description: 'Number of the record' }),
  }),
});

const order = orderOf('Event', { ENTERED: entered }, 'ENTERED', 'DESC');

type Filter = Readonly<Record<string, unknown>>;

const given = (filter: Filter, name: string): boolean => filter[name] !== undefined && filter[name] !== null;

const value = (name: string, read: (found: unknown, now: ReadRequest) => unknown = (found) => found): Sql =>
  sql`${slot<ReadRequest>((now) => read(((now.args['filter'] ?? {}) as Filter)[name], now))}`;

const id = (name: string, type: NodeType): Sql => sql`${value(name, (found) => idFrom(type, found))}::bigint`;

/** The beginning of a day of the town, so many days later. */
const midnight = (name: string, days: number): Sql =>
  sql`((${value(name)}::date + ${sql.lit(days)})::timestamp at time zone ${slot<ReadRequest>(({ context }) => context.town.zone)})`;

/** Conditions of a filter: what is there shapes the statement, values are parameters. */
const conditions = (filter: Filter): Sql => {
  const when = (name: string, condition: () => Sql): Sql => (given(filter, name) ? sql`and ${condition()}` : sql``);
  return sql.join(
    [
      when('workflow', () => sql`b.kind = ${value('workflow')}::text`),
      when('step', () => sql`b.step = ${value('step')}::text`),
      when('actor', () => sql`b.actor_id = ${id('actor', 'Person')}`),
      when('onBehalfOf', () => sql`b.on_behalf_of = ${id('onBehalfOf', 'Person')}`),
      when('delegated', () => sql`(b.on_behalf_of is not null) = ${sql.lit(filter['delegated'] === true)}`),
      when('override', () => sql`b.override = ${sql.lit(filter['override'] === true)}`),
      when(
        'unit',
        () =>
          sql`r.unit_id = any(${value('unit', (found, { context }) => [...unitAndBelow(context.town, idFrom('Unit', found))])}::bigint[])`,
      ),
      when('from', () => sql`b.at >= ${midnight('from', 0)}`),
      when('to', () => sql`b.at < ${midnight('to', 1)}`),
      when('number', () => sql`r.number = ${value('number', (found) => String(found).trim())}::text`),
    ],
    sql` `,
  );
};

builder.queryFields((t) => ({
  recordEvents: t.field({
    type: connectionOf('Event'),
    description: 'Events of all records that the caller sees, latest first · 运行记录',
    args: { ...pageArgsOf(t), filter: t.arg({ type: RecordEventFilter }), orderBy: t.arg({ type: order.input }) },
    resolve: (_root, args, context, info) => {
      const filter = (args.filter ?? {}) as Filter;
      checkDays(context, filter, 'from', 'to');
      return readConnection(info, context, {
        type: 'Event',
        shape: 'record',
        args,
        from: () => sql`event b join record r on r.town_id = b.town_id and r.id = b.record_id
          where b.town_id = ${ownTown()} and ${seenRecord('r')} ${conditions(filter)}`,
        order: order.key(args.orderBy),
      });
    },
  }),
}));
