import { workingDaysLeft } from '@plumbline/rules';
import { statesTagged, type Workflow, workflowNamed, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { type Judgeable, judgeable, judgeRecord } from '../judging.ts';
import { type ListSource, readConnection } from '../read/connection.ts';
import { at, byKey, column, computed, dayOrNull, fromRow, hidden, instant, named, one } from '../read/fields.ts';
import type { ReadRequest, Sql } from '../read/plan.ts';
import { countRows } from '../read/read.ts';
import { ownTown, seenBy, sightShape } from '../read/record-scope.ts';
import { slot } from '../read/slot.ts';
import { connectionOf, pageArgsOf } from '../types/connection.ts';
import { nextStep, StepRef } from '../types/steps.ts';
import { orderOf } from './order.ts';

const person = (): Sql => sql`${slot<ReadRequest>(({ context }) => context.viewer.personId)}::bigint`;
/** Whose 待办 it is: the caller's, or that of whom they stand in for. */
const whose = (): Sql =>
  sql`${slot<ReadRequest>(({ context: { viewer } }) => viewer.behalf?.personId ?? viewer.personId)}::bigint`;
/** Of somebody absent only what the delegation shows: its workflows, as far as its posts reach, and nothing confidential. */
const handedOn = (context: GraphqlContext, todo: string): Sql =>
  context.viewer.behalf === undefined
    ? sql``
    : sql`and exists (select from record h where h.town_id = ${at(todo, 'town_id')} and h.id = ${at(todo, 'record_id')} and (${sql.join(
        Object.values<Workflow>(workflows).map(
          (workflow) => sql`h.kind = ${sql.lit(workflow.name)} ${seenBy(context, workflow, 'h')}`,
        ),
        sql` or `,
      )}))`;
const now = (): Sql => sql`${slot<ReadRequest>(({ context }) => context.today)}::date`;
const recordOf = (parent: string, child: string) =>
  sql`record ${sql.raw(child)} on ${at(child, 'town_id')} = ${at(parent, 'town_id')} and ${at(child, 'id')} = ${at(parent, 'record_id')}`;

builder.objectType('Todo', {
  description: 'Something that waits for the caller · 待办',
  extensions: {
    hidden: {
      $due: (alias: string) => dayOrNull(alias, 'due_on'),
      $judge: (alias: string, reader?: { readonly standsIn: boolean }) =>
        sql`(select ${judgeable('jr', reader)} from record jr where jr.town_id = ${at(alias, 'town_id')} and jr.id = ${at(alias, 'record_id')})`,
    },
  },
  fields: (t) => ({
    record: t.field({ type: 'WorkflowRecord', extensions: one('WorkflowRecord', recordOf), resolve: fromRow }),
    dueOn: t.field({
      type: 'Date',
      nullable: true,
      extensions: column((alias) => dayOrNull(alias, 'due_on')),
      resolve: fromRow,
    }),
    overdue: t.field({
      type: 'Boolean',
      extensions: computed('$due'),
      resolve: (row, _args, { today }) => {
        const due = hidden<string | null>(row, '$due');
        return due !== null && due < today;
      },
    }),
    daysLeft: t.field({
      type: 'Int',
      nullable: true,
      description: 'Working days left',
      extensions: computed('$due'),
      resolve: (row, _args, { today, town }) => {
        const due = hidden<string | null>(row, '$due');
        return due === null ? null : workingDaysLeft(today, due, town.exceptions);
      },
    }),
    step: t.field({
      type: StepRef,
      nullable: true,
      description: 'The step that is waited for: the word on the button',
      extensions: computed('$judge'),
      resolve: (row, _args, context) => nextStep(judgeRecord(hidden<Judgeable>(row, '$judge'), context)),
    }),
  }),
});

builder.objectType('Work', {
  description: 'An event that the caller made, began or was told of · 已办、我发起、抄送',
  extensions: {
    hidden: {
      $step: (alias: string) => at(alias, 'step'),
      $kind: (alias: string) => at(alias, 'kind'),
      $id: (alias: string) => at(alias, 'record_id'),
    },
  },
  fields: (t) => ({
    record: t.field({ type: 'WorkflowRecord', extensions: one('WorkflowRecord', recordOf), resolve: fromRow }),
    at: t.field({ type: 'DateTime', extensions: instant('at'), resolve: fromRow }),
    actor: t.field({
      type: 'Person',
      nullable: true,
      extensions: byKey('Person', 'person', 'actor_id'),
      resolve: fromRow,
    }),
    read: t.field({ type: 'Boolean', extensions: named('read'), resolve: fromRow }),
    step: t.field({
      type: StepRef,
      extensions: computed('$step', '$kind'),
      resolve: (row) => {
        const name = hidden<string>(row, '$step');
        const step = workflowNamed(hidden<string>(row, '$kind'))?.steps[name];
        if (step === undefined) throw new Error('An event has an unknown step.');
        return { name, step };
      },
    }),
  }),
});

const TodoFilter = builder.inputType('TodoFilter', {
  fields: (t) => ({
    workflow: t.string({ description: 'Name of a workflow' }),
    overdue: t.boolean({ description: 'Overdue, or not' }),
  }),
});
const WorkFilter = builder.inputType('WorkFilter', {
  fields: (t) => ({
    workflow: t.string({ description: 'Name of a workflow' }),
    step: t.string({ description: 'Name of a step' }),
  }),
});

const todoOrder = orderOf('Todo', { DUE_ON: { column: 'due_on', type: 'date' } }, 'DUE_ON', 'ASC', {
  column: 'record_id',
  type: 'bigint',
});
const written = { column: 'at_id', type: 'bigint' } as const;
const workOrder = orderOf('Work', { AT: written }, 'AT', 'DESC', written);

const asked = (name: string): Sql => slot<ReadRequest>(({ args }) => (args['filter'] as Record<string, unknown>)[name]);

/** Events of the caller, and copies that the caller got: `b` has record, version, time, actor, step. */
const works = {
  done: () => sql`(select e.town_id, e.record_id, e.version, e.id as at_id, e.kind, e.step, e.at, e.actor_id, true as read from event e
    where e.town_id = ${ownTown()} and e.actor_id = ${person()}) b where true`,
  started:
    () => sql`(select e.town_id, e.record_id, e.version, e.id as at_id, e.kind, e.step, e.at, e.actor_id, true as read from event e
    where e.town_id = ${ownTown()} and e.actor_id = ${person()} and e.version = 1) b where true`,
  copied:
    () => sql`(select e.town_id, e.record_id, e.version, e.id as at_id, e.kind, e.step, e.at, e.actor_id, c.read_at is not null as read from copy c
    join event e on e.town_id = c.town_id and e.record_id = c.record_id and e.version = c.version
    where c.town_id = ${ownTown()} and c.person_id = ${person()}) b where true`,
} as const;

const workArgs = (t: Parameters<typeof pageArgsOf>[0]) => ({
  ...pageArgsOf(t),
  filter: t.arg({ type: WorkFilter }),
  orderBy: t.arg({ type: workOrder.input }),
});

interface WorkArgs extends Readonly<Record<string, unknown>> {
  readonly filter?:
    | { readonly workflow?: string | null | undefined; readonly step?: string | null | undefined }
    | null
    | undefined;
  readonly orderBy?: Parameters<typeof workOrder.key>[0];
}

const workList = (kind: keyof typeof works, args: WorkArgs): ListSource => ({
  type: 'Work',
  shape: kind,
  args,
  from: () => sql`${works[kind]()}
    ${typeof args.filter?.workflow === 'string' ? sql`and b.kind = ${asked('workflow')}::text` : sql``}
    ${typeof args.filter?.step === 'string' ? sql`and b.step = ${asked('step')}::text` : sql``}`,
  order: workOrder.key(args.orderBy),
});

const TodoConnection = connectionOf('Todo');
const WorkConnection = connectionOf('Work');
const open = [...statesTagged(workflows.rectification, 'open')];
const officeTurn = Object.values(workflows).flatMap(({ states }) =>
  Object.entries(states).flatMap(([name, { tone }]) => (tone === 'office' ? [name] : [])),
);

const ownTodo = (context: GraphqlContext, condition: Sql) => () =>
  sql`todo t join record r on r.town_id = t.town_id and r.id = t.record_id where t.town_id = ${ownTown()} and t.person_id = ${whose()} and t.shown_from <= ${now()} and ${condition} ${handedOn(context, 't')}`;
const count = (context: GraphqlContext, from: () => Sql) => countRows(context, {}, () => sql`select from ${from()}`);

const Workbench = builder.objectRef<Record<never, never>>('Workbench').implement({
  description: 'One desk for all posts of a person · 工作台',
  fields: (t) => ({
    overdue: t.int({
      description: 'What waits for the caller and is overdue',
      resolve: (_bench, _args, context) => count(context, ownTodo(context, sql`t.due_on < ${now()}`)),
    }),
    dueToday: t.int({
      resolve: (_bench, _args, context) => count(context, ownTodo(context, sql`t.due_on = ${now()}`)),
    }),
    toReview: t.int({
      description: 'What waits for the caller to review or re-inspect',
      resolve: (_bench, _args, context) => count(context, ownTodo(context, sql`r.state = any(${officeTurn}::text[])`)),
    }),
    open: t.int({
      description: 'Open cases in the caller’s scope',
      resolve: (_bench, _args, context) =>
        count(
          context,
          () =>
            sql`record r where r.town_id = ${ownTown()} and r.kind = 'rectification' and r.state = any(${open}::text[]) ${seenBy(context, workflows.rectification, 'r')}`,
        ),
    }),
    unreadCopies: t.int({
      resolve: (_bench, _args, context) =>
        count(
          context,
          () => sql`copy c where c.town_id = ${ownTown()} and c.person_id = ${person()} and c.read_at is null`,
        ),
    }),
    todo: t.field({
      type: TodoConnection,
      description: '待办, earliest day first',
      args: { ...pageArgsOf(t), filter: t.arg({ type: TodoFilter }), orderBy: t.arg({ type: todoOrder.input }) },
      resolve: (_bench, args, context, info) =>
        readConnection(info, context, {
          type: 'Todo',
          shape: sightShape(context),
          args,
          from: () =>
            sql`todo b where b.town_id = ${ownTown()} and b.person_id = ${whose()} and b.shown_from <= ${now()} ${handedOn(context, 'b')}
            ${
              typeof args.filter?.workflow === 'string'
                ? sql`and exists (select from record w where w.town_id = b.town_id and w.id = b.record_id and w.kind = ${asked('workflow')}::text)`
                : sql``
            }
            ${typeof args.filter?.overdue === 'boolean' ? sql`and (b.due_on < ${now()}) = ${sql.lit(args.filter.overdue)}` : sql``}`,
          order: todoOrder.key(args.orderBy),
        }),
    }),
    done: t.field({
      type: WorkConnection,
      description: '已办',
      args: workArgs(t),
      resolve: (_bench, args, context, info) => readConnection(info, context, workList('done', args)),
    }),
    started: t.field({
      type: WorkConnection,
      description: '我发起',
      args: workArgs(t),
      resolve: (_bench, args, context, info) => readConnection(info, context, workList('started', args)),
    }),
    copied: t.field({
      type: WorkConnection,
      description: '抄送',
      args: workArgs(t),
      resolve: (_bench, args, context, info) => readConnection(info, context, workList('copied', args)),
    }),
  }),
});

builder.queryFields((t) => ({ workbench: t.field({ type: Workbench, resolve: () => ({}) }) }));
