import { sql } from 'kysely';
import { checkDays } from '../bad-request.ts';
import { builder } from '../builder.ts';
import { idFrom } from '../global-id.ts';
import { readConnection } from '../read/connection.ts';
import { examSeen } from '../read/exam-scope.ts';
import { at } from '../read/fields.ts';
import type { ReadRequest, Sql } from '../read/plan.ts';
import { readRows } from '../read/read.ts';
import { ownTown } from '../read/record-scope.ts';
import { slot } from '../read/slot.ts';
import { connectionOf, pageArgsOf } from '../types/connection.ts';
import { ExamKindEnum } from '../types/exam-kind.ts';
import { orderOf } from './order.ts';

const ExamFilter = builder.inputType('ExamFilter', {
  fields: (t) => ({
    kind: t.field({ type: [ExamKindEnum] }),
    published: t.boolean({ description: 'Whether any scores are published' }),
    planYear: t.id(),
    unit: t.id({ description: 'For exactly this unit' }),
    heldFrom: t.field({ type: 'Date' }),
    heldTo: t.field({ type: 'Date' }),
    search: t.string({ description: 'Part of the title, or the code' }),
  }),
});

const order = orderOf(
  'Exam',
  { HELD_ON: { column: 'held_on', type: 'date' }, CODE: { column: 'code', type: 'text' } },
  'HELD_ON',
  'DESC',
);

type Filter = Readonly<Record<string, unknown>>;
const value = (name: string, read: (found: unknown) => unknown = (found) => found): Sql =>
  slot<ReadRequest>(({ args }) => read((args['filter'] as Filter | null)?.[name]));
const has = (filter: Filter, name: string): boolean =>
  filter[name] !== undefined && filter[name] !== null && filter[name] !== '';

const conditions = (filter: Filter): Sql => {
  const when = (name: string, condition: () => Sql): Sql => (has(filter, name) ? sql`and ${condition()}` : sql``);
  const id = (name: string, type: 'Unit' | 'PlanYear') => sql`${value(name, (found) => idFrom(type, found))}::bigint`;
  return sql`${when('kind', () => sql`b.kind = any(${value('kind')}::text[])`)}
    ${when('published', () => (filter['published'] === true ? sql`b.published_revision is not null` : sql`b.published_revision is null`))}
    ${when('planYear', () => sql`b.plan_year_id = ${id('planYear', 'PlanYear')}`)}
    ${when('unit', () => sql`b.unit_id = ${id('unit', 'Unit')}`)}
    ${when('heldFrom', () => sql`b.held_on >= ${value('heldFrom')}::date`)}
    ${when('heldTo', () => sql`b.held_on <= ${value('heldTo')}::date`)}
    ${when('search', () => sql`(strpos(b.title, ${value('search')}) > 0 or b.code = ${value('search')})`)}`;
};

builder.queryFields((t) => ({
  exams: t.field({
    type: connectionOf('Exam'),
    description: 'Sessions that the caller may know of, latest first · 监测',
    args: { ...pageArgsOf(t), filter: t.arg({ type: ExamFilter }), orderBy: t.arg({ type: order.input }) },
    resolve: (_root, args, context, info) => {
      const filter = (args.filter ?? {}) as Filter;
      checkDays(context, filter, 'heldFrom', 'heldTo');
      return readConnection(info, context, {
        type: 'Exam',
        shape: '',
        args,
        from: () => sql`exam b where b.town_id = ${ownTown()} ${examSeen('b')} ${conditions(filter)}`,
        order: order.key(args.orderBy),
      });
    },
  }),
  exam: t.field({
    type: 'Exam',
    nullable: true,
    description: 'One session by its code, if the caller may know of it',
    args: { code: t.arg.string({ required: true }) },
    resolve: async (_root, args, context, info) => {
      const [row] = await readRows(info, context, {
        type: 'Exam',
        nodes: info.fieldNodes,
        shape: '',
        args,
        base: ({ slot: argument }) =>
          sql`select b.* from exam b where b.town_id = ${ownTown()} and b.code = ${argument('code')} ${examSeen('b')}`,
        order: (alias) => at(alias, 'id'),
      });
      return row ?? null;
    },
  }),
}));
