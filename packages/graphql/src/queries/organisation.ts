import { unitAndBelow } from '@plumbline/operations';
import { roleCodes, roles, say } from '@plumbline/terms';
import { sql } from 'kysely';
import { checkDays } from '../bad-request.ts';
import { builder } from '../builder.ts';
import { idFrom } from '../global-id.ts';
import { readConnection } from '../read/connection.ts';
import { at, today } from '../read/fields.ts';
import type { ReadRequest, Sql } from '../read/plan.ts';
import { readRows } from '../read/read.ts';
import { ownTown } from '../read/record-scope.ts';
import { foundBy, isSearched } from '../read/search.ts';
import { slot } from '../read/slot.ts';
import { connectionOf, pageArgsOf } from '../types/connection.ts';
import { UnitKindEnum } from '../types/organisation.ts';
import { entered, orderOf } from './order.ts';

const UnitFilter = builder.inputType('UnitFilter', {
  fields: (t) => ({ kind: t.field({ type: [UnitKindEnum] }), parent: t.id(), search: t.string() }),
});

const PersonFilter = builder.inputType('PersonFilter', {
  fields: (t) => ({
    search: t.string({ description: 'Name, full pinyin, initials or staff number' }),
    unit: t.id({ description: 'With a post in the unit or below it' }),
    role: t.string({ description: 'With a post of this role' }),
    current: t.boolean({ description: 'Only those with a post today, unless false' }),
  }),
});

const InspectionFilter = builder.inputType('InspectionFilter', {
  fields: (t) => ({
    unit: t.id({ description: 'In the unit or below it' }),
    heldFrom: t.field({ type: 'Date' }),
    heldTo: t.field({ type: 'Date' }),
    search: t.string({ description: 'Part of the title' }),
  }),
});

const unitOrder = orderOf(
  'Unit',
  { ENTERED: entered, NAME: { column: 'name', type: 'text', names: true } },
  'ENTERED',
  'ASC',
);
const personOrder = orderOf('Person', { NAME: { column: 'pinyin', type: 'text' }, ENTERED: entered }, 'NAME', 'ASC');
const inspectionOrder = orderOf(
  'Inspection',
  { HELD_ON: { column: 'held_on', type: 'date' }, ENTERED: entered },
  'HELD_ON',
  'DESC',
);

type Filter = Readonly<Record<string, unknown>>;
const value = (name: string, read: (found: unknown, request: ReadRequest) => unknown = (found) => found): Sql =>
  slot<ReadRequest>((request) => read((request.args['filter'] as Filter | null)?.[name], request));
const has = (filter: Filter, name: string): boolean =>
  filter[name] !== undefined && filter[name] !== null && filter[name] !== '';

/** The unit of the filter and everything below it, as a parameter. */
const withBelow = (name: string): Sql =>
  value(name, (found, { context }) => [...unitAndBelow(context.town, idFrom('Unit', found))]);

const withPost = (filter: Filter): Sql => {
  if (filter['current'] === false && !has(filter, 'unit') && !has(filter, 'role')) return sql``;
  return sql`and exists (select from post p where p.town_id = b.town_id and p.person_id = b.id
    ${filter['current'] === false ? sql`` : sql`and ${today()} between p.from_on and p.to_on`}
    ${has(filter, 'role') ? sql`and p.role = ${value('role')}` : sql``}
    ${has(filter, 'unit') ? sql`and p.unit_id = any(${withBelow('unit')}::bigint[])` : sql``})`;
};

const RoleInfo = builder.objectRef<{ code: string; title: string }>('RoleInfo').implement({
  description: 'A post that carries rights · 角色',
  fields: (t) => ({ code: t.exposeString('code'), title: t.exposeString('title') }),
});

builder.queryFields((t) => ({
  units: t.field({
    type: connectionOf('Unit'),
    description: 'Units of the town · 单位',
    args: { ...pageArgsOf(t), filter: t.arg({ type: UnitFilter }), orderBy: t.arg({ type: unitOrder.input }) },
    resolve: (_root, args, context, info) => {
      const filter = (args.filter ?? {}) as Filter;
      return readConnection(info, context, {
        type: 'Unit',
        shape: '',
        args,
        from: () => sql`unit b where b.town_id = ${ownTown()}
          ${has(filter, 'kind') ? sql`and b.kind = any(${value('kind')}::text[])` : sql``}
          ${has(filter, 'parent') ? sql`and b.parent_id = ${value('parent', (found) => idFrom('Unit', found))}::bigint` : sql``}
          ${has(filter, 'search') ? sql`and strpos(b.name, ${value('search')}) > 0` : sql``}`,
        order: unitOrder.key(args.orderBy),
      });
    },
  }),
  people: t.field({
    type: connectionOf('Person'),
    description: 'People of the town, by pinyin · 人员',
    args: { ...pageArgsOf(t), filter: t.arg({ type: PersonFilter }), orderBy: t.arg({ type: personOrder.input }) },
    resolve: (_root, args, context, info) => {
      const filter = (args.filter ?? {}) as Filter;
      return readConnection(info, context, {
        type: 'Person',
        shape: `${isSearched('person', filter['search'])}`,
        args,
        from: () => sql`person b where b.town_id = ${ownTown()} ${withPost(filter)}
          ${isSearched('person', filter['search']) ? foundBy('person', 'b', (request) => (request.args['filter'] as Filter)['search']) : sql``}`,
        order: personOrder.key(args.orderBy),
      });
    },
  }),
  inspections: t.field({
    type: connectionOf('Inspection'),
    description: 'Inspections, latest first · 检查',
    args: {
      ...pageArgsOf(t),
      filter: t.arg({ type: InspectionFilter }),
      orderBy: t.arg({ type: inspectionOrder.input }),
    },
    resolve: (_root, args, context, info) => {
      const filter = (args.filter ?? {}) as Filter;
      checkDays(context, filter, 'heldFrom', 'heldTo');
      return readConnection(info, context, {
        type: 'Inspection',
        shape: '',
        args,
        from: () => sql`inspection b where b.town_id = ${ownTown()}
          ${has(filter, 'unit') ? sql`and b.unit_id = any(${withBelow('unit')}::bigint[])` : sql``}
          ${has(filter, 'heldFrom') ? sql`and b.held_on >= ${value('heldFrom')}::date` : sql``}
          ${has(filter, 'heldTo') ? sql`and b.held_on <= ${value('heldTo')}::date` : sql``}
          ${has(filter, 'search') ? sql`and strpos(b.title, ${value('search')}) > 0` : sql``}`,
        order: inspectionOrder.key(args.orderBy),
      });
    },
  }),
  roles: t.field({
    type: [RoleInfo],
    resolve: (_root, _args, { viewer }) => roleCodes.map((code) => ({ code, title: say(roles[code], viewer.locale) })),
  }),
  savedQueries: t.field({
    type: ['SavedQuery'],
    description: 'The caller’s own filters of a list',
    args: { list: t.arg.string({ required: true }) },
    resolve: async (_root, args, context, info) => [
      ...(await readRows(info, context, {
        type: 'SavedQuery',
        nodes: info.fieldNodes,
        shape: '',
        args,
        base: ({ slot: argument }) =>
          sql`select b.* from saved_query b where b.town_id = ${ownTown()} and b.list = ${argument('list')} order by b.id limit 100`,
        order: (alias) => at(alias, 'id'),
      })),
    ],
  }),
}));
