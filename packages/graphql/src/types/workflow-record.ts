import type { Represented } from '@plumbline/operations';
import { workingDaysLeft } from '@plumbline/rules';
import { pascal, say } from '@plumbline/terms';
import type { workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import { type Judgeable, judgeable, judgeRecord, overridable, representedIn } from '../judging.ts';
import { at, byKey, column, computed, dayOrNull, fromRow, hidden, instant, many, named } from '../read/fields.ts';
import type { HiddenColumns } from '../read/plan.ts';
import type { Row } from '../read/read.ts';
import { AssignmentType } from './assignment.ts';
import { globalIdOf } from './node.ts';
import { ReminderType } from './reminder.ts';
import { AvailableStep, BlockedStep, closedSteps, openSteps, StartableStep, startableBeside } from './steps.ts';
import { StateTone, toneOf } from './tone.ts';
import { workflowOf } from './workflow-of.ts';

/** The GraphQL type of a workflow's records. */
export const recordTypes = {
  rectification: 'RectificationCase',
  request: 'Request',
  agreement: 'Agreement',
  sanction: 'Sanction',
} as const satisfies Record<keyof typeof workflows, string>;

/** Name of the list of a workflow's records. */
export const recordTypeOf = (workflow: string): string =>
  recordTypes[workflow as keyof typeof recordTypes] ?? pascal(workflow);

const typeColumn = sql.join(
  Object.entries(recordTypes).map(([kind, type]) => sql`when ${sql.lit(kind)} then ${sql.lit(type)}`),
  sql` `,
);

/** Hidden columns of every record, by a record's alias. */
export const recordColumns: HiddenColumns = {
  $id: (alias) => at(alias, 'id'),
  $type: (alias) => sql`case ${at(alias, 'kind')} ${typeColumn} end`,
  $kind: (alias) => at(alias, 'kind'),
  $state: (alias) => at(alias, 'state'),
  $due: (alias) => dayOrNull(alias, 'due_on'),
  $judge: judgeable,
  $represented: representedIn,
};

const stateOf = (row: Row) => workflowOf(row).states[hidden<string>(row, '$state')];

/** Whether a record is open and its day has ended. */
export const isOverdue = (row: Row, today: string): boolean => {
  const due = hidden<string | null>(row, '$due');
  return due !== null && due < today && stateOf(row)?.tags.includes('open') === true;
};

builder.interfaceType('WorkflowRecord', {
  description: 'A record of any workflow: where it stands, who has a part in it, what may be done now · 办理中的记录',
  interfaces: ['Node'],
  extensions: { hidden: recordColumns },
  resolveType: (row) => hidden<string>(row as Row, '$type'),
  fields: (t) => ({
    id: t.field({ type: 'ID', extensions: computed('$id', '$type'), resolve: (row) => globalIdOf(row) }),
    workflow: t.field({ type: 'String', extensions: named('kind'), resolve: fromRow }),
    number: t.field({
      type: 'String',
      description: 'Running number of the year: 整改〔2026〕187',
      extensions: named('number'),
      resolve: fromRow,
    }),
    title: t.field({ type: 'String', extensions: named('title'), resolve: fromRow }),
    version: t.field({
      type: 'Int',
      description: 'Grows by one with every step; a step names the version that it saw',
      extensions: named('version'),
      resolve: fromRow,
    }),
    state: t.field({ type: 'String', extensions: named('state'), resolve: fromRow }),
    stateTitle: t.field({
      type: 'String',
      extensions: computed('$kind', '$state'),
      resolve: (row, _args, { viewer }) => say(stateOf(row)?.title ?? ['', ''], viewer.locale),
    }),
    tone: t.field({
      type: StateTone,
      extensions: computed('$kind', '$state'),
      resolve: (row) => toneOf(workflowOf(row), hidden<string>(row, '$state')),
    }),
    tags: t.stringList({
      description: 'What the state is for lists: open, closed, void',
      extensions: computed('$kind', '$state'),
      resolve: (row) => [...(stateOf(row)?.tags ?? [])],
    }),
    dueOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day by which the present state should be left',
      extensions: column((alias) => dayOrNull(alias, 'due_on')),
      resolve: fromRow,
    }),
    overdue: t.field({
      type: 'Boolean',
      description: 'Its day has ended in the town',
      extensions: computed('$kind', '$state', '$due'),
      resolve: (row, _args, { today }) => isOverdue(row, today),
    }),
    daysLeft: t.field({
      type: 'Int',
      nullable: true,
      description: 'Working days left: 0 on the day, negative when it has passed',
      extensions: computed('$due'),
      resolve: (row, _args, { today, town }) => {
        const due = hidden<string | null>(row, '$due');
        return due === null ? null : workingDaysLeft(today, due, town.exceptions);
      },
    }),
    clause: t.field({
      type: 'String',
      description: 'The plan’s clause',
      extensions: computed('$kind'),
      resolve: (row) => workflowOf(row).clause,
    }),
    unit: t.field({ type: 'Unit', extensions: byKey('Unit', 'unit', 'unit_id'), resolve: fromRow }),
    createdAt: t.field({ type: 'DateTime', extensions: instant('created_at'), resolve: fromRow }),
    updatedAt: t.field({ type: 'DateTime', extensions: instant('updated_at'), resolve: fromRow }),
    assignments: t.field({
      type: [AssignmentType],
      extensions: many(
        'Assignment',
        (parent) =>
          sql`select a.*, ${at(parent, 'kind')} as kind from assignment a where a.town_id = ${at(parent, 'town_id')} and a.record_id = ${at(parent, 'id')}`,
        (child) => at(child, 'id'),
      ),
      resolve: fromRow,
    }),
    availableSteps: t.field({
      type: [AvailableStep],
      description: 'What the caller may do now',
      extensions: computed('$judge'),
      resolve: (row, _args, context) => openSteps(judgeRecord(hidden<Judgeable>(row, '$judge'), context)),
    }),
    blockedSteps: t.field({
      type: [BlockedStep],
      description: 'What the caller has a relation to but is not open, with the reason',
      extensions: computed('$judge'),
      resolve: (row, _args, context) => closedSteps(judgeRecord(hidden<Judgeable>(row, '$judge'), context)),
    }),
    overridableSteps: t.field({
      type: [AvailableStep],
      description:
        'What an administrator may take for somebody absent who has no delegate, with a reason · 可代为办理的步骤',
      extensions: computed('$judge', '$represented'),
      resolve: (row, _args, context) =>
        overridable(
          hidden<Judgeable>(row, '$judge'),
          hidden<readonly Represented[] | null>(row, '$represented') ?? [],
          context,
        ),
    }),
    startableSteps: t.field({
      type: [StartableStep],
      description: 'What the caller may start beside this record: requests',
      extensions: computed('$judge'),
      resolve: (row, _args, context) => startableBeside(judgeRecord(hidden<Judgeable>(row, '$judge'), context)),
    }),
    requests: t.field({
      type: ['WorkflowRecord'],
      description: 'Records that run beside this one',
      extensions: many(
        'WorkflowRecord',
        (parent) =>
          sql`select * from record where town_id = ${at(parent, 'town_id')} and parent_id = ${at(parent, 'id')}`,
        (child) => at(child, 'id'),
      ),
      resolve: fromRow,
    }),
    reminders: t.field({
      type: [ReminderType],
      description: 'Reminders and escalations, oldest first: rows of their own beside the events',
      extensions: many(
        'Reminder',
        (parent) =>
          sql`select m.*, ${at(parent, 'kind')} as kind from reminder m where m.town_id = ${at(parent, 'town_id')} and m.record_id = ${at(parent, 'id')}`,
        (child) => sql`${at(child, 'at')}, ${at(child, 'due_on')}, ${at(child, 'rung')}`,
      ),
      resolve: fromRow,
    }),
    events: t.field({
      type: ['Event'],
      description: 'The history, oldest first; the first or last so many of it',
      args: { first: t.arg.int(), last: t.arg.int() },
      extensions: many(
        'Event',
        (parent, _child, { given }) => {
          const fromEnd = typeof given['last'] === 'number';
          const wanted = Number(given[fromEnd ? 'last' : 'first'] ?? 200);
          return sql`select * from event where town_id = ${at(parent, 'town_id')} and record_id = ${at(parent, 'id')}
            order by version ${sql.raw(fromEnd ? 'desc' : 'asc')} limit ${sql.lit(Math.min(Math.max(wanted, 0), 200))}`;
        },
        (child) => at(child, 'version'),
        ({ given }) => (typeof given['last'] === 'number' ? 'reversed' : 'inOrder'),
      ),
      resolve: fromRow,
    }),
  }),
});
