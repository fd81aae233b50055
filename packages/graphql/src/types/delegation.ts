import { mayEndDelegation } from '@plumbline/operations';
import { say } from '@plumbline/terms';
import { isDelegable, type Workflow, workflowNamed, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import { at, byKey, column, computed, fromRow, hidden, instant, many, named, today } from '../read/fields.ts';
import { choices } from './choices.ts';
import { idColumn, idField } from './node.ts';

/** Where a delegation stands, in words. */
const delegationStates = {
  planned: ['未开始', 'Not begun'],
  active: ['代理中', 'In force'],
  over: ['已到期', 'Over'],
  endedEarly: ['已提前结束', 'Ended early'],
} as const;

const DelegationStateEnum = choices('DelegationState', 'Where a delegation stands today · 代理状态', delegationStates);

interface Dated {
  readonly fromId: number;
  readonly toId: number;
  readonly fromOn: string;
  readonly toOn: string;
  readonly endedAt: string | null;
}

const stateOf = ({ fromOn, toOn, endedAt }: Dated, day: string): keyof typeof delegationStates => {
  if (endedAt !== null) return 'endedEarly';
  if (day > toOn) return 'over';
  return day < fromOn ? 'planned' : 'active';
};

const WorkflowRef = builder.objectRef<Workflow>('WorkflowRef').implement({
  description: 'A kind of matters by name and title · 事项类别',
  fields: (t) => ({
    name: t.exposeString('name'),
    title: t.string({ resolve: ({ title }, _args, { viewer }) => say(title, viewer.locale) }),
  }),
});

/** Workflows in which somebody may stand in at all. */
export const delegableWorkflows: readonly Workflow[] = Object.values<Workflow>(workflows).filter(isDelegable);

builder.objectType('Delegation', {
  description: 'Who stands in for whom while they are absent: what, until when, why · 代理',
  interfaces: ['Node'],
  extensions: {
    hidden: {
      ...idColumn,
      $workflows: (alias: string) => sql`to_json(${at(alias, 'workflows')})`,
      $dated: (alias: string) =>
        sql`json_build_object('fromId', ${at(alias, 'from_id')}, 'toId', ${at(alias, 'to_id')}, 'fromOn', ${at(alias, 'from_on')}, 'toOn', ${at(alias, 'to_on')}, 'endedAt', ${at(alias, 'ended_at')})`,
    },
  },
  fields: (t) => ({
    id: t.field(idField('Delegation')),
    principal: t.field({
      type: 'Person',
      description: 'Who is absent',
      extensions: byKey('Person', 'person', 'from_id'),
      resolve: fromRow,
    }),
    delegate: t.field({
      type: 'Person',
      description: 'Who stands in',
      extensions: byKey('Person', 'person', 'to_id'),
      resolve: fromRow,
    }),
    everyPost: t.field({
      type: 'Boolean',
      description: 'Every post that the absent person holds on the day',
      extensions: column((alias) => sql`${at(alias, 'post_ids')} is null`),
      resolve: fromRow,
    }),
    posts: t.field({
      type: ['Post'],
      description: 'What is handed on today: the posts named, or all, as far as they are held',
      extensions: many(
        'Post',
        (parent) =>
          sql`select p.* from post p where p.town_id = ${at(parent, 'town_id')} and p.person_id = ${at(parent, 'from_id')} and (${at(parent, 'post_ids')} is null or p.id = any(${at(parent, 'post_ids')}))
            and ${today()} between p.from_on and p.to_on`,
        (child) => at(child, 'id'),
      ),
      resolve: fromRow,
    }),
    everyWorkflow: t.field({
      type: 'Boolean',
      description: 'Everything that can be done for somebody else',
      extensions: column((alias) => sql`${at(alias, 'workflows')} is null`),
      resolve: fromRow,
    }),
    workflows: t.field({
      type: [WorkflowRef],
      extensions: computed('$workflows'),
      resolve: (row) =>
        hidden<string[] | null>(row, '$workflows')?.flatMap((name) => workflowNamed(name) ?? []) ?? [
          ...delegableWorkflows,
        ],
    }),
    from: t.field({ type: 'Date', extensions: named('from_on'), resolve: fromRow }),
    to: t.field({ type: 'Date', description: 'Its last day counts', extensions: named('to_on'), resolve: fromRow }),
    reason: t.field({ type: 'String', extensions: named('reason'), resolve: fromRow }),
    madeBy: t.field({
      type: 'Person',
      description: 'The absent person, or an administrator for them',
      extensions: byKey('Person', 'person', 'made_by'),
      resolve: fromRow,
    }),
    byAdministrator: t.field({
      type: 'Boolean',
      description: 'Made by an administrator for somebody absent',
      extensions: column((alias) => sql`${at(alias, 'made_by')} <> ${at(alias, 'from_id')}`),
      resolve: fromRow,
    }),
    madeAt: t.field({ type: 'DateTime', extensions: instant('made_at'), resolve: fromRow }),
    endedAt: t.field({ type: 'DateTime', nullable: true, extensions: instant('ended_at'), resolve: fromRow }),
    endedBy: t.field({
      type: 'Person',
      nullable: true,
      extensions: byKey('Person', 'person', 'ended_by'),
      resolve: fromRow,
    }),
    state: t.field({
      type: DelegationStateEnum,
      extensions: computed('$dated'),
      resolve: (row, _args, { today: day }) => stateOf(hidden<Dated>(row, '$dated'), day),
    }),
    stateTitle: t.field({
      type: 'String',
      extensions: computed('$dated'),
      resolve: (row, _args, { today: day, viewer }) =>
        say(delegationStates[stateOf(hidden<Dated>(row, '$dated'), day)], viewer.locale),
    }),
    mine: t.field({
      type: 'Boolean',
      description: 'The caller stands in by it, and may use it now',
      extensions: computed('$dated'),
      resolve: (row, _args, { today: day, viewer }) => {
        const dated = hidden<Dated>(row, '$dated');
        return dated.toId === viewer.personId && stateOf(dated, day) === 'active';
      },
    }),
    endable: t.field({
      type: 'Boolean',
      description: 'The caller may end it now',
      extensions: computed('$dated'),
      resolve: (row, _args, { today: day, viewer }) => mayEndDelegation(viewer, day, hidden<Dated>(row, '$dated')),
    }),
  }),
});

builder.queryFields((t) => ({
  delegableWorkflows: t.field({
    type: [WorkflowRef],
    description: 'Kinds of matters in which somebody may stand in',
    resolve: () => [...delegableWorkflows],
  }),
}));
