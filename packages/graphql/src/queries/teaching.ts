import { sql } from 'kysely';
import { builder } from '../builder.ts';
import { idFrom } from '../global-id.ts';
import { at } from '../read/fields.ts';
import { type Row, readRows } from '../read/read.ts';
import { ownTown } from '../read/record-scope.ts';
import '../types/teaching.ts';

builder.queryField('teaching', (t) =>
  t.field({
    type: ['Teaching'],
    description: 'Who teaches and taught what in a class, latest first · 任课',
    args: { class: t.arg.id({ required: true }) },
    resolve: (_root, args, context, info): Promise<Row[]> =>
      readRows(info, context, {
        type: 'Teaching',
        nodes: info.fieldNodes,
        shape: '',
        args: { $class: idFrom('Unit', args.class) },
        base: ({ slot }) =>
          sql`select b.* from teaching b where b.town_id = ${ownTown()} and b.class_id = ${slot('$class')}::bigint order by b.from_on desc, b.id limit 200`,
        order: (alias) => sql`${at(alias, 'from_on')} desc, ${at(alias, 'id')}`,
      }),
  }),
);
