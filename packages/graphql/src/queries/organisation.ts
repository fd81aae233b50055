import { unitAndBelow } from '@plumbline/operations';
import { roleCodes, roles, say } from '@plumbline/terms';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import { decodeId } from '../global-id.ts';
import { readConnection } from '../read/connection.ts';
import { at, today } from '../read/fields.ts';
import type { ReadRequest, Sql } from '../read/plan.ts';
import { readRows } from '../read/read.ts';
import { ownTown } from '../read/record-scope.ts';
import { foundBy, isSearched } from '../read/search.ts';
import { slot } from '../read/slot.ts';
import { connectionOf, pageArgsOf } from '../types/connection.ts';
import { UnitKindEnum } from '../types/organisation.ts';

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

type Filter = Readonly<Record<string, unknown>>;
const value = (name: string, read: (found: unknown, request: ReadRequest) => unknown = (found) => found): Sql =>
  slot<ReadRequest>((request) => read((request.args['filter'] as Filter | null)?.[name], request));
const has = (filter: Filter, name: string): boolean =>
  filter[name] !== undefined && filter[name] !== null && filter[name] !== '';

const withPost = (filter: Filter): Sql => {
  if (filter['current'] === false && !has(filter, 'unit') && !has(filter, 'role')) return sql``;
  return sql`and exists (select from post p where p.town_id = b.town_id and p.person_id = b.id
    ${filter['current'] === false ? sql`` : sql`and ${today()} between p.from_on and p.to_on`}
    ${has(filter, 'role') ? sql`and p.role = ${value('role')}` : sql``}
    ${has(filter, 'unit') ? sql`and p.unit_id = any(${value('unit', (found, { context }) => [...unitAndBelow(context.town, decodeId('Unit', String(found)) ?? 0)])}::bigint[])` : sql``})`;
};

const RoleInfo = builder.objectRef<{ code: string; title: string }>('RoleInfo').implement({
  description: 'A post that carries rights · 角色',
  fields: (t) => ({ code: t.exposeString('code'), title: t.exposeString('title') }),
});

builder.queryFields((t) => ({
  units: t.field({
    type: connectionOf('Unit'),
    description: 'Units of the town · 单位',
    args: { ...pageArgsOf(t), filter: t.arg({ type: UnitFilter }) },
    resolve: (_root, args, context, info) => {
      const filter = (args.filter ?? {}) as Filter;
      return readConnection(info, context, {
        type: 'Unit',
        shape: '',
        args,
        from: () => sql`unit b where b.town_id = ${ownTown()}
          ${has(filter, 'kind') ? sql`and b.kind = any(${value('kind')}::text[])` : sql``}
          ${has(filter, 'parent') ? sql`and b.parent_id = ${value('parent', (found) => decodeId('Unit', String(found)) ?? 0)}::bigint` : sql``}
          ${has(filter, 'search') ? sql`and strpos(b.name, ${value('search')}) > 0` : sql``}`,
        order: { columns: [{ sql: (alias) => at(alias, 'id'), type: 'bigint' }], descending: false },
      });
    },
  }),
  people: t.field({
    type: connectionOf('Person'),
    description: 'People of the town, by pinyin · 人员',
    args: { ...pageArgsOf(t), filter: t.arg({ type: PersonFilter }) },
    resolve: (_root, args, context, info) => {
      const filter = (args.filter ?? {}) as Filter;
      return readConnection(info, context, {
        type: 'Person',
        shape: `${isSearched('person', filter['search'])}`,
        args,
        from: () => sql`person b where b.town_id = ${ownTown()} ${withPost(filter)}
          ${isSearched('person', filter['search']) ? foundBy('person', 'b', (request) => (request.args['filter'] as Filter)['search']) : sql``}`,
        order: {
          columns: [
            { sql: (alias) => at(alias, 'pinyin'), type: 'text' },
            { sql: (alias) => at(alias, 'id'), type: 'bigint' },
          ],
          descending: false,
        },
      });
    },
  }),
  inspections: t.field({
    type: connectionOf('Inspection'),
    description: 'Inspections, latest first · 检查',
    args: pageArgsOf(t),
    resolve: (_root, args, context, info) =>
      readConnection(info, context, {
        type: 'Inspection',
        shape: '',
        args,
        from: () => sql`inspection b where b.town_id = ${ownTown()}`,
        order: {
          columns: [
            { sql: (alias) => at(alias, 'held_on'), type: 'date' },
            { sql: (alias) => at(alias, 'id'), type: 'bigint' },
          ],
          descending: true,
        },
      }),
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
