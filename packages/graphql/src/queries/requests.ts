import { actingOf } from '@plumbline/operations';
import { statesTagged, type Workflow, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { readByNumber } from '../read/by-number.ts';
import { readConnection } from '../read/connection.ts';
import type { ReadRequest, Sql } from '../read/plan.ts';
import { ownTown, seenInside, sightShape } from '../read/record-scope.ts';
import { foundBy, isSearched } from '../read/search.ts';
import { slot } from '../read/slot.ts';
import { connectionOf, pageArgsOf } from '../types/connection.ts';
import { RequestKindEnum } from '../types/request.ts';
import { entered, orderOf, recordOrders } from './order.ts';

const workflow: Workflow = workflows.request;
const open = [...statesTagged(workflow, 'open')];

const RequestFilter = builder.inputType('RequestFilter', {
  fields: (t) => ({
    open: t.boolean({ description: 'Not answered yet, or only such as have come to an end' }),
    kinds: t.field({ type: [RequestKindEnum] }),
    mine: t.boolean({ description: 'Only those in which the caller has a part' }),
    search: t.string({ description: 'Number or words of the title' }),
  }),
});

const order = orderOf('Request', { ...recordOrders, ENTERED: entered }, 'ENTERED', 'DESC');

type Filter = Readonly<Record<string, unknown>>;

const filterOf = ({ args }: ReadRequest): Filter => (args['filter'] ?? {}) as Filter;

/** The condition that the viewer sees the request itself or the record beside which it runs: a reader of a case sees what is asked for there. */
const seen = (
  context: GraphqlContext,
): Sql => sql`and (${seenInside(workflow, 'b', context)} or exists (select from record parent
  where parent.town_id = b.town_id and parent.id = b.parent_id and ${seenInside(workflows.rectification, 'parent', context)}))`;

/** Conditions of a filter: what is there shapes the statement, values are parameters. */
const conditions = (filter: Filter): Sql => {
  const isOpen = sql`b.state = any(${open}::text[])`;
  const viewer = slot<ReadRequest>(({ context }) => actingOf(context.viewer, workflow).personId);
  return sql`${typeof filter['open'] === 'boolean' ? sql`and ${filter['open'] ? isOpen : sql`not (${isOpen})`}` : sql``}
    ${Array.isArray(filter['kinds']) ? sql`and f.kind = any(${slot<ReadRequest>((now) => filterOf(now)['kinds'])}::text[])` : sql``}
    ${
      filter['mine'] === true
        ? sql`and exists (select from assignment a where a.town_id = b.town_id and a.record_id = b.id and a.person_id = ${viewer}::bigint)`
        : sql``
    }
    ${isSearched('record', filter['search']) ? foundBy('record', 'b', (now) => filterOf(now)['search']) : sql``}`;
};

const shapeOf = (context: GraphqlContext, filter: Filter): string =>
  `${sightShape(context)} ${isSearched('record', filter['search'])}`;

builder.queryFields((t) => ({
  requests: t.field({
    type: connectionOf('Request'),
    description: 'Requests that the caller sees, latest first · 申请',
    args: { ...pageArgsOf(t), filter: t.arg({ type: RequestFilter }), orderBy: t.arg({ type: order.input }) },
    resolve: (_root, args, context, info) => {
      const filter = (args.filter ?? {}) as Filter;
      return readConnection(info, context, {
        type: 'Request',
        shape: shapeOf(context, filter),
        args,
        from: () => sql`request f join record b on b.town_id = f.town_id and b.id = f.record_id
          where f.town_id = ${ownTown()} ${seen(context)} ${conditions(filter)}`,
        order: order.key(args.orderBy),
      });
    },
  }),
  request: t.field({
    type: 'Request',
    nullable: true,
    description: 'One request by its number, if the caller sees it or the record beside which it runs',
    args: { number: t.arg.string({ required: true }) },
    resolve: (_root, args, context, info) =>
      readByNumber(info, context, 'Request', workflow, args, () => seen(context)),
  }),
}));
