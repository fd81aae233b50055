import { unitAndBelow } from '@plumbline/operations';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import { idFrom, type NodeType } from '../global-id.ts';
import { readConnection } from '../read/connection.ts';
import { today } from '../read/fields.ts';
import { supportSeen } from '../read/place-scope.ts';
import type { ReadRequest, Sql } from '../read/plan.ts';
import { ownTown } from '../read/record-scope.ts';
import { foundBy, isSearched } from '../read/search.ts';
import { slot } from '../read/slot.ts';
import { connectionOf, pageArgsOf } from '../types/connection.ts';
import { SupportKindEnum } from '../types/sanction/enums.ts';
import { entered, orderOf } from './order.ts';
import '../types/support.ts';

const SupportFilter = builder.inputType('SupportFilter', {
  fields: (t) => ({
    person: t.id({ description: 'Who is helped' }),
    mentor: t.id(),
    unit: t.id({ description: 'The unit and everything below it' }),
    kind: t.field({ type: [SupportKindEnum] }),
    current: t.boolean({ description: 'Not ended, or only such' }),
    search: t.string({ description: 'Name of who is helped, or its pinyin' }),
  }),
});

const order = orderOf('Support', { FROM_ON: { column: 'from_on', type: 'date' }, ENTERED: entered }, 'FROM_ON', 'DESC');

type Filter = Readonly<Record<string, unknown>>;
const filterOf = ({ args }: ReadRequest): Filter => (args['filter'] ?? {}) as Filter;
const value = (name: string, read: (given: unknown, now: ReadRequest) => unknown = (given) => given): Sql =>
  sql`${slot<ReadRequest>((now) => read(filterOf(now)[name], now))}`;
const id = (name: string, type: NodeType): Sql => sql`${value(name, (given) => idFrom(type, given))}::bigint`;

const conditions = (filter: Filter): Sql => {
  const when = (name: string, condition: () => Sql): Sql =>
    filter[name] === undefined || filter[name] === null ? sql`` : sql`and ${condition()}`;
  const current = sql`(b.ended_on is null and coalesce(b.until_on >= ${today()}, true))`;
  return sql.join(
    [
      when('person', () => sql`b.person_id = ${id('person', 'Person')}`),
      when('mentor', () => sql`b.mentor_id = ${id('mentor', 'Person')}`),
      when(
        'unit',
        () =>
          sql`b.unit_id = any(${value('unit', (given, { context }) => [...unitAndBelow(context.town, idFrom('Unit', given))])}::bigint[])`,
      ),
      when('kind', () => sql`b.kind = any(${value('kind')}::text[])`),
      when('current', () => (filter['current'] === true ? current : sql`not ${current}`)),
      isSearched('person', filter['search'])
        ? sql`and exists (select from person n where n.town_id = b.town_id and n.id = b.person_id ${foundBy('person', 'n', (each) => filterOf(each)['search'])})`
        : sql``,
    ],
    sql` `,
  );
};

builder.queryFields((t) => ({
  supports: t.field({
    type: connectionOf('Support'),
    description: 'Register of those who are helped, as far as the caller reads it, latest first (I3) · 帮扶登记',
    args: { ...pageArgsOf(t), filter: t.arg({ type: SupportFilter }), orderBy: t.arg({ type: order.input }) },
    resolve: (_root, args, context, info) => {
      const filter = (args.filter ?? {}) as Filter;
      return readConnection(info, context, {
        type: 'Support',
        shape: String(isSearched('person', filter['search'])),
        args,
        from: () => sql`support b where b.town_id = ${ownTown()} and ${supportSeen('b')} ${conditions(filter)}`,
        order: order.key(args.orderBy),
      });
    },
  }),
}));
