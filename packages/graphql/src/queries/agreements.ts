import { actingOf, readAgreementTemplate, unitAndBelow } from '@plumbline/operations';
import { type IndicatorKey, indicatorKeys, indicators, type Party } from '@plumbline/rules';
import { say } from '@plumbline/terms';
import { statesTagged, toList, type Workflow, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { idFrom } from '../global-id.ts';
import { readByNumber } from '../read/by-number.ts';
import { readConnection } from '../read/connection.ts';
import type { ReadRequest, Sql } from '../read/plan.ts';
import { ownTown, seenBy, sightShape } from '../read/record-scope.ts';
import { foundBy, isSearched } from '../read/search.ts';
import { slot } from '../read/slot.ts';
import {
  AgreementClauseType,
  AgreementComparisonEnum,
  AgreementPartyEnum,
  AgreementTargetType,
} from '../types/agreement-target.ts';
import { connectionOf, pageArgsOf } from '../types/connection.ts';
import { orderOf, recordOrders } from './order.ts';

const workflow: Workflow = workflows.agreement;
const open = [...statesTagged(workflow, 'open')];
const awaited = [...statesTagged(workflow, 'awaited')];
const signable = [...toList(workflow.steps['sign']?.from)];

const AgreementFilter = builder.inputType('AgreementFilter', {
  fields: (t) => ({
    states: t.stringList({ description: 'Names of states' }),
    awaited: t.boolean({ description: 'Signatures or the answer to a counter-proposal are awaited, or are not' }),
    open: t.boolean({ description: 'Not closed and not withdrawn, or only such' }),
    party: t.field({ type: [AgreementPartyEnum] }),
    unit: t.id({ description: 'The unit and everything below it' }),
    mine: t.boolean({ description: 'Only those in which the caller has a part' }),
    toSign: t.boolean({ description: 'Only those that wait for the caller’s signature' }),
    planYear: t.id({ description: 'Left out, of every plan year' }),
    exam: t.id({ description: 'Evaluated by this session' }),
    search: t.string({ description: 'Number or words of the title' }),
  }),
});

const order = orderOf('Agreement', recordOrders, 'NUMBER', 'DESC');

type Filter = Readonly<Record<string, unknown>>;

const filterOf = ({ args }: ReadRequest): Filter => (args['filter'] ?? {}) as Filter;
const value = (name: string, read: (given: unknown, now: ReadRequest) => unknown = (given) => given): Sql =>
  sql`${slot<ReadRequest>((now) => read(filterOf(now)[name], now))}`;
const viewer = (): Sql =>
  sql`${slot<ReadRequest>(({ context }) => actingOf(context.viewer, workflow).personId)}::bigint`;

/** The viewer stands in one of some relations to the record now. */
const stands = (
  relations: readonly string[],
): Sql => sql`exists (select from assignment a where a.town_id = b.town_id and a.record_id = b.id
  and a.person_id = ${viewer()} and a.until is null and a.relation = any(${[...relations]}::text[]))`;

const waitsForSignature = (): Sql =>
  sql`and b.state = any(${signable}::text[]) and ${stands(['partyA', 'partyB'])} and not ${stands(['signed'])}`;

/** Conditions of a filter: what is there shapes the statement, values are parameters. */
const conditions = (filter: Filter): Sql => {
  const when = (name: string, condition: () => Sql): Sql =>
    filter[name] === undefined || filter[name] === null ? sql`` : condition();
  const isOpen = sql`b.state = any(${open}::text[])`;
  const isAwaited = sql`b.state = any(${awaited}::text[])`;
  const id = (name: string, type: 'Exam' | 'PlanYear') => sql`${value(name, (given) => idFrom(type, given))}::bigint`;
  return sql.join(
    [
      when('states', () => sql`and b.state = any(${value('states')}::text[])`),
      when('open', () => (filter['open'] === true ? sql`and ${isOpen}` : sql`and not (${isOpen})`)),
      when('awaited', () => (filter['awaited'] === true ? sql`and ${isAwaited}` : sql`and not (${isAwaited})`)),
      when('party', () => sql`and f.party = any(${value('party')}::text[])`),
      when(
        'unit',
        () =>
          sql`and b.unit_id = any(${value('unit', (given, { context }) => [...unitAndBelow(context.town, idFrom('Unit', given))])}::bigint[])`,
      ),
      when('planYear', () => sql`and b.plan_year_id = ${id('planYear', 'PlanYear')}`),
      when('exam', () => sql`and f.exam_id = ${id('exam', 'Exam')}`),
      filter['mine'] === true
        ? sql`and exists (select from assignment a where a.town_id = b.town_id and a.record_id = b.id and a.person_id = ${viewer()})`
        : sql``,
      filter['toSign'] === true ? waitsForSignature() : sql``,
      isSearched('record', filter['search']) ? foundBy('record', 'b', (now) => filterOf(now)['search']) : sql``,
    ],
    sql` `,
  );
};

const shapeOf = (context: GraphqlContext, filter: Filter): string =>
  `${sightShape(context)} ${isSearched('record', filter['search'])}`;

const IndicatorType = builder.objectRef<IndicatorKey>('AgreementIndicator').implement({
  description: 'What a target can be set for · 指标',
  fields: (t) => ({
    indicator: t.string({ resolve: (key) => key }),
    title: t.string({ resolve: (key, _args, { viewer: { locale } }) => say(indicators[key].title, locale) }),
    unit: t.string({ resolve: (key, _args, { viewer: { locale } }) => say(indicators[key].unit, locale) }),
    clause: t.string({ resolve: (key) => indicators[key].clause }),
    comparison: t.field({
      type: AgreementComparisonEnum,
      description: 'How a target for it usually compares',
      resolve: (key) => indicators[key].comparison,
    }),
    fromScores: t.boolean({
      description: 'Comes from pupils’ scores: an agreement may not rest on such alone',
      resolve: (key) => indicators[key].fromScores,
    }),
  }),
});

type Template = Awaited<ReturnType<typeof readAgreementTemplate>>;

/** What agreements of a kind begin with. */
export const AgreementTemplateType = builder.objectRef<Template>('AgreementTemplate').implement({
  description: 'What agreements of a kind begin with in this plan year · 责任书模板',
  fields: (t) => ({
    own: t.exposeBoolean('own', { description: 'The town’s own, and not the product’s' }),
    targets: t.field({ type: [AgreementTargetType], resolve: ({ targets }) => [...targets] }),
    clauses: t.field({ type: [AgreementClauseType], resolve: ({ clauses }) => [...clauses] }),
  }),
});

builder.queryFields((t) => ({
  agreements: t.field({
    type: connectionOf('Agreement'),
    description: 'Target agreements that the caller sees, latest first · 责任书',
    args: { ...pageArgsOf(t), filter: t.arg({ type: AgreementFilter }), orderBy: t.arg({ type: order.input }) },
    resolve: (_root, args, context, info) => {
      const filter = (args.filter ?? {}) as Filter;
      return readConnection(info, context, {
        type: 'Agreement',
        shape: shapeOf(context, filter),
        args,
        from: () => sql`agreement f join record b on b.town_id = f.town_id and b.id = f.record_id
          where f.town_id = ${ownTown()} ${seenBy(context, workflow, 'b')} ${conditions(filter)}`,
        order: order.key(args.orderBy),
      });
    },
  }),
  agreement: t.field({
    type: 'Agreement',
    nullable: true,
    description: 'One agreement by its number, if the caller sees it',
    args: { number: t.arg.string({ required: true }) },
    resolve: (_root, args, context, info) => readByNumber(info, context, 'Agreement', workflow, args),
  }),
  agreementIndicators: t.field({
    type: [IndicatorType],
    args: { party: t.arg({ type: AgreementPartyEnum }) },
    resolve: (_root, { party }) =>
      indicatorKeys.filter((key) => !party || (indicators[key].parties as readonly Party[]).includes(party)),
  }),
  agreementTemplate: t.field({
    type: AgreementTemplateType,
    args: { party: t.arg({ type: AgreementPartyEnum, required: true }) },
    resolve: (_root, { party }, { deps, viewer: asking }) => readAgreementTemplate(deps, asking, party),
  }),
}));
