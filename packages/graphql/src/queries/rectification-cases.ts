import { actingOf, unitAndBelow } from '@plumbline/operations';
import { statesTagged, type Workflow, workflows } from '@plumbline/workflows';
import type { GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import { checkDays } from '../bad-request.ts';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { idFrom, type NodeType } from '../global-id.ts';
import { readByNumber } from '../read/by-number.ts';
import { closedStates, closing } from '../read/closing.ts';
import { readConnection } from '../read/connection.ts';
import type { PlannedArgs, ReadRequest, Sql } from '../read/plan.ts';
import { ownTown, seenBy, sightShape } from '../read/record-scope.ts';
import { foundBy, isSearched } from '../read/search.ts';
import { slot } from '../read/slot.ts';
import { connectionOf, pageArgsOf } from '../types/connection.ts';
import { CategoryEnum, WeightEnum } from '../types/rectification-case.ts';
import { orderOf, recordOrders } from './order.ts';

const workflow: Workflow = workflows.rectification;
const open = [...statesTagged(workflow, 'open')];

/** Filter of the list of cases. */
export const RectificationCaseFilter = builder.inputType('RectificationCaseFilter', {
  fields: (t) => ({
    states: t.stringList({ description: 'Names of states' }),
    open: t.boolean({ description: 'Not closed and not void, or only such' }),
    overdue: t.boolean(),
    dueFrom: t.field({ type: 'Date' }),
    dueTo: t.field({ type: 'Date' }),
    unit: t.id({ description: 'The unit and everything below it' }),
    inspection: t.id(),
    category: t.field({ type: [CategoryEnum] }),
    weight: t.field({ type: [WeightEnum] }),
    responsible: t.id(),
    inspector: t.id(),
    minReturns: t.int({ description: 'Whose report was returned at least so often' }),
    closedFrom: t.field({ type: 'Date', description: 'Closed on this day or later' }),
    closedTo: t.field({ type: 'Date' }),
    mine: t.boolean({ description: 'Only those in which the caller has a part' }),
    waitingForMe: t.boolean({ description: 'Only those in the caller’s 待办' }),
    search: t.string({ description: 'Number or words of the title' }),
  }),
});

const order = orderOf('RectificationCase', recordOrders, 'DUE_ON', 'ASC');

/** A filter of cases as resolvers get it. */
export type Filter = Readonly<Record<string, unknown>>;

const given = (filter: Filter, name: string): boolean => filter[name] !== undefined && filter[name] !== null;

/** A value of the filter as a parameter. */
const value = (name: string, read: (found: unknown, context: GraphqlContext) => unknown = (found) => found): Sql =>
  slot<ReadRequest>(({ args, context }) => read((args['filter'] as Filter | null)?.[name], context));

const id = (name: string, type: NodeType): Sql => sql`${value(name, (found) => idFrom(type, found))}::bigint`;
const person = () => sql`${slot<ReadRequest>(({ context }) => actingOf(context.viewer, workflow).personId)}::bigint`;
const now = () => sql`${slot<ReadRequest>(({ context }) => context.today)}::date`;

/** The closing lies between two days of the town, each with all of its hours. */
const closedWithin = (filter: Filter): Sql => {
  const zone = slot<ReadRequest>(({ context }) => context.town.zone);
  const midnight = (name: string, days: number) =>
    sql`((${value(name)}::date + ${sql.lit(days)})::timestamp at time zone ${zone})`;
  return sql`and b.state in (${closedStates}) and exists (select from event closing where ${closing('b')}
    ${given(filter, 'closedFrom') ? sql`and closing.at >= ${midnight('closedFrom', 0)}` : sql``}
    ${given(filter, 'closedTo') ? sql`and closing.at < ${midnight('closedTo', 1)}` : sql``})`;
};

/** Conditions of a filter: what is there shapes the statement, values are parameters. */
const conditions = (filter: Filter): readonly Sql[] => {
  const when = (name: string, condition: () => Sql): Sql[] => (given(filter, name) ? [sql`and ${condition()}`] : []);
  const flag = (name: string, yes: () => Sql, no: () => Sql): Sql[] =>
    given(filter, name) ? [sql`and ${filter[name] === true ? yes() : no()}`] : [];
  const isOpen = () => sql`b.state = any(${open}::text[])`;
  const states =
    Array.isArray(filter['states']) && filter['states'].length === 1
      ? sql`b.state = ${value('states', (list) => (list as string[])[0])}`
      : sql`b.state = any(${value('states')}::text[])`;
  return [
    ...when('states', () => states),
    ...flag('open', isOpen, () => sql`not (${isOpen()})`),
    ...flag(
      'overdue',
      () => sql`${isOpen()} and b.due_on < ${now()}`,
      () => sql`not (${isOpen()} and b.due_on < ${now()})`,
    ),
    ...when('dueFrom', () => sql`b.due_on >= ${value('dueFrom')}::date`),
    ...when('dueTo', () => sql`b.due_on <= ${value('dueTo')}::date`),
    ...when(
      'unit',
      () =>
        sql`b.unit_id = any(${value('unit', (found, { town }) => [...unitAndBelow(town, idFrom('Unit', found))])}::bigint[])`,
    ),
    ...when('inspection', () => sql`f.inspection_id = ${id('inspection', 'Inspection')}`),
    ...when('category', () => sql`f.category = any(${value('category')}::text[])`),
    ...when('weight', () => sql`f.weight = any(${value('weight')}::text[])`),
    ...when(
      'responsible',
      () =>
        sql`exists (select from assignment a where a.town_id = b.town_id and a.record_id = b.id and a.relation = 'responsible' and a.until is null and a.person_id = ${id('responsible', 'Person')})`,
    ),
    ...when(
      'inspector',
      () =>
        sql`exists (select from assignment a where a.town_id = b.town_id and a.record_id = b.id and a.relation = 'inspector' and a.until is null and a.person_id = ${id('inspector', 'Person')})`,
    ),
    ...when('minReturns', () => sql`f.returns >= ${value('minReturns')}::int`),
    ...(given(filter, 'closedFrom') || given(filter, 'closedTo') ? [closedWithin(filter)] : []),
    ...flag(
      'mine',
      () =>
        sql`exists (select from assignment a where a.town_id = b.town_id and a.record_id = b.id and a.person_id = ${person()})`,
      () => sql`true`,
    ),
    ...flag(
      'waitingForMe',
      () =>
        sql`exists (select from todo t where t.town_id = b.town_id and t.record_id = b.id and t.person_id = ${person()})`,
      () => sql`true`,
    ),
    ...(isSearched('record', filter['search'])
      ? [foundBy('record', 'b', ({ args }) => (args['filter'] as Filter)['search'])]
      : []),
  ];
};

const usesFacts = (filter: Filter): boolean =>
  ['inspection', 'category', 'weight', 'minReturns'].some((name) => given(filter, name));

/** What stands after `from` for the cases of a filter that the viewer sees; `b` is the record, and `args` hold the filter. */
export const cases =
  (filter: Filter, context: GraphqlContext) =>
  (_args: PlannedArgs): Sql =>
    sql`record b ${usesFacts(filter) ? sql`join rectification f on f.town_id = b.town_id and f.record_id = b.id` : sql``}
    where b.town_id = ${ownTown()} and b.kind = 'rectification' ${seenBy(context, workflow, 'b')} ${sql.join(conditions(filter), sql` `)}`;

/** Pages of cases. */
export const RectificationCaseConnection = connectionOf('RectificationCase');

/** Reads one page of cases; `args` are those of the list. */
export const readCases = (
  info: GraphQLResolveInfo,
  context: GraphqlContext,
  args: Readonly<Record<string, unknown>> & { readonly orderBy?: Parameters<typeof order.key>[0] },
) => {
  const filter = (args['filter'] ?? {}) as Filter;
  checkDays(context, filter, 'dueFrom', 'dueTo', 'closedFrom', 'closedTo');
  return readConnection(info, context, {
    type: 'RectificationCase',
    shape: `${sightShape(context)} ${Array.isArray(filter['states']) && filter['states'].length === 1} ${isSearched('record', filter['search'])}`,
    args,
    from: cases(filter, context),
    order: order.key(args.orderBy),
  });
};

builder.queryFields((t) => ({
  rectificationCases: t.field({
    type: RectificationCaseConnection,
    description: 'Cases that the caller sees, by filter, order and keyset page · 整改台账',
    args: {
      ...pageArgsOf(t),
      filter: t.arg({ type: RectificationCaseFilter }),
      orderBy: t.arg({ type: order.input }),
    },
    resolve: (_root, args, context, info) => readCases(info, context, args),
  }),
  rectificationCase: t.field({
    type: 'RectificationCase',
    nullable: true,
    description: 'One case by its number, if the caller sees it',
    args: { number: t.arg.string({ required: true }) },
    resolve: (_root, args, context, info) => readByNumber(info, context, 'RectificationCase', workflow, args),
  }),
}));
