import { builder } from '../builder.ts';
import { encodeId, type NodeType } from '../global-id.ts';
import { at, computed, hidden } from '../read/fields.ts';
import type { HiddenColumns } from '../read/plan.ts';
import type { Row } from '../read/read.ts';

builder.interfaceType('Node', {
  description: 'Anything with a global id · 有全局编号的对象',
  fields: (t) => ({
    id: t.field({ type: 'ID', extensions: computed('$id', '$type'), resolve: (row) => globalIdOf(row) }),
  }),
  resolveType: (row) => typeOf(row as Row),
});

/** The GraphQL type of a row read for an interface. */
export const typeOf = (row: Row): NodeType => hidden<NodeType>(row, '$type');

/** The global id of a row. */
export const globalIdOf = (row: Row): string => encodeId(typeOf(row), hidden<number>(row, '$id'));

/** Options of the field `id` of a type. */
export const idField = (type: NodeType) =>
  ({
    type: 'ID',
    extensions: computed('$id'),
    resolve: (row: Row) => encodeId(type, hidden<number>(row, '$id')),
  }) as const;

/** The hidden column of a type's own number. */
export const idColumn: HiddenColumns = { $id: (alias) => at(alias, 'id') };

builder.objectType('PageInfo', {
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage'),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage'),
    startCursor: t.exposeString('startCursor', { nullable: true }),
    endCursor: t.exposeString('endCursor', { nullable: true }),
  }),
});
