import { unitAndBelow } from '@plumbline/operations';
import { sql } from 'kysely';
import { checkDays } from '../bad-request.ts';
import { builder } from '../builder.ts';
import { idFrom } from '../global-id.ts';
import { readConnection } from '../read/connection.ts';
import { meetingSeen } from '../read/place-scope.ts';
import type { ReadRequest, Sql } from '../read/plan.ts';
import { ownTown } from '../read/record-scope.ts';
import { slot } from '../read/slot.ts';
import { connectionOf, pageArgsOf } from '../types/connection.ts';
import { MeetingKindEnum } from '../types/meeting.ts';
import { readNode } from './nodes.ts';
import { entered, orderOf } from './order.ts';

const MeetingFilter = builder.inputType('MeetingFilter', {
  fields: (t) => ({
    kind: t.field({ type: [MeetingKindEnum] }),
    from: t.field({ type: 'Date', description: 'Held on this day or later' }),
    to: t.field({ type: 'Date' }),
    unit: t.id({ description: 'The unit and everything below it' }),
    minuted: t.boolean({ description: 'With minutes, or without' }),
  }),
});

const order = orderOf('Meeting', { HELD_ON: { column: 'held_on', type: 'date' }, ENTERED: entered }, 'HELD_ON', 'DESC');

type Filter = Readonly<Record<string, unknown>>;
const value = (name: string, read: (given: unknown, now: ReadRequest) => unknown = (given) => given): Sql =>
  sql`${slot<ReadRequest>((now) => read(((now.args['filter'] ?? {}) as Filter)[name], now))}`;

const conditions = (filter: Filter): Sql => {
  const when = (name: string, condition: () => Sql): Sql =>
    filter[name] === undefined || filter[name] === null ? sql`` : sql`and ${condition()}`;
  return sql.join(
    [
      when('kind', () => sql`b.kind = any(${value('kind')}::text[])`),
      when('from', () => sql`b.held_on >= ${value('from')}::date`),
      when('to', () => sql`b.held_on <= ${value('to')}::date`),
      when(
        'unit',
        () =>
          sql`b.unit_id = any(${value('unit', (given, { context }) => [...unitAndBelow(context.town, idFrom('Unit', given))])}::bigint[])`,
      ),
      when('minuted', () => (filter['minuted'] === true ? sql`b.minutes is not null` : sql`b.minutes is null`)),
    ],
    sql` `,
  );
};

builder.queryFields((t) => ({
  meetings: t.field({
    type: connectionOf('Meeting'),
    description: 'Meetings that the caller reads, latest day first · 会议',
    args: { ...pageArgsOf(t), filter: t.arg({ type: MeetingFilter }), orderBy: t.arg({ type: order.input }) },
    resolve: (_root, args, context, info) => {
      const filter = (args.filter ?? {}) as Filter;
      checkDays(context, filter, 'from', 'to');
      return readConnection(info, context, {
        type: 'Meeting',
        shape: '',
        args,
        from: () => sql`meeting b where b.town_id = ${ownTown()} and ${meetingSeen('b')} ${conditions(filter)}`,
        order: order.key(args.orderBy),
      });
    },
  }),
  meeting: t.field({
    type: 'Meeting',
    nullable: true,
    description: 'One meeting, if the caller reads it',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context, info) => readNode(info, context, 'Meeting', idFrom('Meeting', id)),
  }),
}));
