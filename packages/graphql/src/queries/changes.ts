import type { GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import { badRequest } from '../bad-request.ts';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { seenRecord } from '../read/any-record.ts';
import { childNodes, largestPage } from '../read/connection.ts';
import { at, fromRow, hidden, one } from '../read/fields.ts';
import type { PlannedArgs } from '../read/plan.ts';
import { type Row, readRows } from '../read/read.ts';
import { ownTown } from '../read/record-scope.ts';
import { sealOf } from '../types/seal.ts';

builder.objectType('Change', {
  description: 'An event of the sealed record, with the record as it stands now',
  fields: (t) => ({
    event: t.field({
      type: 'Event',
      extensions: one(
        'Event',
        (parent, child) =>
          sql`event ${sql.raw(child)} on ${at(child, 'town_id')} = ${at(parent, 'town_id')} and ${at(child, 'record_id')} = ${at(parent, 'record_id')} and ${at(child, 'version')} = ${at(parent, 'version')}`,
      ),
      resolve: fromRow,
    }),
    record: t.field({
      type: 'WorkflowRecord',
      extensions: one(
        'WorkflowRecord',
        (parent, child) =>
          sql`record ${sql.raw(child)} on ${at(child, 'town_id')} = ${at(parent, 'town_id')} and ${at(child, 'id')} = ${at(parent, 'record_id')}`,
      ),
      resolve: fromRow,
    }),
    seal: t.field({ type: 'Seal', extensions: sealOf, resolve: fromRow }),
  }),
});

/** How far a reader has come in the open chain and in the confidential one. */
type Place = readonly [open: number, confidential: number];

interface Changes {
  readonly edges: readonly { readonly cursor: string; readonly node: Row }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly endCursor: string | null;
}

const encode = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');

const decode = (context: GraphqlContext, cursor: string): Place => {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(value) && value.length === 2 && value.every((each) => Number.isSafeInteger(each) && each >= 0))
      return [value[0], value[1]];
  } catch {
    // falls through to the one answer for every cursor that is not ours
  }
  throw badRequest(context, [
    '这个游标不是 changes 给出的；请不带 after 从头开始',
    'This cursor was not given by changes; please begin without after',
  ]);
};

const sizeOf = (context: GraphqlContext, first: number | null | undefined): number => {
  const size = first ?? 50;
  if (size < 0 || size > largestPage)
    throw badRequest(context, [
      `first 是 ${size}，应在 0 到 ${largestPage} 之间`,
      `first is ${size}; 0 to ${largestPage} was expected`,
    ]);
  return size;
};

// Each chain is walked by its own positions; the times, which never go back in either, decide only how they are mixed.
const page =
  (size: number) =>
  ({ slot }: PlannedArgs) =>
    sql`select b.* from (${sql.join(
      [false, true].map(
        (confidential) => sql`(select s.* from seal s join record r on r.town_id = s.town_id and r.id = s.record_id
        where s.town_id = ${ownTown()} and s.confidential = ${sql.lit(confidential)}
          and s.position > ${slot(confidential ? '$confidential' : '$open')}::bigint and ${seenRecord('r')}
        order by s.position limit ${sql.lit(size + 1)})`,
      ),
      sql` union all `,
    )}) b order by b.sealed_at, b.confidential, b.position limit ${sql.lit(size + 1)}`;

const readChanges = async (
  info: GraphQLResolveInfo,
  context: GraphqlContext,
  { after, first }: { readonly after?: string | null | undefined; readonly first?: number | null | undefined },
): Promise<Changes> => {
  const size = sizeOf(context, first);
  const from: Place = after === null || after === undefined ? [0, 0] : decode(context, after);
  const wantedEdges = childNodes(info, info.fieldNodes, 'edges');
  const nodes = [...childNodes(info, info.fieldNodes, 'nodes'), ...childNodes(info, wantedEdges, 'node')];
  const rows = await readRows(info, context, {
    type: 'Change',
    // Cursors alone want the rows too, of which they are all that is read.
    nodes: nodes.length > 0 ? nodes : [...childNodes(info, info.fieldNodes, 'pageInfo'), ...wantedEdges],
    shape: `changes ${size}`,
    args: { $open: from[0], $confidential: from[1] },
    base: page(size),
    order: (alias) => sql`${at(alias, 'sealed_at')}, ${at(alias, 'confidential')}, ${at(alias, 'position')}`,
    hidden: { $confidential: (alias) => at(alias, 'confidential'), $position: (alias) => at(alias, 'position') },
  });
  let place = from;
  const edges = rows.slice(0, size).map((node) => {
    const position = hidden<number>(node, '$position');
    place = hidden<boolean>(node, '$confidential') ? [place[0], position] : [position, place[1]];
    return { cursor: encode(place), node };
  });
  return {
    edges,
    hasNextPage: rows.length > size,
    hasPreviousPage: from[0] + from[1] > 0,
    // Who has read everything gets the same place again, and asks from there the next time.
    endCursor: edges.at(-1)?.cursor ?? after ?? encode(from),
  };
};

const ChangeEdge = builder.objectRef<Changes['edges'][number]>('ChangeEdge').implement({
  fields: (t) => ({
    cursor: t.exposeString('cursor'),
    node: t.field({ type: 'Change', resolve: ({ node }) => node }),
  }),
});

const ChangeConnection = builder.objectRef<Changes>('ChangeConnection').implement({
  fields: (t) => ({
    edges: t.field({ type: [ChangeEdge], resolve: ({ edges }) => [...edges] }),
    nodes: t.field({ type: ['Change'], resolve: ({ edges }) => edges.map(({ node }) => node) }),
    pageInfo: t.field({
      type: 'PageInfo',
      resolve: ({ edges, hasNextPage, hasPreviousPage, endCursor }) => ({
        hasNextPage,
        hasPreviousPage,
        startCursor: edges[0]?.cursor ?? null,
        endCursor,
      }),
    }),
  }),
});

builder.queryFields((t) => ({
  changes: t.field({
    type: ChangeConnection,
    description:
      'Everything that happened to the records that the caller sees, in the order of the sealed record: for programs that ask again and again, each time with the last endCursor · 变更流',
    args: {
      after: t.arg.string({ description: 'endCursor of the page before; an empty page gives back the same' }),
      first: t.arg.int({ description: 'At most 200; 50 when nothing is given' }),
    },
    resolve: (_root, args, context, info) => readChanges(info, context, args),
  }),
}));
