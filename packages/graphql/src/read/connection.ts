import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import { badRequest, isDay } from '../bad-request.ts';
import type { GraphqlContext } from '../context.ts';
import type { PlannedArgs, Sql } from './plan.ts';
import { countRows, type Row, readRows } from './read.ts';

/** Greatest page of a list. */
export const largestPage = 200;
const usualPage = 50;

/** A key that a list is ordered by: columns that together are unique, each with the type that its cursor value is read as. */
export interface OrderKey {
  readonly columns: readonly {
    readonly sql: (alias: string) => Sql;
    readonly type: 'date' | 'bigint' | 'timestamptz' | 'text' | 'int';
  }[];
  readonly descending: boolean;
}

/** A list that is read page by page, keyset after keyset. */
export interface ListSource {
  readonly type: string;
  readonly shape: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** What stands between `select base.* from` and the order: table under the alias `b`, joins, `where` with at least one condition. */
  readonly from: (args: PlannedArgs) => Sql;
  readonly order: OrderKey;
  /** Columns that the caller itself reads, by hidden name. */
  readonly hidden?: Readonly<Record<string, (alias: string) => Sql>>;
}

interface Page {
  readonly size: number;
  readonly backward: boolean;
  /** Where the page begins. */
  readonly cursor: readonly unknown[] | null;
  /** Beyond which nothing is read, where both `after` and `before` are given. */
  readonly bound: readonly unknown[] | null;
}

/** What a value of a cursor must look like for the column that it is compared with. */
const fits: Readonly<Record<OrderKey['columns'][number]['type'], (value: unknown) => boolean>> = {
  date: (value) => value === 'infinity' || (typeof value === 'string' && isDay(value)),
  timestamptz: (value) => typeof value === 'string' && /^\d{4}-/.test(value) && !Number.isNaN(Date.parse(value)),
  bigint: Number.isSafeInteger,
  int: (value) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  text: (value) => typeof value === 'string',
};

const decodeCursor = (context: GraphqlContext, cursor: string, columns: OrderKey['columns']): readonly unknown[] => {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(values) &&
      values.length === columns.length &&
      columns.every(({ type }, index) => fits[type](values[index]))
    )
      return values;
  } catch {
    // falls through to the one answer for every cursor that is not ours
  }
  throw badRequest(context, [
    '这个游标不是本列表给出的；请从第一页重新开始',
    'This cursor was not given by this list; please begin again from the first page',
  ]);
};

const encodeCursor = (row: Row): string => Buffer.from(JSON.stringify(row['$cursor'])).toString('base64url');

const pageOf = (
  context: GraphqlContext,
  args: Readonly<Record<string, unknown>>,
  columns: OrderKey['columns'],
): Page => {
  const number = (name: string): number | null => {
    const value = args[name];
    if (value === null || value === undefined) return null;
    if (typeof value !== 'number' || value < 0 || value > largestPage) {
      throw badRequest(context, [
        `${name} 是 ${String(value)}，应在 0 到 ${largestPage} 之间`,
        `${name} is ${String(value)}; 0 to ${largestPage} was expected`,
      ]);
    }
    return value;
  };
  const [first, last] = [number('first'), number('last')];
  if (first !== null && last !== null)
    throw badRequest(context, ['first 与 last 只能给一个', 'Give either first or last']);
  const backward = last !== null;
  const decoded = (name: string) => {
    const cursor = args[name];
    return typeof cursor === 'string' ? decodeCursor(context, cursor, columns) : null;
  };
  const [after, before] = [decoded('after'), decoded('before')];
  return {
    size: first ?? last ?? usualPage,
    backward,
    cursor: backward ? before : after,
    bound: backward ? after : before,
  };
};

/** Field nodes named so directly below some nodes of the document, fragments opened. */
export const childNodes = (info: GraphQLResolveInfo, nodes: readonly FieldNode[], name: string): FieldNode[] =>
  nodes.flatMap(({ selectionSet }) =>
    (selectionSet?.selections ?? []).flatMap((selection): FieldNode[] => {
      if (selection.kind === 'Field') return selection.name.value === name ? [selection] : [];
      const fragment = selection.kind === 'FragmentSpread' ? info.fragments[selection.name.value] : selection;
      return fragment === undefined
        ? []
        : childNodes(info, [{ selectionSet: fragment.selectionSet } as FieldNode], name);
    }),
  );

/** A connection as its resolvers read it. */
export interface Connection {
  readonly edges: readonly { readonly cursor: string; readonly node: Row }[];
  readonly nodes: readonly Row[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number | null;
}

const cursorTypes = (order: OrderKey) => order.columns.map(({ type }) => sql.raw(type));

/** Reads one page of a list in the order of a unique key: the cost does not grow with depth. */
export const readConnection = async (
  info: GraphQLResolveInfo,
  context: GraphqlContext,
  source: ListSource,
): Promise<Connection> => {
  const { order } = source;
  const page = pageOf(context, source.args, order.columns);
  const edges = childNodes(info, info.fieldNodes, 'edges');
  const nodeNodes = [...childNodes(info, info.fieldNodes, 'nodes'), ...childNodes(info, edges, 'node')];
  const wantsCount = childNodes(info, info.fieldNodes, 'totalCount').length > 0;
  const pageInfo = childNodes(info, info.fieldNodes, 'pageInfo');
  // Cursors alone want the rows too, of which they are all that is read.
  const nodes = nodeNodes.length > 0 ? nodeNodes : [...pageInfo, ...edges];
  const wantsCursors = pageInfo.length > 0 || edges.length > 0;
  const args = {
    ...source.args,
    ...Object.fromEntries((page.cursor ?? []).map((value, index) => [`$c${index}`, value])),
    ...Object.fromEntries((page.bound ?? []).map((value, index) => [`$b${index}`, value])),
  };

  const forward = order.descending === page.backward;
  const direction = sql.raw(forward ? 'asc' : 'desc');
  const keys = (alias: string) => order.columns.map((column) => column.sql(alias));
  const orderBy = (alias: string) => sql.join(keys(alias).map((key) => sql`${key} ${direction}`));
  const types = cursorTypes(order);
  const beside = (planned: PlannedArgs, side: '>' | '<', name: '$c' | '$b') =>
    sql`and (${sql.join(keys('b'))}) ${sql.raw(side)} (${sql.join(types.map((type, index) => sql`${planned.slot(`${name}${index}`)}::${type}`))})`;
  const within = (planned: PlannedArgs) =>
    sql`${page.cursor === null ? sql`` : beside(planned, forward ? '>' : '<', '$c')}${page.bound === null ? sql`` : sql` ${beside(planned, forward ? '<' : '>', '$b')}`}`;

  const cursorOf = (alias: string) =>
    sql`json_build_array(${sql.join(keys(alias).map((key, index) => sql`${key}::${types[index] ?? sql.raw('text')}`))})`;

  const [read, totalCount] = await Promise.all([
    readRows(info, context, {
      type: source.type,
      nodes,
      shape: `${source.shape} ${direction} ${page.cursor !== null} ${page.bound !== null} ${page.backward} ${page.size}`,
      args,
      // The limit stands in the text: PostgreSQL plans joins for as many rows as there will be only where it knows it.
      base: (planned) =>
        sql`select b.* from ${source.from(planned)} ${within(planned)} order by ${orderBy('b')} limit ${sql.lit(page.size + 1)}`,
      order: orderBy,
      hidden: { ...(wantsCursors && { $cursor: cursorOf }), ...source.hidden },
    }),
    wantsCount ? countRows(context, source.args, (planned) => sql`select from ${source.from(planned)}`) : null,
  ]);

  const more = read.length > page.size;
  const kept = more ? read.slice(0, page.size) : read;
  const rows = page.backward ? kept.toReversed() : kept;
  const cursorAt = (row: Row | undefined) => (wantsCursors && row !== undefined ? encodeCursor(row) : null);
  return {
    edges: wantsCursors ? rows.map((node) => ({ cursor: encodeCursor(node), node })) : [],
    nodes: rows,
    pageInfo: {
      hasNextPage: page.backward ? page.cursor !== null : more || page.bound !== null,
      hasPreviousPage: page.backward ? more || page.bound !== null : page.cursor !== null,
      startCursor: cursorAt(rows[0]),
      endCursor: cursorAt(rows.at(-1)),
    },
    totalCount,
  };
};
