import { sql } from 'kysely';
import { builder } from '../builder.ts';
import { idFrom } from '../global-id.ts';
import { readConnection } from '../read/connection.ts';
import { at } from '../read/fields.ts';
import type { ReadRequest, Sql } from '../read/plan.ts';
import { readRows } from '../read/read.ts';
import { ownTown } from '../read/record-scope.ts';
import { slot } from '../read/slot.ts';
import { connectionOf, pageArgsOf } from '../types/connection.ts';
import { carriesSeen } from '../types/notice.ts';
import { orderOf } from './order.ts';

const NoticeFilter = builder.inputType('NoticeFilter', {
  fields: (t) => ({ inspection: t.id(), unit: t.id({ description: 'Addressed to this campus' }) }),
});

const order = orderOf(
  'Notice',
  { NUMBER: { column: 'serial', type: 'bigint' }, ISSUED_AT: { column: 'at', type: 'timestamptz' } },
  'NUMBER',
  'DESC',
);

const idIn = (name: 'inspection' | 'unit', type: 'Inspection' | 'Unit'): Sql =>
  sql`${slot<ReadRequest>(({ args }) => idFrom(type, (args['filter'] as Record<string, unknown>)[name]))}::bigint`;

builder.queryFields((t) => ({
  notices: t.field({
    type: connectionOf('Notice'),
    description: 'Notices that carry a case which the caller sees, latest first · 整改通知单',
    args: { ...pageArgsOf(t), filter: t.arg({ type: NoticeFilter }), orderBy: t.arg({ type: order.input }) },
    resolve: (_root, args, context, info) =>
      readConnection(info, context, {
        type: 'Notice',
        shape: '',
        args,
        from: () => sql`notice b where b.town_id = ${ownTown()} ${carriesSeen('b')}
          ${args.filter?.inspection ? sql`and b.inspection_id = ${idIn('inspection', 'Inspection')}` : sql``}
          ${args.filter?.unit ? sql`and b.unit_id = ${idIn('unit', 'Unit')}` : sql``}`,
        order: order.key(args.orderBy),
      }),
  }),
  notice: t.field({
    type: 'Notice',
    nullable: true,
    description: 'One notice by its number, if the caller sees a case on it',
    args: { number: t.arg.string({ required: true }) },
    resolve: async (_root, args, context, info) => {
      const [row] = await readRows(info, context, {
        type: 'Notice',
        nodes: info.fieldNodes,
        shape: '',
        args,
        base: ({ slot: argument }) =>
          sql`select b.* from notice b where b.town_id = ${ownTown()} and b.number = ${argument('number')} ${carriesSeen('b')}`,
        order: (alias) => at(alias, 'id'),
      });
      return row ?? null;
    },
  }),
}));
