import { logCasesRead, unitAndBelow } from '@plumbline/operations';
import { statesTagged, type Tag, toList, type Workflow, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { idFrom, type NodeType } from '../global-id.ts';
import { readByNumber } from '../read/by-number.ts';
import { readConnection } from '../read/connection.ts';
import { at, hidden } from '../read/fields.ts';
import type { ReadRequest, Sql } from '../read/plan.ts';
import { ownTown, seenBy, sightShape } from '../read/record-scope.ts';
import { foundBy, isSearched } from '../read/search.ts';
import { slot } from '../read/slot.ts';
import { connectionOf, pageArgsOf } from '../types/connection.ts';
import { SanctionMeasureEnum, SanctionRuleEnum } from '../types/sanction/enums.ts';
import '../types/sanction/sanction.ts';
import { orderOf, recordOrders } from './order.ts';

const workflow: Workflow = workflows.sanction;
const open = [...statesTagged(workflow, 'open')];
const votedIn = [...toList(workflow.steps['vote']?.from)];
const tagged = (tags: unknown): string[] => (tags as Tag[]).flatMap((tag) => [...statesTagged(workflow, tag)]);

const SanctionFilter = builder.inputType('SanctionFilter', {
  fields: (t) => ({
    rule: t.field({ type: [SanctionRuleEnum] }),
    measure: t.field({ type: [SanctionMeasureEnum] }),
    states: t.stringList({ description: 'Names of states' }),
    tags: t.stringList({ description: 'Tags of states, any of them: open, closed, awaited, binding, voting, decided' }),
    open: t.boolean({ description: 'Not closed, or only such' }),
    overdue: t.boolean(),
    held: t.boolean({ description: 'Held for an explicit decision, or not' }),
    tied: t.boolean({ description: 'Tied and not broken yet, or not' }),
    waitingForMe: t.boolean({ description: 'Only those in the caller’s 待办' }),
    toVote: t.boolean({ description: 'Only those that wait for the caller’s vote' }),
    concernsMe: t.boolean({ description: 'Only those in which the caller is concerned, or only others' }),
    planYear: t.id({ description: 'Plan year of the miss; left out, of every one' }),
    person: t.id({ description: 'The person concerned' }),
    agreement: t.id(),
    unit: t.id({ description: 'The unit and everything below it' }),
    search: t.string({ description: 'Number or words of the title' }),
  }),
});

const order = orderOf('Sanction', recordOrders, 'UPDATED_AT', 'DESC');

type Filter = Readonly<Record<string, unknown>>;
const filterOf = ({ args }: ReadRequest): Filter => (args['filter'] ?? {}) as Filter;
const value = (name: string, read: (given: unknown, now: ReadRequest) => unknown = (given) => given): Sql =>
  sql`${slot<ReadRequest>((now) => read(filterOf(now)[name], now))}`;
const id = (name: string, type: NodeType): Sql => sql`${value(name, (given) => idFrom(type, given))}::bigint`;
const viewer = (): Sql => sql`${slot<ReadRequest>(({ context }) => context.viewer.personId)}::bigint`;
const now = (): Sql => sql`${slot<ReadRequest>(({ context }) => context.today)}::date`;

/** The viewer stands in one of some relations to the record now. */
const stands = (
  relations: readonly string[],
): Sql => sql`exists (select from assignment a where a.town_id = b.town_id and a.record_id = b.id
  and a.person_id = ${viewer()} and a.until is null and a.relation in (${sql.join(relations.map((relation) => sql.lit(relation)))}))`;

/** Conditions of a filter: what is there shapes the statement, values are parameters. */
const conditions = (filter: Filter): Sql => {
  const when = (name: string, condition: () => Sql): Sql =>
    filter[name] === undefined || filter[name] === null ? sql`` : sql`and ${condition()}`;
  const flag = (name: string, yes: Sql): Sql =>
    when(name, () => (filter[name] === true ? sql`(${yes})` : sql`not (${yes})`));
  return sql.join(
    [
      when('rule', () => sql`f.rule = any(${value('rule')}::text[])`),
      when('measure', () => sql`f.measure = any(${value('measure')}::text[])`),
      when('states', () => sql`b.state = any(${value('states')}::text[])`),
      when('tags', () => sql`b.state = any(${value('tags', tagged)}::text[])`),
      flag('open', sql`b.state = any(${open}::text[])`),
      flag('overdue', sql`b.state = any(${open}::text[]) and b.due_on < ${now()}`),
      flag('held', sql`f.held`),
      flag('tied', sql`f.tied`),
      flag(
        'waitingForMe',
        sql`exists (select from todo t where t.town_id = b.town_id and t.record_id = b.id and t.person_id = ${viewer()} and t.shown_from <= ${now()})`,
      ),
      flag(
        'toVote',
        sql`b.state = any(${votedIn}::text[]) and ${stands(['member'])} and not ${stands(['voted', 'recused', 'proposer', 'concerned'])}`,
      ),
      flag('concernsMe', sql`f.person_id = ${viewer()}`),
      when('planYear', () => sql`f.year_id = ${id('planYear', 'PlanYear')}`),
      when('person', () => sql`f.person_id = ${id('person', 'Person')}`),
      when('agreement', () => sql`f.agreement_id = ${id('agreement', 'Agreement')}`),
      when(
        'unit',
        () =>
          sql`b.unit_id = any(${value('unit', (given, { context }) => [...unitAndBelow(context.town, idFrom('Unit', given))])}::bigint[])`,
      ),
      isSearched('record', filter['search']) ? foundBy('record', 'b', (each) => filterOf(each)['search']) : sql``,
    ],
    sql` `,
  );
};

const shapeOf = (context: GraphqlContext, filter: Filter): string =>
  `${sightShape(context)} ${isSearched('record', filter['search'])}`;

builder.queryFields((t) => ({
  sanctions: t.field({
    type: connectionOf('Sanction'),
    description: 'Consequences in which the caller has a part, latest change first · 处置',
    args: { ...pageArgsOf(t), filter: t.arg({ type: SanctionFilter }), orderBy: t.arg({ type: order.input }) },
    resolve: async (_root, args, context, info) => {
      const filter = (args.filter ?? {}) as Filter;
      const page = await readConnection(info, context, {
        type: 'Sanction',
        shape: shapeOf(context, filter),
        args,
        from: () => sql`sanction f join record b on b.town_id = f.town_id and b.id = f.record_id
          where f.town_id = ${ownTown()} ${seenBy(context, workflow, 'b')} ${conditions(filter)}`,
        order: order.key(args.orderBy),
        hidden: { $read: (alias) => at(alias, 'id'), $secret: (alias) => at(alias, 'confidential') },
      });
      const secret = page.nodes.filter((row) => hidden<boolean>(row, '$secret'));
      await logCasesRead(
        context.deps,
        context.viewer,
        'list',
        secret.map((row) => hidden<number>(row, '$read')),
      );
      return page;
    },
  }),
  sanction: t.field({
    type: 'Sanction',
    nullable: true,
    description: 'One consequence by its number, if the caller has a part in it',
    args: { number: t.arg.string({ required: true }) },
    resolve: (_root, args, context, info) => readByNumber(info, context, 'Sanction', workflow, args),
  }),
}));
